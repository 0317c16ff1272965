"""A statement in words, as the tables show it; every string is safe for a terminal and on one line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from chancery.cli.safe import one_line
from chancery.cli.who import NOBODY, few, name_of, parties, speaker
from chancery.records import Actor, Interval, Reading, Span, Statement


@dataclass(frozen=True, slots=True)
class Row:
    """One statement: `number` counts from 1 within its document, as the marks in the text do.

    `speaker` are the words of the text with who that is, `name` is the actor's name, else the words.
    """

    number: int
    speaker: str
    name: str
    party: str
    sector: str
    cue: str
    what: str
    mode: str
    to: tuple[str, ...]
    about: tuple[str, ...]
    qualities: tuple[str, ...]

    @property
    def flags(self) -> tuple[str, ...]:
        """All that is not in a column of its own where there is no room for many."""
        about = [f"about {', '.join(self.about)}"] if self.about else []
        to = [f"to {few(self.to)}"] if self.to else []
        return (*self.qualities, *about, *to)


def rows(reading: Reading) -> Iterator[Row]:
    """The statements of a reading in their order."""
    actors = {actor.id: actor for actor in reading.actors}
    text = reading.document.text
    for number, statement in enumerate(reading.statements, start=1):
        actor = actors.get(statement.speaker or "")
        words = quote(text, statement.speaker_span)
        yield Row(
            number=number,
            speaker=speaker(words, actor),
            name=(one_line(actor.name) if actor else "") or words,
            party=one_line(actor.affiliation or "") if actor else "",
            sector=one_line(actor.sector or "") if actor else "",
            cue=quote(text, statement.cue_span),
            what=" … ".join(quote(text, span) for span in statement.content_spans) or NOBODY,
            mode=statement.mode,
            to=tuple(name_of(actors, one) for one in statement.addressees),
            about=tuple(parties(actors, statement.about)),
            qualities=tuple(_qualities(statement, actors)),
        )


def days(date: Interval) -> str:
    """A day, or the first and the last."""
    first, last = one_line(date.from_), one_line(date.to)
    return first if first == last else f"{first} to {last}"


def quote(text: str, span: Span | None) -> str:
    """The words of a span; a dash where there are none."""
    return (one_line(text[span[0] : span[1]]) if span else "") or NOBODY


def _qualities(statement: Statement, actors: Mapping[str, Actor]) -> Iterator[str]:
    if statement.hedged:
        yield "hedged"
    if statement.relayed_by is not None:
        yield f"relayed by {name_of(actors, statement.relayed_by)}"
    if statement.date is not None:
        yield days(statement.date)
