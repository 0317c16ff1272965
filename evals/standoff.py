"""Attributions in brat standoff, as PolNeAR has them (Newell, Margolin and Ruths, LREC 2018).

    T1	Source 89 106	The New York Post
    T3	Content 115 290;301 320	that …
    E1	Attribution:T4 Content:T3 Cue:T2 Source:T1

A `T` line is a span, in one piece or several; its role is its own label. An `E` line joins spans into one
attribution. Lines of other kinds, and spans with other labels, say nothing about attributions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal, get_args

from chancery.errors import UnreadableSource
from chancery.records import Span

Role = Literal["source", "cue", "content"]
ROLES: tuple[Role, ...] = get_args(Role)
_ROLE_OF_LABEL: dict[str, Role] = {"Source": "source", "Cue": "cue", "Content": "content"}
_LINE = re.compile(r"[TE]\d+\t")


@dataclass(slots=True)
class RoleSpans:
    """One attribution as a scorer sees it: the spans of each role, any of which may be in pieces or missing."""

    source: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)

    def of(self, role: Role) -> list[Span]:
        """The spans of one role."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[role]


def parse(annotation: str, *, where: str | None = None) -> list[RoleSpans]:
    """The attributions of one annotation file, in its order; those without content are left out.

    Raises UnreadableSource, naming `where` and the line, for a line that is not standoff.
    """
    spans: dict[str, tuple[str, list[Span]]] = {}
    joined: list[list[str]] = []
    for number, line in enumerate(annotation.split("\n"), start=1):
        if not _LINE.match(line):
            continue  # a span's own words may run on over lines, and begin with any letter
        try:
            if line.startswith("T"):
                name, label = line.split("\t")[:2]
                spans[name] = _labelled(label)
            elif line.startswith("E"):
                joined.append([part.split(":")[1] for part in line.split("\t")[1].split() if ":" in part])
        except (ValueError, IndexError) as error:
            message = f"line {number} is not brat standoff; mend it or leave the file out"
            raise UnreadableSource(message, where=where) from error
    attributions = [_join(names, spans) for names in joined]
    return [attribution for attribution in attributions if attribution.content]


def _labelled(label_and_ranges: str) -> tuple[str, list[Span]]:
    label, _, ranges = label_and_ranges.partition(" ")
    pieces = []
    for piece in ranges.split(";"):
        start, end = piece.split()
        pieces.append((int(start), int(end)))
    return label, pieces


def _join(names: list[str], spans: dict[str, tuple[str, list[Span]]]) -> RoleSpans:
    attribution = RoleSpans()
    for name in names:
        label, pieces = spans.get(name, ("", []))
        if label in _ROLE_OF_LABEL:
            attribution.of(_ROLE_OF_LABEL[label]).extend(pieces)
    return attribution
