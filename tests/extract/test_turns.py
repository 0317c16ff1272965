"""Transcripts: paragraphs that begin with their speaker's label."""

from __future__ import annotations

import pytest
from build import said, texts
from hypothesis import given
from hypothesis import strategies as st

from chancery.extract.turns import is_turn, turns
from chancery.language.annotation import Attribution


def labelled(text: str, *found: Attribution) -> list[tuple[str, str]]:
    """Label and content of each turn."""
    made = [one for one in turns(text, found) if is_turn(text, one)]
    return [(text[slice(*one.source)], *texts(text, one.content)) for one in made if one.source]  # type: ignore[misc]


def test_a_label_in_capitals_makes_a_turn() -> None:
    """It says the rest of its paragraph, without white space at the end."""
    text = "Transcript\n\nMINISTER ODE: We stay. \n\nQ: Will you leave?\n\nNobody spoke."

    assert labelled(text) == [("MINISTER ODE", "We stay."), ("Q", "Will you leave?")]


def test_other_labels_need_a_transcript_around_them() -> None:
    """Where most are in capitals, three and more; elsewhere "Note: …" is a line like another."""
    alone = "Note: all ended.\n\nNothing remained."
    among = "MINISTER ODE: We stay.\n\nQ: Will you leave?\n\nMr. Bly: I shall not."

    assert labelled(alone) == []
    assert ("Mr. Bly", "I shall not.") in labelled(among)


@pytest.mark.parametrize(
    "text",
    [
        "ODE:\n\nWe stay.",
        "ODE said: We stay.",
        "ODE:We stay.",
        "AT 10:30 ALL ENDED.",
        "THE MINISTER OF THE NEW FJORD BOARD: We stay.",
        "ode: we stay.",
        "",
    ],
)
def test_what_is_no_label(text: str) -> None:
    """A heading, a sentence, a time, more than six words, small letters."""
    assert labelled(text) == []


def test_what_was_found_with_the_label_gives_way() -> None:
    """The turn takes its place; what was found inside stays."""
    text = "MINISTER ODE: Bly said all ended."
    label, inside = said(text, "MINISTER ODE", ":", "Bly said"), said(text, "Bly", "said", "all ended")

    made = turns(text, [label, inside])

    assert label not in made
    assert inside in made
    assert labelled(text, label, inside) == [("MINISTER ODE", "Bly said all ended.")]


def test_only_a_colon_makes_a_turn() -> None:
    """An attribution by a verb or without a cue is none."""
    text = "Bly said all ended."

    assert not is_turn(text, said(text, "Bly", "said", "all ended"))
    assert not is_turn(text, said(text, "Bly", None, "all ended"))


_LINES = st.sampled_from(
    ["ANA ODE: Yes.", "Q: No?", "Ivo Bly: Well. ", "Nothing.", "", "A: ", ": x", "“ODE: x”", "Ä B:  c"]
)


@given(st.one_of(st.text(), st.lists(_LINES, max_size=8).map("\n\n".join)))
def test_turns_quote_the_text(text: str) -> None:
    """Whatever it is: label, colon and content follow one another, none is empty, and no two overlap."""
    at = 0
    for one in turns(text, []):
        assert one.source is not None
        assert one.cue is not None
        (content,) = one.content
        assert at <= one.source[0] < one.source[1] <= one.cue[0] < one.cue[1] <= content[0] < content[1] <= len(text)
        assert text[slice(*content)] == text[slice(*content)].strip()
        at = content[1]
