"""The rules that the records of a corpus keep, whatever format they came from.

Each function gives what is wrong, in words that say what to do; nothing is raised.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date

from chancery.corpus.records import STATUSES, MarkedEvent, MarkedText
from chancery.records import Span
from chancery.world.plover import BY_NAME, CONTEXTS

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PARTY = re.compile(r"[A-Z][A-Z0-9-]*")


def text_faults(text: MarkedText) -> Iterator[str]:
    """Every fault of a text and of its events."""
    yield from day_faults(text.published)
    yield from number_faults([one.number for one in text.events])
    for event in text.events:
        faults = [
            *event_faults(event),
            *span_faults(event, text.text),
            *answer_faults(event, [one.number for one in text.events]),
        ]
        yield from (f"event {event.number}: {fault}" for fault in faults)


def event_faults(event: MarkedEvent) -> Iterator[str]:
    """The fields of an event: type and mode, status, contexts, parties, date."""
    yield from _type_faults(event.type, event.mode)
    yield from one_of(event.status, STATUSES, "status")
    for context in event.contexts:
        yield from one_of(context, CONTEXTS, "context")
    for party in (*event.source_parties, *event.target_parties):
        if not _PARTY.fullmatch(party):
            yield f"{party!r} is no code; write ISO 3166 alpha-3, an acronym, or “-”"
    if event.date is not None:
        yield from interval_faults(*event.date)


def span_faults(event: MarkedEvent, text: str) -> Iterator[str]:
    """Spans that are none of the text, and a trigger that is not one word."""
    spans = (event.trigger, *event.sources, *event.targets, *event.dates, *event.places)
    outside = [span for span in spans if not 0 <= span[0] < span[1] <= len(text)]
    yield from (f"{list(span)} is no span of the text, which has {len(text)} characters" for span in outside)
    if event.trigger not in outside:
        yield from _trigger_faults(event.trigger, text)


def number_faults(numbers: Collection[int]) -> Iterator[str]:
    """Numbers that two events have."""
    for number, times in sorted(Counter(numbers).items()):
        if times > 1:
            yield f"the event number {number} is used {times} times"


def answer_faults(event: MarkedEvent, numbers: Collection[int]) -> Iterator[str]:
    """An answer to itself, or to an event that is not among these."""
    if event.answers is not None and (event.answers not in numbers or event.answers == event.number):
        yield f"it answers {event.answers}, which is not another event here"


def day_faults(told: str) -> Iterator[str]:
    """What is no day of the calendar, written as in 2021-03-04."""
    try:
        written = bool(_DAY.fullmatch(told))
        date.fromisoformat(told)
    except ValueError:
        written = False
    if not written:
        yield f"{told!r} is no day; write it as in 2021-03-04"


def interval_faults(first: str, last: str) -> Iterator[str]:
    """Ends that are no days, or the wrong way round."""
    faults = [fault for day in dict.fromkeys((first, last)) for fault in day_faults(day)]
    yield from faults
    if not faults and last < first:
        yield f"{first}..{last} ends before it begins"


def one_of(told: str, known: Collection[str], what: str) -> Iterator[str]:
    """A word that is none of the known ones."""
    if told not in known:
        yield f"unknown {what} {told!r}; known: {', '.join(known) or 'none'}"


def _type_faults(kind: str, mode: str | None) -> Iterator[str]:
    if kind not in BY_NAME:
        yield from one_of(kind, BY_NAME, "type")
    elif mode is not None:
        yield from one_of(mode, BY_NAME[kind].modes, f"mode of {kind}")


def _trigger_faults(span: Span, text: str) -> Iterator[str]:
    trigger = text[slice(*span)]
    if trigger.split() != [trigger]:
        yield f"the trigger {trigger!r} must be one word"
