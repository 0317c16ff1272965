"""Reads the text of an episode file: blocks, the sentence or article of each, and the `=` lines of its events.

A fault in one block, or in one line of it, does not keep the others from being read: all faults are found in one go.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from chancery.corpus import checking
from chancery.corpus.marks import DATE, PLACE, SOURCE, TARGET, TRIGGER, Marks, Unmarked, unmark
from chancery.corpus.records import BACKGROUND, KINDS, Episode, Fault, MarkedEvent, MarkedText
from chancery.records import Span

_HEAD = "# kind:"
_LINE = re.compile(r"=\s*([0-9]{1,4})\s+([A-Z]+)(?:/([a-z-]+))?((?:\s+[a-z]+=\S.*?)*)\s*")
_FIELD = re.compile(r"([a-z]+)=(\S.*?)(?=\s+[a-z]+=|\s*$)")
_NUMBER = re.compile(r"[0-9]{1,4}")
_FIELDS = ("status", "source", "target", "date", "contexts", "claim", "place", "answers")
_NO_TRIGGER: Span = (0, 0)
"""Stands in for the trigger of an event that has none or several; no mark is empty."""

_Say = Callable[[str], None]


def parse(name: str, content: str) -> tuple[Episode, list[Fault]]:
    """The episode that a file holds, and every fault in it, by line; a text with a fault is left out."""
    lines = content.split("\n")
    found = list(blocks(lines))
    before = lines[: found[0][0]] if found else lines
    kind, faults = _head(before)
    texts = []
    for number, (first, last) in enumerate(found, start=1):
        text, wrong = parse_block(f"{name}-{number:02d}", lines, first, last)
        faults += wrong
        if kind == "sentences":
            faults += _second_lines(lines, first, last)
        if text is not None:
            texts.append(text)
    if not found:
        faults.append(Fault(1, "no block; each begins with “@ ” and the day of publication"))
    if kind == "article" and len(found) > 1:
        faults.append(Fault(found[1][0] + 1, "an article has one block; give each article a file"))
    return Episode(name, kind or KINDS[0], tuple(texts)), sorted(faults)


def blocks(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The blocks of a file as runs of lines `[first, last)`, counted from 0."""
    starts = [number for number, line in enumerate(lines) if line.startswith("@")]
    yield from zip(starts, [*starts[1:], len(lines)], strict=False)


def parse_block(name: str, lines: Sequence[str], first: int, last: int) -> tuple[MarkedText | None, list[Fault]]:
    """The text of one block, None where it has faults, and these."""
    published = lines[first][1:].strip()
    faults = [Fault(first + 1, message) for message in checking.day_faults(published)]
    body = range(first + 1, last)
    told = [number for number in body if lines[number].startswith("=")]
    faults += [
        Fault(number + 1, "text after a “=” line; the events stand below the whole text")
        for number in body
        if told and number > told[0] and _is_text(lines[number])
    ]
    kept = _lines_of_text(lines, first, told[0] if told else last)
    if not kept:
        return None, [*faults, Fault(first + 1, "there is no text")]
    unmarked = unmark("\n".join(lines[number] for number in kept))
    faults += [Fault(kept[fault.line - 1] + 1, fault.message) for fault in unmarked.faults]
    events = []
    for number in told:
        event, wrong = _event(lines[number], unmarked)
        faults += [Fault(number + 1, message) for message in wrong]
        if event is not None:
            events.append((number + 1, event))
    if len(events) == len(told):  # else marks and answers would seem to miss a line that only cannot be read
        faults += _together(first + 1, unmarked, events)
    if faults:
        return None, sorted(faults)
    ordered = sorted((event for _, event in events), key=lambda one: one.trigger)
    return MarkedText(name, published, unmarked.text, tuple(ordered)), []


def _head(lines: Sequence[str]) -> tuple[str | None, list[Fault]]:
    kind = next((line.removeprefix(_HEAD).strip() for line in lines if line.startswith(_HEAD)), None)
    faults = [
        Fault(number, "a line of no block; a block begins with “@ ” and the day of publication")
        for number, line in enumerate(lines, start=1)
        if _is_text(line)
    ]
    if kind not in KINDS:
        return None, [Fault(1, "the head must say “# kind: sentences” or “# kind: article”"), *faults]
    return kind, faults


def _is_text(line: str) -> bool:
    return bool(line.strip()) and not line.startswith(("=", "#"))


def _lines_of_text(lines: Sequence[str], first: int, last: int) -> list[int]:
    """The numbers of the lines below the `@` line, without comments and without empty lines at both ends."""
    numbers = [number for number in range(first + 1, last) if not lines[number].startswith("#")]
    filled = [number for number in numbers if lines[number].strip()]
    return [number for number in numbers if filled and filled[0] <= number <= filled[-1]]


def _second_lines(lines: Sequence[str], first: int, last: int) -> list[Fault]:
    told = next((number for number in range(first + 1, last) if lines[number].startswith("=")), last)
    texts = [number for number in range(first + 1, told) if _is_text(lines[number])]
    return [Fault(number + 1, "a second line of text; a block of sentences has one line") for number in texts[1:]]


def _together(line: int, unmarked: Unmarked, events: Sequence[tuple[int, MarkedEvent]]) -> Iterator[Fault]:
    """What is wrong between the events of a block, and between them and the marks."""
    numbers = [event.number for _, event in events]
    yield from (Fault(line, message) for message in checking.number_faults(numbers))
    for place, event in events:
        for message in checking.answer_faults(event, numbers):
            yield Fault(place, f"event {event.number}: {message}")
    for number in sorted(set(unmarked.marks) - set(numbers)):
        yield Fault(line, f"marks of event {number} without a “= {number} …” line")


@dataclass(frozen=True, slots=True)
class _Told:
    """A `=` line taken apart."""

    number: int
    type: str
    mode: str | None
    fields: dict[str, str]


def _event(line: str, unmarked: Unmarked) -> tuple[MarkedEvent | None, list[str]]:
    """The event of a `=` line, None if the line cannot be read, and what is wrong with it."""
    found = _LINE.fullmatch(line)
    if found is None:
        return None, [f"cannot read {line!r}; write as in “= 1 SANCTION/expel source=NOR”"]
    faults: list[str] = []
    event = _made(_Told(int(found[1]), found[2], found[3], _fields(found[4], faults.append)), unmarked, faults.append)
    faults += checking.event_faults(event)
    if not unmarked.faults and event.trigger != _NO_TRIGGER:
        faults += checking.span_faults(event, unmarked.text)
    return event, [f"event {event.number}: {fault}" for fault in faults]


def _made(told: _Told, unmarked: Unmarked, say: _Say) -> MarkedEvent:
    own = unmarked.marks.get(told.number, Marks())
    fields = told.fields
    if not unmarked.faults:
        _check_marks(own, fields, say)
    for message in checking.one_of(fields.get("claim", "no"), ("yes", "no"), "claim"):
        say(message)
    return MarkedEvent(
        number=told.number,
        type=told.type,
        mode=told.mode,
        status=fields.get("status", "happened"),
        trigger=next(iter(own.of(TRIGGER)), _NO_TRIGGER),
        sources=own.of(SOURCE),
        targets=own.of(TARGET),
        dates=own.of(DATE),
        places=own.of(PLACE),
        source_parties=_listed(fields.get("source")),
        target_parties=_listed(fields.get("target")),
        date=_date(fields.get("date"), say),
        background=fields.get("date") == BACKGROUND,
        contexts=_listed(fields.get("contexts")),
        claimed=fields.get("claim") == "yes",
        place=fields.get("place"),
        answers=_answers(fields.get("answers"), say),
    )


def _fields(told: str, say: _Say) -> dict[str, str]:
    pairs = _FIELD.findall(told)
    fields = dict(pairs)
    for name in sorted(set(fields) - set(_FIELDS)):
        say(f"unknown field {name!r}; known: {', '.join(sorted(_FIELDS))}")
    if len(fields) < len(pairs):
        say("a field stands twice; write it once, with its values joined by commas")
    return fields


def _check_marks(own: Marks, fields: dict[str, str], say: _Say) -> None:
    triggers = own.of(TRIGGER)
    if len(triggers) != 1:
        say(f"{len(triggers)} triggers are marked, there must be one")
    for side, letter in (("source", SOURCE), ("target", TARGET)):
        if bool(fields.get(side)) != bool(own.of(letter)):
            say(f"{side}= and a mark for the {side} belong together")


def _listed(told: str | None) -> tuple[str, ...]:
    """The values between commas; “-” says that there is one which has no code."""
    return tuple(one for one in told.split(",") if one != "-") if told else ()


def _date(told: str | None, say: _Say) -> tuple[str, str] | None:
    if told is None or told == BACKGROUND:
        return None
    first, dots, last = told.partition("..")
    if not dots:
        last = first
    elif not (first and last):
        say(f"date {told!r}; write 2021-03-01, 2021-03-01..2021-03-31 or ?")
        return None
    return first, last


def _answers(told: str | None, say: _Say) -> int | None:
    if told is None or _NUMBER.fullmatch(told):
        return int(told) if told else None
    say(f"answers={told} is no number of an event")
    return None
