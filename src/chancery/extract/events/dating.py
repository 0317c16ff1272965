"""When it happened: the date that hangs from the trigger or from what governs it, else what the story tells.

The day of publication stands only where nothing is said, and then without a span. What is told as background without a
time, or has not happened yet, has no date.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from chancery.extract.date_meanings import Tense
from chancery.extract.dates import interval
from chancery.language.annotation import Act, Name
from chancery.language.paragraphs import paragraphs
from chancery.language.phrases import Phrases
from chancery.records import Interval, Span

# Relations over which the date of what governs an act holds for the act too: "announced on Monday the closure".
# Not so over a clause that tells what was said, nor over one that only stands beside it.
_INHERITED = frozenset({"obj", "xcomp", "nmod", "nsubj", "conj", "obl", "compound", "advcl", "amod", "nmod:poss"})
_NOT_YET = frozenset({"planned", "proposed", "threatened", "conditional", "denied"})
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "would", "may", "might", "to"})
_LIMITS = frozenset({"until", "till"})
_DAYS = frozenset({"day", "days"})
_UNITS = frozenset({"day", "week", "month", "year"})
_LATER = frozenset({"later", "earlier"})
_LAST = [[word] for word in sorted(_LATER)]
_ORDER = frozenset({"same", "next", "following", "previous", "preceding"})
# Older than this, what a paragraph tells is background, and so is what it tells next without a date.
_NEWS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class _Told:
    """A date in the text: its tokens, the word that governs it inside, its days, and those without a "since"."""

    name: Name
    head: int
    days: Interval
    bare: Interval


class Dating:
    """Dates the acts of one text."""

    def __init__(self, phrases: Phrases, published: str | None) -> None:
        self._phrases = phrases
        self._index = phrases.index
        self._published = published
        self._told = list(self._resolved())
        self._firsts = [one.name.first for one in self._told]
        self._paragraphs = [start for start, _ in paragraphs(self._index.annotation.text)]

    def date(self, act: Act) -> Interval | None:
        """The date of an act, with the words that say so."""
        told_of = self._told_of(act.trigger)
        if told_of is not None:
            return told_of.bare
        found = self._hanging(act)
        if found is not None:
            return found.days
        if self._published is None or act.status in _NOT_YET or self._is_past_perfect(act.trigger):
            return None
        before = self._before(act.trigger)
        if before is not None and before.days.to < self._published:
            # A paragraph goes on with the day it told; what goes on after an old one is background.
            return before.days if self._is_news(before.days) else None
        return Interval(from_=self._published, to=self._published)

    def _resolved(self) -> list[_Told]:
        """The dates of the text in order; each may count from the one before."""
        found: list[_Told] = []
        story: tuple[date, date] | None = None
        day: tuple[date, date] | None = None  # the last that was told to the day
        for name in self._expressions():
            head = self._index.head(range(name.first, name.last))
            if head is None:
                continue
            # "Was put off until Monday": the verb is past, the day to come.
            tense = None if self._phrases.lower[max(0, name.first - 1)] in _LIMITS else self._tense(head)
            text = self._index.annotation.text
            of_days = not _DAYS.isdisjoint(self._phrases.lower[name.first : name.last])
            before = day if of_days and day is not None else story
            bare = interval(self._index.span(name), text, self._published, tense, story=before)
            days = interval(self._with_preposition(name), text, self._published, tense, story=before) or bare
            if days is not None:
                found.append(_Told(name, head, days, bare or days))
                story = date.fromisoformat(days.from_), date.fromisoformat(days.to)
                day = story if story[0] == story[1] else day
        return found

    def _expressions(self) -> list[Name]:
        """The dates that the model found, and those counted from others ("two days later"), which it may not know."""
        found = [self._with_later(name) for name in self._index.annotation.names if name.label == "date"]
        taken = {token for name in found for token in range(name.first, name.last)}
        lower = self._phrases.lower
        for last, word in enumerate(lower):
            first = _begins(lower, last) if word in _UNITS or word in _LATER else None
            if first is not None and taken.isdisjoint(range(first, last + 1)):
                found.append(Name(first, last + 1, "date"))
                taken |= set(range(first, last + 1))
        return sorted(found, key=lambda name: name.first)

    def _with_later(self, name: Name) -> Name:
        """A number of days with the "later" behind it."""
        lower = self._phrases.lower
        return Name(name.first, name.last + 1, name.label) if lower[name.last : name.last + 1] in _LAST else name

    def _with_preposition(self, name: Name) -> Span:
        """A date with the "since" or "until" before it."""
        start, end = self._index.span(name)
        before = name.first - 1
        if before >= 0 and self._phrases.lower[before] in ("since", "until", "by", "starting", "from"):
            start = self._phrases.tokens[before].start
        return start, end

    def _tense(self, head: int) -> Tense | None:
        """The tense of the clause that a date stands in."""
        tokens = self._phrases.tokens
        verb = next((token for token, _ in self._index.governors(head) if tokens[token].upos == "VERB"), None)
        if verb is None:
            return "past"
        words = {self._phrases.lower[child] for child in self._phrases.children[verb] if child < verb}
        if tokens[verb].tag == "VB" and words & _FUTURE:
            return "future"
        return "past"

    def _told_of(self, trigger: int) -> _Told | None:
        """The date that an act is told of: "until August 14, when the minister will visit"."""
        clause = trigger
        for governor, relation in self._index.governors(trigger):
            if relation not in ("xcomp", "conj"):
                break
            clause = governor
        when = next((child for child in self._phrases.children[clause] if self._phrases.lower[child] == "when"), None)
        if when is None:
            return None
        at = bisect_right(self._firsts, when) - 1
        one = self._told[at] if at >= 0 else None
        return one if one is not None and when - one.name.last in (0, 1) else None

    def _hanging(self, act: Act) -> _Told | None:
        """The date nearest to the trigger in the syntax, of those that hang from it or from what hands it down."""
        chain = {act.trigger: 0}
        below = act.trigger
        for steps, (governor, relation) in enumerate(self._index.governors(act.trigger), start=1):
            if not self._hands_down(below, relation):
                break
            chain[governor] = steps
            below = governor
        sentence = self._index.sentence(act.trigger)
        inside = slice(bisect_left(self._firsts, sentence.first), bisect_left(self._firsts, sentence.last))
        ranked = []
        for one in self._told[inside]:
            place = self._meeting(one.head, chain)
            if place is not None:
                ranked.append((*place, one.name.first, one))
        return min(ranked, key=lambda found: found[:3])[-1] if ranked else None

    def _hands_down(self, token: int, relation: str) -> bool:
        """Whether a date of what governs a word holds for the word too; a clause with its own subject tells of another
        time ("… on Monday, and Paris protested")."""
        if relation == "acl:relcl" or relation.partition(":")[0] not in _INHERITED:
            return False
        if relation not in ("conj", "advcl"):
            return True
        return not any(
            self._phrases.tokens[child].deprel.startswith("nsubj") for child in self._phrases.children[token]
        )

    def _meeting(self, head: int, chain: dict[int, int]) -> tuple[int, int] | None:
        """How far up from the trigger, and from the date, the two meet; None if another clause stands between."""
        for steps, token in enumerate([head, *(governor for governor, _ in self._index.governors(head))]):
            if token in chain:
                return chain[token], steps
            if steps and self._phrases.tokens[token].upos in ("VERB", "AUX"):
                return None
        return None

    def _is_past_perfect(self, trigger: int) -> bool:
        """Whether a trigger is told as what was before the news."""
        return any(
            self._phrases.tokens[child].deprel == "aux" and self._phrases.lower[child] == "had"
            for child in self._phrases.children[trigger]
        )

    def _is_news(self, days: Interval) -> bool:
        published = date.fromisoformat(self._published or days.to)
        return date.fromisoformat(days.to) >= published - _NEWS

    def _before(self, trigger: int) -> _Told | None:
        """The last date of an earlier sentence of the same paragraph."""
        at = bisect_right(self._firsts, self._index.sentence(trigger).first - 1) - 1
        if at < 0:
            return None
        start = self._phrases.tokens[trigger].start
        paragraph = self._paragraphs[bisect_right(self._paragraphs, start) - 1] if self._paragraphs else 0
        before = self._told[at]
        return before if self._phrases.tokens[before.name.first].start >= paragraph else None


def _begins(lower: Sequence[str], last: int) -> int | None:
    """Where "the same day" or "two days later" begins that ends with a token; None if that is no such expression."""
    if lower[last] in _LATER:
        return last - 2 if last > 1 and lower[last - 1].rstrip("s") in _UNITS else None
    if last > 0 and lower[last - 1] == "that":
        return last - 1
    return last - 2 if last > 1 and lower[last - 2] == "the" and lower[last - 1] in _ORDER else None


def words(days: Interval | None) -> tuple[Span, ...]:
    """Where a date is said."""
    return (days.span,) if days is not None and days.span is not None else ()
