"""How far two looks at the same events agree: `python -m evals.event_agreement corpus/events NAME.blind.txt`.

The first look is episodes, as files or folders; the second is files named `….blind.txt`, written without sight of it:

    ## a-01-prague-spies-01
    expelled | SANCTION/expel | happened | CZE>RUS | 2021-04-18 | no

that is trigger, type and mode, status, sources and targets, date (`-` not told, `?` background), claim. Compared are
the texts that both looks have; in each, events whose trigger is the same word are paired, those of the same type first.
Counted are triggers (F1, the second look against the first), triggers with their type, and on shared triggers how often
type, status, source, target, date and claim are the same; for type and status also Cohen's kappa (*Educational and
Psychological Measurement* 20, 1960), which takes off what chance would give.

Episodes that were corrected with the second look in hand agree with it more than the first look did.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from chancery.corpus.files import BLIND_SUFFIX, files_of, load_placed
from chancery.corpus.marked_events import STATUSES, MarkedEvent, MarkedText
from chancery.errors import ChanceryError, CorpusFault, SourceNotFound, UsageError
from chancery.world.plover import BY_NAME
from evals.counts import Counts, ratio, share_row

FIELDS = ("type", "status", "source", "target", "date", "claim")
WITH_KAPPA = ("type", "status")
_REPEATED = re.compile(r"#[0-9]+$")
"""After a trigger that stands several times in the text, which of them is meant."""

_DATE = re.compile(r"-|\?|([0-9-]{10})(?:\.\.([0-9-]{10}))?")
_SIDES = re.compile(r"[^>]*>[^>]*")
_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class Seen:
    """An event as either look has it: what can be compared."""

    trigger: str
    type: str
    status: str
    source: frozenset[str]
    target: frozenset[str]
    date: str
    claim: bool


@dataclass(slots=True)
class Agreement:
    """What was counted. `pairs` are the values of a field in the two looks, one pair a shared trigger."""

    compared: int = 0
    only_first: int = 0
    only_second: int = 0
    triggers: Counts = field(default_factory=Counts)
    typed: Counts = field(default_factory=Counts)
    pairs: dict[str, list[tuple[object, object]]] = field(default_factory=lambda: {name: [] for name in FIELDS})

    def share(self, name: str) -> float:
        """How often a field is the same."""
        return ratio(sum(one == other for one, other in self.pairs[name]), len(self.pairs[name]))

    def figures(self) -> dict[str, float]:
        """All figures by name."""
        return {
            "texts": self.compared,
            "only in the first look": self.only_first,
            "only in the second look": self.only_second,
            "trigger": self.triggers.f1,
            "trigger + type": self.typed.f1,
            **{name: self.share(name) for name in FIELDS},
            **{f"kappa of {name}": kappa(self.pairs[name]) for name in WITH_KAPPA},
        }

    def report(self) -> str:
        """The figures as a table."""
        texts = f"{self.compared} texts; {self.only_first} only in the first look, {self.only_second} in the second"
        rows = [texts, self.triggers.row("trigger"), self.typed.row("trigger + type")]
        for name in FIELDS:
            row = share_row(name, sum(one == other for one, other in self.pairs[name]), len(self.pairs[name]))
            rows.append(f"{row}   kappa {kappa(self.pairs[name]):.3f}" if name in WITH_KAPPA else row)
        return "\n".join(rows)


def kappa(pairs: Sequence[tuple[object, object]]) -> float:
    """Cohen's kappa; 1 where all pairs are the same, also if all are of one kind, and 0 where there are none."""
    if not pairs:
        return 0.0
    total = len(pairs)
    observed = sum(one == other for one, other in pairs) / total
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    expected = sum(first[value] * second[value] for value in first) / total**2
    return 1.0 if expected == 1 else (observed - expected) / (1 - expected)


def compare(first: dict[str, list[Seen]], second: dict[str, list[Seen]]) -> Agreement:
    """Compare two looks, each by the id of the text."""
    shared = [text for text in first if text in second]
    agreement = Agreement(len(shared), len(first) - len(shared), len(second) - len(shared))
    for text in shared:
        paired = list(_paired(first[text], second[text]))
        right = len(paired)
        same_type = sum(one.type == other.type for one, other in paired)
        sizes = len(first[text]), len(second[text])
        agreement.triggers += Counts(right, sizes[1] - right, sizes[0] - right)
        agreement.typed += Counts(same_type, sizes[1] - same_type, sizes[0] - same_type)
        for name in FIELDS:
            agreement.pairs[name] += [(getattr(one, name), getattr(other, name)) for one, other in paired]
    return agreement


def first_look(texts: Iterable[MarkedText]) -> dict[str, list[Seen]]:
    """The events of marked texts, by the id of the text."""
    return {text.id: [_seen(event, text.text) for event in text.events] for text in texts}


def second_look(paths: Iterable[Path]) -> dict[str, list[Seen]]:
    """The events of blind files, by the id of the text.

    Raises `SourceNotFound`, and `CorpusFault` with the line that cannot be read or repeats a text.
    """
    looks: dict[str, list[Seen]] = {}
    for path in paths:
        current: list[Seen] | None = None
        for number, line in enumerate(_lines(path), start=1):
            where = f"{path}:{number}"
            if line.startswith("##"):
                name = line.lstrip("#").strip()
                if name in looks:
                    raise CorpusFault(f"{name} stands twice in the second look; leave one out", where=where)
                current = looks[name] = []
            elif line.strip() and current is None:
                raise CorpusFault("an event before the first “## id” line", where=where)
            elif line.strip() and current is not None:
                current.append(_read(line, where))
    return looks


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise SourceNotFound(f"cannot be read ({error.strerror}); check the path", where=str(path)) from None
    except UnicodeDecodeError:
        raise CorpusFault("not UTF-8; save the file in it", where=str(path)) from None


def _read(line: str, where: str) -> Seen:
    columns = [column.strip() for column in line.split("|")]
    if len(columns) != _COLUMNS:
        raise CorpusFault(f"{len(columns)} columns where {_COLUMNS} should be, with | between them", where=where)
    trigger, label, status, sides, day, claim = columns
    kind, _, mode = label.partition("/")
    date = _DATE.fullmatch(day)
    if kind not in BY_NAME or (mode and mode not in BY_NAME[kind].modes):
        raise CorpusFault(f"unknown type or mode {label!r}", where=where)
    if status not in STATUSES:
        raise CorpusFault(f"unknown status {status!r}; known: {', '.join(STATUSES)}", where=where)
    if date is None:
        raise CorpusFault(f"date {day!r}; write 2021-03-01, 2021-03-01..2021-03-31, - or ?", where=where)
    if not _SIDES.fullmatch(sides) or claim not in {"yes", "no"}:
        raise CorpusFault(
            f"{sides!r} and {claim!r}; write NOR>RUS for the parties, yes or no for the claim", where=where
        )
    source, _, target = sides.partition(">")
    days = "..".join(dict.fromkeys(one for one in date.groups() if one)) or day
    return Seen(_REPEATED.sub("", trigger), kind, status, _codes(source), _codes(target), days, claim == "yes")


def _codes(told: str) -> frozenset[str]:
    """Parties between commas; one without a code (“-”) is none that could be compared."""
    return frozenset(code.strip() for code in told.split(",")) - {"", "-"}


def _seen(event: MarkedEvent, text: str) -> Seen:
    return Seen(
        trigger=text[slice(*event.trigger)],
        type=event.type,
        status=event.status,
        source=frozenset(event.source_parties),
        target=frozenset(event.target_parties),
        date=event.written_date or "-",
        claim=event.claimed,
    )


def _paired(first: Sequence[Seen], second: Sequence[Seen]) -> Iterator[tuple[Seen, Seen]]:
    """Events with the same trigger, each once; those with the same type before others, so that none is taken away."""
    ones, others = list(first), list(second)
    for same_type in (True, False):
        for one in list(ones):
            found = (new for new in others if new.trigger == one.trigger and (new.type == one.type or not same_type))
            if (other := next(found, None)) is not None:
                ones.remove(one)
                others.remove(other)
                yield one, other


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse the command line, compare and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="+", help="episodes or folders of them, and files named ….blind.txt")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args(arguments)
    blind = [path for path in options.paths if path.name.endswith(BLIND_SUFFIX)]
    marked = [path for path in options.paths if path not in blind]
    try:
        if not (blind and marked):
            raise UsageError("give episodes or their folder, and files of a second look named ….blind.txt")
        placed = load_placed(files_of(marked))
        agreement = compare(first_look(one.text for one in placed), second_look(blind))
    except ChanceryError as error:
        print(error, file=sys.stderr)
        return 2 if isinstance(error, UsageError) else 1
    print(json.dumps(agreement.figures()) if options.json else agreement.report())
    return 0


if __name__ == "__main__":
    sys.exit(main())
