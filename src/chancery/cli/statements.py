"""A statement in words, as the tables show it; every string is safe for a terminal and on one line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chancery.cli.safe import one_line
from chancery.records import Actor, Reading, Span, Statement

NOBODY = "—"


@dataclass(frozen=True, slots=True)
class Row:
    """One statement: `number` counts from 1 within its document, as the marks in the text do."""

    number: int
    speaker: str
    cue: str
    what: str
    mode: str
    flags: str


def rows(reading: Reading) -> Iterator[Row]:
    """The statements of a reading in their order."""
    actors = {actor.id: actor for actor in reading.actors}
    text = reading.document.text
    for number, statement in enumerate(reading.statements, start=1):
        yield Row(
            number=number,
            speaker=_speaker(statement, actors, text),
            cue=_quote(text, statement.cue_span),
            what=" … ".join(_quote(text, span) for span in statement.content_spans) or NOBODY,
            mode=statement.mode,
            flags=", ".join(_flags(statement, actors)),
        )


def _speaker(statement: Statement, actors: dict[str, Actor], text: str) -> str:
    """The words of the text, and the name where those are only "he" or "the minister"."""
    words = _quote(text, statement.speaker_span)
    actor = actors.get(statement.speaker or "")
    name = one_line(actor.name) if actor else ""
    if not name or name in words:
        return words
    return name if words == NOBODY else f"{words} ({name})"


def _flags(statement: Statement, actors: dict[str, Actor]) -> Iterator[str]:
    if statement.hedged:
        yield "hedged"
    if statement.relayed_by is not None:
        relay = actors.get(statement.relayed_by)
        yield f"relayed by {one_line(relay.name) if relay else 'another'}"
    if statement.date is not None:
        first, last = one_line(statement.date.from_), one_line(statement.date.to)
        yield first if first == last else f"{first} to {last}"


def _quote(text: str, span: Span | None) -> str:
    return (one_line(text[span[0] : span[1]]) if span else "") or NOBODY
