"""The attributions of a text made ready for all that builds on them: fitted, completed, in order, and by whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chancery.extract.addressees import addressees
from chancery.extract.continuations import continuations
from chancery.extract.passed_on import passed_on
from chancery.extract.quoted import fit
from chancery.extract.relays import relays
from chancery.extract.sources import speakers
from chancery.extract.turns import turns
from chancery.language.annotation import Attribution
from chancery.language.paragraphs import paragraphs
from chancery.language.phrases import Phrases
from chancery.records import Span


@dataclass(frozen=True, slots=True)
class Said:
    """Attributions in order of the text; of each the phrase of its speaker, of who passed it on, and of whom it is said
    to, by the same number."""

    attributions: list[Attribution]
    speakers: list[Span | None]
    relays: list[Span | None]
    addressees: list[list[Span]]

    def spans(self) -> Iterator[Span]:
        """All phrases that stand for somebody."""
        yield from (span for span in (*self.speakers, *self.relays) if span)
        yield from (span for several in self.addressees for span in several if span)


def said(phrases: Phrases) -> Said:
    """What is said in a text, by whom, to whom."""
    index = phrases.index
    annotation = index.annotation
    found = [
        Attribution(one.source, one.cue, fit(index, one.content), one.confidence) for one in annotation.attributions
    ]
    found = turns(annotation.text, found)
    starts = [start for start, _ in paragraphs(annotation.text)]
    found += continuations(index, found, starts)
    found.sort(key=_order)
    found, passed = passed_on(phrases, found)
    relayed = [passed.get(number, relay) for number, relay in enumerate(relays(index, found))]
    return Said(found, speakers(index, found), relayed, [list(addressees(phrases, one)) for one in found])


def _order(one: Attribution) -> tuple[int, int]:
    first = min(start for start, _ in one.content)
    return (min(first, one.cue[0] if one.cue else first), first)
