"""Texts marked by hand: names and attributions in line, as the files of `corpus/reader` have them.

    {s1|Foreign Minister [person|Ruth Alderton]} {q1|said} {c1|that [place|Chile] had sent a note}.

`[label|…]` is a name with a label of `NAME_LABELS`. `{s1|…}`, `{q1|…}` and `{c1|…}` are source, cue and
content of attribution 1; a number may have several contents (fragments), and no source. Marks nest.
Lines at the top that begin with `#` are comments. Everything else is the text, to the character.

`python -m evals.marked FILE…` checks files and counts what they hold.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

from chancery.language.annotation import NAME_LABELS
from chancery.records import Span

_OPEN = re.compile(r"\[([a-z]+)\||\{([sqc])(\d+)\|")


@dataclass
class MarkedAttribution:
    """One attribution: spans of its source, cue and content (fragments in order of the text)."""

    source: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)


@dataclass
class MarkedText:
    """A text without its marks, and what the marks say."""

    text: str
    names: list[tuple[int, int, str]]
    attributions: dict[int, MarkedAttribution]


def parse(marked: str) -> MarkedText:
    """Take the marks out of `marked`. Raises ValueError, naming the line, where marks do not fit together."""
    while marked.startswith("#"):
        marked = marked.partition("\n")[2]
    out: list[str] = []
    length, at = 0, 0
    stack: list[tuple[str, str, int, int]] = []  # closing mark, kind, attribution, start
    names: list[tuple[int, int, str]] = []
    attributions: dict[int, MarkedAttribution] = {}
    while at < len(marked):
        if opening := _OPEN.match(marked, at):
            name, role, number = opening.groups()
            if name and name not in NAME_LABELS:
                raise ValueError(f"line {_line(marked, at)}: unknown label {name!r}; known: {', '.join(NAME_LABELS)}")
            stack.append(("]" if name else "}", name or role, int(number or 0), length))
            at = opening.end()
            continue
        if stack and marked[at] in "]}":
            closing, kind, number, start = stack.pop()
            if marked[at] != closing:
                raise ValueError(f"line {_line(marked, at)}: {marked[at]!r} where {closing!r} should close {kind!r}")
            if closing == "]":
                names.append((start, length, kind))
            else:
                attribution = attributions.setdefault(number, MarkedAttribution())
                {"s": attribution.source, "q": attribution.cue, "c": attribution.content}[kind].append((start, length))
        else:
            out.append(marked[at])
            length += 1
        at += 1
    if stack:
        raise ValueError(f"{stack[-1][1]!r} is never closed")
    for number, attribution in attributions.items():
        if not attribution.content or not attribution.cue:
            raise ValueError(f"attribution {number} lacks its {'cue' if attribution.content else 'content'}")
        if len(attribution.source) > 1 or len(attribution.cue) > 1:
            raise ValueError(f"attribution {number} has more than one source or cue; number each attribution anew")
    return MarkedText("".join(out), sorted(names), attributions)


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def main(paths: list[str]) -> int:
    """Check files and print what they hold; the exit code says whether all were sound."""
    failed = words = attributions = 0
    names: dict[str, int] = {}
    for path in paths:
        try:
            marked = parse(Path(path).read_text(encoding="utf-8"))
        except ValueError as error:
            print(f"{path}: {error}")
            failed += 1
            continue
        words += len(marked.text.split())
        attributions += len(marked.attributions)
        for _, _, label in marked.names:
            names[label] = names.get(label, 0) + 1
    print(f"{len(paths)} files, {failed} faulty, {words} words, {attributions} attributions, names {names}")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
