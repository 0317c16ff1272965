"""When it happened."""

from __future__ import annotations

import pytest
from build import parsed

from chancery.extract.events.dating import Dating, words
from chancery.language.phrases import Phrases
from chancery.records import Interval

_PUBLISHED = "2021-10-20"  # a Wednesday
_BEFORE = "[nsubj Chad] met [obj Fiji] [obl on October [nummod 14]] ."


def when(
    tree: str, trigger: str, *dates: str, status: str = "happened", published: str | None = _PUBLISHED
) -> str | None:
    """The days of an act, and the words that say so: "2021-10-14 (October 14)"."""
    annotation = parsed(tree, names=dict.fromkeys(dates, "date"), acts=[(trigger, "SANCTION", status)])
    found = Dating(Phrases(annotation), published).date(annotation.acts[0])
    return _shown(found, annotation.text)


def _shown(days: Interval | None, text: str) -> str | None:
    if days is None:
        return None
    shown = days.from_ if days.from_ == days.to else f"{days.from_}/{days.to}"
    return f"{shown} ({text[slice(*days.span)]})" if days.span else shown


@pytest.mark.parametrize(
    ("tree", "trigger", "date", "expected"),
    [
        ("[nsubj Chad] left [obj it] [obl on Monday] .", "left", "Monday", "2021-10-18 (Monday)"),
        ("[nsubj Chad] decried [obj the closure [nmod on Monday]] .", "closure", "Monday", "2021-10-18 (Monday)"),
        ("[nsubj Chad] decreed [obj the closure] [obl on Monday] .", "closure", "Monday", "2021-10-18 (Monday)"),
        ("[nsubj Chad] began [xcomp closing [obj it]] [obl on Monday] .", "closing", "Monday", "2021-10-18 (Monday)"),
        ("[nsubj Chad] left [obl on Monday] [conj [cc and] closed [obj it]] .", "closed", "Monday",
         "2021-10-18 (Monday)"),
        ("[nsubj Chad] left [obj it] [obl [case since] October] .", "left", "October",
         "2021-10-01/2021-10-20 (since October)"),
    ],
    ids=["at the trigger", "at the noun", "at the verb above", "at the frame", "at what it is joined to", "since"],
)  # fmt: skip
def test_a_date_hangs_from_the_trigger_or_what_governs_it(tree: str, trigger: str, date: str, expected: str) -> None:
    """With its "since", and down the complements."""
    assert when(tree, trigger, date) == expected


@pytest.mark.parametrize(
    "tree",
    [
        "[nsubj Ode] said [obl on Monday] [ccomp [mark that] [nsubj Chad] left [obj it]] .",
        "[nsubj Chad] left [obj it] [parataxis [nsubj Ode] said [obl on Monday]] .",
        "[nsubj Chad] left [obj it] [advcl [mark as] [nsubj Ode] slept [obl on Monday]] .",
    ],
    ids=["when it was said", "when that was said", "when something else was"],
)
def test_a_date_of_another_clause_is_not_inherited(tree: str) -> None:
    """What is reported on Monday did not happen on Monday."""
    assert when(tree, "left", "Monday") == _PUBLISHED


def test_the_nearest_date_counts() -> None:
    """Each of two joined acts has its own."""
    tree = "[nsubj Chad] left [obj it] [obl:unmarked [amod last] week] [conj [cc and] closed [obl on Monday]] ."

    assert when(tree, "left", "last week", "Monday") == "2021-10-11/2021-10-17 (last week)"
    assert when(tree, "closed", "last week", "Monday") == "2021-10-18 (Monday)"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("[obl:unmarked the [amod same] day]", "2021-10-14 (the same day)"),
        ("[obl:unmarked [det that] day]", "2021-10-14 (that day)"),
        ("[obl:unmarked the [amod next] day]", "2021-10-15 (the next day)"),
        ("[advmod [obl:unmarked [nummod two] days] later]", "2021-10-16 (two days later)"),
        ("[advmod [obl:unmarked [nummod three] days] earlier]", "2021-10-11 (three days earlier)"),
    ],
)
def test_days_count_from_the_story(told: str, expected: str) -> None:
    """Also where the model, which learnt other dates, did not mark them."""
    tree = f"{_BEFORE}\n[nsubj Chad] left [obj it] {told} ."

    assert when(tree, "left", "October 14") == expected


def test_days_count_from_the_last_day() -> None:
    """A year or month between does not count."""
    tree = (
        f"{_BEFORE}\n[nsubj It] slept [obl in 2019] .\n[nsubj Chad] left [obj it] [obl:unmarked the [amod same] day] ."
    )

    assert when(tree, "left", "October 14", "2019") == "2021-10-14 (the same day)"


def test_a_paragraph_goes_on_with_its_day() -> None:
    """The next sentence is told of the same day, the next paragraph is not."""
    assert when(f"{_BEFORE}\n[nsubj Chad] left [obj it] .", "left", "October 14") == "2021-10-14 (October 14)"
    assert when(f"{_BEFORE}\n\n[nsubj Chad] left [obj it] .", "left", "October 14") == _PUBLISHED


@pytest.mark.parametrize("old", ["in 1998", "on October [nummod 12]"])
def test_what_goes_on_after_an_old_day_is_background(old: str) -> None:
    """Older than a week before publication."""
    tree = f"[nsubj Chad] met [obj Fiji] [obl {old}] .\n[nsubj It] left [obj him] ."
    name = "1998" if "1998" in old else "October 12"

    assert when(tree, "left", name) is None


def test_a_day_to_come_is_not_gone_on_with() -> None:
    """ "They will meet tomorrow. Chad left." is news of today."""
    tree = "[nsubj They] [aux will] meet/VERB/VB [obl on Friday] .\n[nsubj Chad] left [obj it] ."

    assert when(tree, "left", "Friday") == _PUBLISHED


def test_where_nothing_is_said_it_is_the_day_of_publication() -> None:
    """Without a span; and nothing where that day is not known."""
    assert when("[nsubj Chad] left [obj it] .", "left") == _PUBLISHED
    assert when("[nsubj Chad] left [obj it] .", "left", published=None) is None


def test_what_had_happened_is_background() -> None:
    """Unless its date is told."""
    assert when("[nsubj Chad] [aux had] left [obj it] .", "left") is None
    assert when("[nsubj Chad] [aux had] left [obl on Monday] .", "left", "Monday") == "2021-10-18 (Monday)"


@pytest.mark.parametrize("status", ["planned", "proposed", "threatened", "conditional", "denied"])
def test_what_has_not_happened_has_no_day_but_one_that_is_told(status: str) -> None:
    """Neither the day of publication nor that of the story."""
    bare = "[nsubj Chad] [aux may] leave/VERB/VB [obj it] ."
    told = "[nsubj Chad] [aux may] leave/VERB/VB [obl on Friday] ."

    assert when(bare, "leave", status=status) is None
    assert when(f"{_BEFORE}\n{bare}", "leave", "October 14", status=status) is None
    assert when(told, "leave", "Friday", status=status) == "2021-10-22 (Friday)"


@pytest.mark.parametrize(
    ("tree", "trigger", "expected"),
    [
        ("[nsubj Chad] [aux will] leave/VERB/VB [obl on Friday] .", "leave", "2021-10-22 (Friday)"),
        ("[nsubj Chad] hopes [xcomp [mark to] leave/VERB/VB [obl on Friday]] .", "leave", "2021-10-22 (Friday)"),
        ("[nsubj Chad] left [obl on Friday] .", "left", "2021-10-15 (Friday)"),
        ("[nsubj Chad] [aux did] leave/VERB/VB [obl on Friday] .", "leave", "2021-10-15 (Friday)"),
    ],
)
def test_the_tense_says_which_friday(tree: str, trigger: str, expected: str) -> None:
    """The next with "will" and "to", the last in the past."""
    assert when(tree, trigger, "Friday", status="planned") == expected


def test_only_whole_dates_need_no_publication() -> None:
    """ "Monday" of no year is none."""
    assert when("[nsubj Chad] left [obl on Monday] .", "left", "Monday", published=None) is None
    whole = "[nsubj Chad] left [obl on [nummod 4] May [nummod 2020]] ."
    assert when(whole, "left", "4 May 2020", published=None) == "2020-05-04 (4 May 2020)"


def test_the_words_of_a_date_are_evidence() -> None:
    """A day of publication has none."""
    assert words(Interval(from_="2021-10-18", to="2021-10-18", span=(3, 9))) == ((3, 9),)
    assert words(Interval(from_="2021-10-18", to="2021-10-18")) == ()
    assert words(None) == ()


def test_an_act_that_a_date_is_told_of_has_that_date() -> None:
    """ "Until August 14, when she will visit": the day itself, not the time up to it."""
    visit = "[advcl:relcl [advmod when] [nsubj she] [aux will] visit/VERB/VB [obj Fiji]]"
    tree = f"[nsubj Chad] waits [obl [case until] November [nummod 14] , {visit}] ."

    assert when(tree, "visit", "November 14", status="planned") == "2021-11-14 (November 14)"


def test_a_limit_lies_ahead() -> None:
    """ "Was put off until Monday": the verb is past, the day to come."""
    tree = "[nsubj:pass Talks] [aux:pass were] suspended/VERB/VBN [obl [case until] Monday] ."

    assert when(tree, "suspended", "Monday") == "2021-10-20/2021-10-25 (until Monday)"


def test_later_belongs_to_the_days_before_it() -> None:
    """Where the model marked "two days" alone."""
    tree = f"{_BEFORE}\n[nsubj Chad] left [obj it] [advmod [obl:unmarked [nummod two] days] later] ."

    assert when(tree, "left", "October 14", "two days") == "2021-10-16 (two days later)"
