"""An event in words, as the tables show it; every string is safe for a terminal and on one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from chancery.cli.safe import one_line
from chancery.cli.statements import days, quote
from chancery.cli.who import ANOTHER, NOBODY, few, parties, short, speaker
from chancery.records import Actor, Document, Event, Reading, Span, Statement

PUBLISHED = "published"
"""Where the text tells no day, and that of publication stands for it."""


@dataclass(frozen=True, slots=True)
class Side:
    """Source or target: the names of its actors, or the words of the text where it has none."""

    names: tuple[str, ...]
    parties: tuple[str, ...]
    sectors: tuple[str, ...]
    words: str
    """Names with their parties in one cell."""


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event: `number` counts from 1 within its document, as the marks in the text do.

    `claimed_by` and `answers` are empty where the report itself tells it, and where it is no response.
    """

    number: int
    when: str
    source: Side
    target: Side
    type: str
    mode: str
    words: str
    status: str
    claimed_by: str
    answers: str

    @property
    def kind(self) -> str:
        """Type and mode as one: `SANCTION/expel`."""
        return f"{self.type}/{self.mode}" if self.mode else self.type

    @property
    def flags(self) -> tuple[str, ...]:
        """All that is not in a column of its own where there is no room for many."""
        claim = [f"claimed by {self.claimed_by}"] if self.claimed_by else []
        when = [self.when] if self.when not in (NOBODY, PUBLISHED) else []
        return (self.status, *claim, *when, *([self.answers] if self.answers else []))


def event_rows(reading: Reading) -> Iterator[EventRow]:
    """The events of a reading in their order."""
    actors = {actor.id: actor for actor in reading.actors}
    statements = {statement.id: statement for statement in reading.statements}
    numbers = {event.id: number for number, event in enumerate(reading.events, start=1)}
    text = reading.document.text
    for number, event in enumerate(reading.events, start=1):
        answered = event.in_response_to
        yield EventRow(
            number=number,
            when=_when(event, reading.document),
            source=_side(text, actors, event.source, event.source_spans),
            target=_side(text, actors, event.target, event.target_spans),
            type=one_line(event.type),
            mode=one_line(event.mode or ""),
            words=quote(text, event.trigger),
            status=event.status,
            claimed_by=_claimed_by(text, actors, statements, event.claimed_by),
            answers=f"answers {numbers.get(answered, ANOTHER)}" if answered is not None else "",
        )


def _when(event: Event, document: Document) -> str:
    date = event.date
    if date is None:
        return NOBODY
    if date.span is None and date.from_ == date.to == document.published:
        return PUBLISHED
    return days(date)


def _side(text: str, actors: Mapping[str, Actor], ids: Sequence[str], spans: Sequence[Span]) -> Side:
    known = [actors[one] for one in ids if one in actors]
    told = _each(short(quote(text, span)) for span in spans)
    return Side(
        names=_each(short(one_line(actor.name)) for actor in known) or told,
        parties=tuple(parties(actors, ids)),
        sectors=_each(one_line(actor.sector or "") for actor in known),
        words=few(_each(speaker(NOBODY, actor) for actor in known) or told) or NOBODY,
    )


def _each(words: Iterable[str]) -> tuple[str, ...]:
    """Each once, in order, and nothing for what is not known."""
    return tuple(word for word in dict.fromkeys(words) if word not in ("", NOBODY))


def _claimed_by(
    text: str, actors: Mapping[str, Actor], statements: Mapping[str, Statement], identifier: str | None
) -> str:
    if identifier is None:
        return ""
    statement = statements.get(identifier)
    if statement is None:
        return ANOTHER
    actor = actors.get(statement.speaker or "")
    return short((one_line(actor.name) if actor else "") or quote(text, statement.speaker_span))
