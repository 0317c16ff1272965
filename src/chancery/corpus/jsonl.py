"""The corpus as JSON lines: one object a text, with its origin, its text, and its events with spans of code points.

The fields of an event are those of its `=` line, written as there; `source_spans`, `target_spans`, `date_spans` and
`place_spans` are the marks. `read` gives back what `write` was given, and refuses what breaks a rule of the corpus.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from chancery.corpus.checking import text_faults
from chancery.corpus.records import BACKGROUND, KINDS, SPLITS, MarkedEvent, MarkedText, PlacedText
from chancery.errors import CorpusFault
from chancery.records import Span


class _Event(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    number: int
    type: str
    mode: str | None
    status: str
    trigger: Span
    source: tuple[str, ...]
    source_spans: tuple[Span, ...]
    target: tuple[str, ...]
    target_spans: tuple[Span, ...]
    date: str | None
    date_spans: tuple[Span, ...]
    place: str | None
    place_spans: tuple[Span, ...]
    contexts: tuple[str, ...]
    claim: bool
    answers: int | None


class _Text(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: str
    episode: str
    split: str | None
    kind: str
    published: str
    text: str
    events: tuple[_Event, ...]


_DECODER = msgspec.json.Decoder(_Text)


def write(texts: Iterable[PlacedText]) -> Iterator[bytes]:
    """One line a text, in UTF-8. Raises `CorpusFault` for a text that JSON cannot carry."""
    for placed in texts:
        try:
            yield msgspec.json.encode(_text(placed)) + b"\n"
        except UnicodeEncodeError:
            raise CorpusFault("half a surrogate pair, which JSON cannot carry", where=ascii(placed.text.id)) from None


def read(lines: Iterable[bytes], name: str) -> Iterator[PlacedText]:
    """The texts of lines, blank ones passed over.

    Raises `CorpusFault`, with `name` and the line, where one is no text as `write` makes them.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _read(line.removeprefix(b"\xef\xbb\xbf"), f"{name}:{number}")


def _read(line: bytes, where: str) -> PlacedText:
    try:
        raw = _DECODER.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise CorpusFault(f"no text ({error}); give what `chancery corpus export` wrote", where=where) from None
    text = MarkedText(raw.id, raw.published, raw.text, tuple(_marked_event(one) for one in raw.events))
    fault = next(_faults(raw, text), None)
    if fault is not None:
        raise CorpusFault(fault, where=where)
    return PlacedText(text, raw.episode, raw.kind, raw.split)


def _faults(raw: _Text, text: MarkedText) -> Iterator[str]:
    if raw.kind not in KINDS:
        yield f"unknown kind {raw.kind!r}; known: {', '.join(KINDS)}"
    if raw.split is not None and raw.split not in SPLITS:
        yield f"unknown split {raw.split!r}; known: {', '.join(SPLITS)}, or null"
    yield from text_faults(text)
    for event in text.events:
        sides = ((event.source_parties, event.sources, "source"), (event.target_parties, event.targets, "target"))
        for parties, spans, side in sides:
            if parties and not spans:
                yield f"event {event.number}: {side} without {side}_spans"


def _text(placed: PlacedText) -> _Text:
    return _Text(
        id=placed.text.id,
        episode=placed.episode,
        split=placed.split,
        kind=placed.kind,
        published=placed.text.published,
        text=placed.text.text,
        events=tuple(_event(one) for one in placed.text.events),
    )


def _event(event: MarkedEvent) -> _Event:
    return _Event(
        number=event.number,
        type=event.type,
        mode=event.mode,
        status=event.status,
        trigger=event.trigger,
        source=event.source_parties,
        source_spans=event.sources,
        target=event.target_parties,
        target_spans=event.targets,
        date=event.written_date,
        date_spans=event.dates,
        place=event.place,
        place_spans=event.places,
        contexts=event.contexts,
        claim=event.claimed,
        answers=event.answers,
    )


def _marked_event(raw: _Event) -> MarkedEvent:
    first, dots, last = (raw.date or "").partition("..")
    return MarkedEvent(
        number=raw.number,
        type=raw.type,
        mode=raw.mode,
        status=raw.status,
        trigger=raw.trigger,
        sources=raw.source_spans,
        targets=raw.target_spans,
        dates=raw.date_spans,
        places=raw.place_spans,
        source_parties=raw.source,
        target_parties=raw.target,
        date=None if raw.date in (None, BACKGROUND) else (first, last if dots else first),
        background=raw.date == BACKGROUND,
        contexts=raw.contexts,
        claimed=raw.claim,
        place=raw.place,
        answers=raw.answers,
    )
