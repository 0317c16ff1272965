"""Texts marked by hand with who is who, as the files of `corpus/coreference` have them.

    [p1|Foreign Minister Ruth Alderton] said that [s2|Chile] had sent [p1|her] [o3|[p1|her] ministry]'s note.

`[p1|…]` is a mention of entity 1: the letter is its kind (`KINDS`), the number its chain. Marks nest. Lines at the top
that begin with `#` are comments. Everything else is the text, to the character: that of the file of the same name in
`corpus/reader`.

`python -m evals.chains FILE…` checks files and counts what they hold.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from chancery.errors import UnreadableSource
from chancery.records import Span
from evals import gold, marked

KINDS = {"p": "person", "g": "group", "o": "organization", "s": "state"}
_OPEN = re.compile(r"\[([a-z])(\d+)\|")


@dataclass(frozen=True, slots=True)
class Chain:
    """One entity: its kind, and its mentions in order of the text."""

    kind: str
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ChainedText:
    """A text without its marks, and the entities that the marks tell of."""

    text: str
    chains: tuple[Chain, ...]


def parse(text: str) -> ChainedText:
    """Take the marks out. Raises ValueError, naming the line, where marks do not fit together."""
    while text.startswith("#"):
        text = text.partition("\n")[2]
    out: list[str] = []
    length = at = 0
    stack: list[tuple[str, int, int]] = []
    mentions: dict[int, list[Span]] = {}
    kinds: dict[int, str] = {}
    while at < len(text):
        if opening := _OPEN.match(text, at):
            kind, number = opening[1], int(opening[2])
            line = text.count("\n", 0, at) + 1
            if kind not in KINDS:
                raise ValueError(f"line {line}: unknown kind {kind!r}; known: {', '.join(KINDS)}")
            if kinds.setdefault(number, kind) != kind:
                raise ValueError(f"line {line}: entity {number} is {kinds[number]!r} before and {kind!r} here")
            stack.append((kind, number, length))
            at = opening.end()
        elif text[at] == "]" and stack:
            _, number, start = stack.pop()
            mentions.setdefault(number, []).append((start, length))
            at += 1
        else:
            out.append(text[at])
            length += 1
            at += 1
    if stack:
        raise ValueError(f"a mark of entity {stack[-1][1]} is never closed")
    chains = (Chain(KINDS[kinds[number]], tuple(sorted(spans))) for number, spans in sorted(mentions.items()))
    return ChainedText("".join(out), tuple(chains))


def load(folder: Path) -> list[ChainedText]:
    """The texts of `folder` in order of names. Raises UnreadableSource where marks do not fit together."""
    texts = []
    for path in sorted(folder.glob("*.txt")):
        try:
            texts.append(parse(gold.read_exactly(path)))
        except ValueError as error:
            raise UnreadableSource(f"{error}; mend the marks", where=str(path)) from error
    return texts


def main(paths: list[str]) -> int:
    """Check files, also against the marked texts of the same name, and print what they hold."""
    faulty = mentions = chains = 0
    for path in map(Path, paths):
        twin = Path(*("reader" if part == "coreference" else part for part in path.parts))
        try:
            found = parse(path.read_text(encoding="utf-8"))
            if found.text != marked.parse(twin.read_text(encoding="utf-8")).text:
                raise ValueError(f"the text is not that of {twin}")
        except (OSError, ValueError) as error:
            print(f"{path}: {error}")
            faulty += 1
            continue
        chains += len(found.chains)
        mentions += sum(len(chain.mentions) for chain in found.chains)
    print(f"{len(paths)} files, {faulty} faulty, {chains} entities, {mentions} mentions")
    return faulty > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
