"""The corpus as brat standoff (https://brat.nlplab.org/standoff.html): a text and an annotation file for each text.

    T1	SANCTION 17 25	expelled
    T2	Actor 0 6	Norway
    E1	SANCTION:T1 Source:T2
    A1	Status E1 happened
    A2	Mode E1 expel
    A3	Claim E1
    #1	AnnotatorNotes E1	source=NOR date=2021-03-01
    R1	Answers Arg1:E2 Arg2:E1

The note has what brat has no place for, as the `=` line writes it: parties, date, contexts, place. Offsets are code
points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from chancery.corpus.records import STATUSES, MarkedEvent, MarkedText, PlacedText
from chancery.records import Span
from chancery.world.plover import TYPES, QuadClass

_ENTITIES = {"Source": "Actor", "Target": "Actor", "Time": "Date", "Place": "Place"}
_UNBROKEN = re.compile(r"[^\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_COLOURS: dict[QuadClass, str] = {
    "verbal cooperation": "#b8e0b8",
    "material cooperation": "#7fc97f",
    "verbal conflict": "#fdd0a2",
    "material conflict": "#fb8d62",
}


def files(texts: Iterable[PlacedText]) -> Iterator[tuple[str, bytes]]:
    """Path and content of every file of a brat collection; texts of a split stand in a folder of its name."""
    yield "annotation.conf", _annotation_conf().encode()
    yield "visual.conf", _visual_conf().encode()
    for placed in texts:
        path = f"{placed.split}/{placed.text.id}" if placed.split else placed.text.id
        yield f"{path}.txt", placed.text.text.encode()
        yield f"{path}.ann", annotation(placed.text).encode()


def annotation(text: MarkedText) -> str:
    """The annotation file of a text; empty where it has no events."""
    writer = _Writer(text.text)
    for event in text.events:
        writer.add(event)
    writer.answer(text.events)
    return "".join(f"{line}\n" for line in writer.lines)


class _Writer:
    """Lines of one annotation file; a span that several events share is written once a label."""

    def __init__(self, text: str) -> None:
        self.lines: list[str] = []
        self._text = text
        self._spans: dict[tuple[str, Span], str] = {}
        self._events: dict[int, str] = {}
        self._attributes = 0

    def add(self, event: MarkedEvent) -> None:
        """The spans, the event, its attributes and its note."""
        name = self._events[event.number] = f"E{len(self._events) + 1}"
        arguments = [f"{event.type}:{self._span(event.type, event.trigger)}"]
        sides = {"Source": event.sources, "Target": event.targets, "Time": event.dates, "Place": event.places}
        for role, spans in sides.items():
            for number, span in enumerate(spans, start=1):
                arguments.append(f"{role}{number if number > 1 else ''}:{self._span(_ENTITIES[role], span)}")
        self.lines.append(f"{name}\t{' '.join(arguments)}")
        self._attribute(f"Status {name} {event.status}")
        if event.mode:
            self._attribute(f"Mode {name} {event.mode}")
        if event.claimed:
            self._attribute(f"Claim {name}")
        if note := _note(event):
            self.lines.append(f"#{name[1:]}\tAnnotatorNotes {name}\t{note}")

    def answer(self, events: Sequence[MarkedEvent]) -> None:
        """A relation for each event that answers another one."""
        pairs = [(event.number, event.answers) for event in events if event.answers is not None]
        for number, (one, other) in enumerate(pairs, start=1):
            self.lines.append(f"R{number}\tAnswers Arg1:{self._events[one]} Arg2:{self._events[other]}")

    def _span(self, label: str, span: Span) -> str:
        known = self._spans.get((label, span))
        if known is not None:
            return known
        name = self._spans[label, span] = f"T{len(self._spans) + 1}"
        # brat reads line by line, so a span over a line break is written in pieces, with a space between their words.
        pieces = [piece.span() for piece in _UNBROKEN.finditer(self._text, *span)]
        ranges = ";".join(f"{start} {end}" for start, end in pieces)
        words = " ".join(self._text[start:end] for start, end in pieces)
        self.lines.append(f"{name}\t{label} {ranges}\t{words}")
        return name

    def _attribute(self, told: str) -> None:
        self._attributes += 1
        self.lines.append(f"A{self._attributes}\t{told}")


def _note(event: MarkedEvent) -> str:
    told = {
        "source": ",".join(event.source_parties),
        "target": ",".join(event.target_parties),
        "date": event.written_date,
        "contexts": ",".join(event.contexts),
        "place": " ".join((event.place or "").split()),
    }
    return " ".join(f"{name}={value}" for name, value in told.items() if value)


def _annotation_conf() -> str:
    roles = ", ".join(f"{role}*:{label}" for role, label in _ENTITIES.items())
    modes = "|".join(dict.fromkeys(mode for one in TYPES for mode in one.modes))
    return "\n".join(
        [
            "[entities]", *dict.fromkeys(_ENTITIES.values()), "",
            "[relations]", "Answers\tArg1:<EVENT>, Arg2:<EVENT>", "ENTITY-NESTING\tArg1:<ANY>, Arg2:<ANY>", "",
            "[events]", *(f"{one.name}\t{roles}" for one in TYPES), "",
            "[attributes]", f"Status\tArg:<EVENT>, Value:{'|'.join(STATUSES)}", f"Mode\tArg:<EVENT>, Value:{modes}",
            "Claim\tArg:<EVENT>", "",
        ]
    )  # fmt: skip


def _visual_conf() -> str:
    return "\n".join(
        [
            "[labels]", *(f"{one.name} | {one.name} | {one.name[:4]}" for one in TYPES), "",
            "[drawing]", "SPAN_DEFAULT\tfgColor:black, bgColor:#d9d9d9, borderColor:darken",
            "ARC_DEFAULT\tcolor:black, arrowHead:triangle-5",
            *(f"{one.name}\tbgColor:{_COLOURS[one.quad_class]}" for one in TYPES), "",
        ]
    )  # fmt: skip
