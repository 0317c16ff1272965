"""Score the affiliation of who acts and who is acted upon, against the codes of PLOVER's gold records.

    python -m evals.affiliations GOLD.json [READINGS.jsonl] [--json] [--verbose]

GOLD.json is a list of records: `id`, `text`, and as `source` and `target` lists of `actorText` and `code`, or nothing.
READINGS.jsonl is what `chancery read --format jsonl` prints of the same texts, matched by text; without it, the texts
are read here, without a date: the records' own is a placeholder.

An actor's words are looked for in the text as they are, then whatever their case, then by the word of theirs that the
text has or nearly has; where it has none, the actor is not asked about. The actor of the reading that has most of these
words as a mention answers; of several, the one whose mention begins there and is longest.

- *affiliation*: of the actors whose code is a state's, those that have that affiliation; nobody there is wrong;
- *body*: of those whose code is IGO, those that have any affiliation but a state's.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

import msgspec

from chancery.errors import ChanceryError, SourceNotFound, UnreadableSource
from chancery.records import Actor, Reading, Span
from chancery.world.packaged import state_codes
from evals import readings
from evals.counts import Counts, share_row
from evals.spans import overlaps, shared

_BODY = "IGO"
# Codes of the gold that are no codes of ISO 3166-1, and those that are meant.
_MISTAKES = {"JAP": "JPN"}
_WORD = re.compile(r"\w(?:[\w.'’]*\w)?")
# "Ghanians" and "Ghanaians" are alike by 0.94, "Isreal" and "Israel" by 0.83; "Cypriot" and "Cyprus" by 0.62.
_NEARLY = 0.8


class GoldActor(msgspec.Struct, frozen=True):
    """An actor of a record: its words, and PLOVER's code of its state or of what it is instead."""

    words: str = msgspec.field(name="actorText", default="")
    code: str | None = None


class GoldRecord(msgspec.Struct, frozen=True):
    """A record. Where `source` or `target` is a string it was misplaced, and no actor is meant."""

    id: str
    text: str
    source: list[GoldActor] | str | None = None
    target: list[GoldActor] | str | None = None

    def actors(self) -> Iterator[GoldActor]:
        """The actors that have a code."""
        for side in (self.source, self.target):
            if isinstance(side, list):
                yield from (actor for actor in side if actor.code)


@dataclass(slots=True)
class AffiliationScore:
    """Counts of states and of bodies; how many were not asked about, and why; every miss as a line."""

    states: Counts = field(default_factory=Counts)
    bodies: Counts = field(default_factory=Counts)
    not_in_text: int = 0
    nobody_there: int = 0
    other_codes: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def add(self, record: GoldRecord, wanted: GoldActor, reading: Reading | None) -> None:
        """Count one actor."""
        code = state_or_body(wanted.code or "")
        span = locate(wanted.words, record.text)
        if code != _BODY and code not in state_codes():
            self.other_codes[code] += 1
        elif span is None:
            self.not_in_text += 1
            self.misses.append(f"{record.id} «{wanted.words}»: not in the text")
        else:
            self._judge(record, wanted, code, actor_at(reading, span) if reading else None)

    def _judge(self, record: GoldRecord, wanted: GoldActor, code: str, actor: Actor | None) -> None:
        affiliation = actor.affiliation if actor else None
        is_body = code == _BODY
        right = affiliation is not None and (affiliation not in state_codes() if is_body else affiliation == code)
        counts = Counts(right=right, missed=not right)
        if is_body:
            self.bodies += counts
        else:
            self.states += counts
        self.nobody_there += actor is None
        if not right:
            found = f"«{actor.name}» {affiliation or 'without one'}" if actor else "nobody there"
            self.misses.append(f"{record.id} «{wanted.words}» {code}; found: {found}")

    def figures(self) -> dict[str, float]:
        """The shares that are right, and how many could not be."""
        return {
            "affiliation": self.states.recall,
            "body": self.bodies.recall,
            "nobody there": self.nobody_there,
            "not in the text": self.not_in_text,
            "other codes": self.other_codes.total(),
        }

    def report(self) -> str:
        """All figures as lines to read."""
        named = {"affiliation": self.states, "body": self.bodies}
        lines = [share_row(name, counts.right, counts.right + counts.missed) for name, counts in named.items()]
        others = ", ".join(f"{code} {count}" for code, count in sorted(self.other_codes.items())) or "none"
        lines.append(f"{self.nobody_there} of these with nobody there in the reading")
        lines.append(f"not asked: {self.not_in_text} not in the text; codes of no state and no body: {others}")
        return "\n".join(lines)


def load(path: Path) -> list[GoldRecord]:
    """The records of a file. Raises SourceNotFound where there is none, UnreadableSource where it is no such file."""
    if not path.is_file():
        raise SourceNotFound("no such file; name a JSON file of PLOVER's gold records", where=str(path))
    try:
        return msgspec.json.decode(path.read_bytes(), type=list[GoldRecord])
    except msgspec.MsgspecError as error:
        raise UnreadableSource(f"{error}; name a JSON file of PLOVER's gold records", where=str(path)) from error


def state_or_body(code: str) -> str:
    """A code of the gold with its mistakes mended; of several, parted by a slash, the first."""
    first = code.split("/")[0].strip()
    return _MISTAKES.get(first, first)


def locate(words: str, text: str) -> Span | None:
    """Where an actor's words stand in a text, or else the word of theirs that does, or nearly does."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    if not pattern:
        return None
    for flags in (re.NOFLAG, re.IGNORECASE):
        if match := re.search(rf"(?<!\w){pattern}(?!\w)", text, flags):
            return match.span()
    return _nearest_word(words, text)


def _nearest_word(words: str, text: str) -> Span | None:
    """The word nearest to any of `words`; of equals, that with a capital, which names somebody, then the longest."""
    pairs = [
        (
            SequenceMatcher(None, one[0].lower(), other[0].lower()).ratio(),
            one[0][0].isupper(),
            len(one[0]),
            other.span(),
        )
        for one in _WORD.finditer(words)
        for other in _WORD.finditer(text)
    ]
    near = [pair for pair in pairs if pair[0] >= _NEARLY]
    return max(near, key=lambda pair: pair[:3])[3] if near else None


def actor_at(reading: Reading, span: Span) -> Actor | None:
    """The actor of a reading with the mention that is most like `span`: what both have over what either has."""
    fits = [
        (shared([span], [mention]) / (max(span[1], mention[1]) - min(span[0], mention[0])), actor)
        for actor in reading.actors
        for mention in actor.mentions
        if overlaps(span, mention)
    ]
    return max(fits, key=lambda fit: fit[0])[1] if fits else None


def score(records: Sequence[GoldRecord], found: Mapping[str, Reading]) -> AffiliationScore:
    """Score readings by text; a text without a reading counts as read with nothing found."""
    total = AffiliationScore()
    for record in records:
        for wanted in record.actors():
            total.add(record, wanted, found.get(record.text))
    return total


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m evals.affiliations", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", type=Path, help="JSON file of PLOVER's gold records")
    parser.add_argument("predictions", type=Path, nargs="?", help="readings as JSONL; read here if not given")
    parser.add_argument("--verbose", action="store_true", help="name every miss")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args(arguments)
    try:
        records = load(options.gold)
        found = readings.load_or_read(options.predictions, [(record.id, record.text) for record in records])
        result = score(records, {reading.document.text: reading for reading in found.values()})
    except ChanceryError as error:
        print(error, file=sys.stderr)
        return 2
    if options.verbose:
        print("\n".join(result.misses), file=sys.stderr)
    print(json.dumps(result.figures(), indent=1) if options.json else result.report())
    return 0


if __name__ == "__main__":
    sys.exit(main())
