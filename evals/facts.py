"""Score readings against the facts that an analyst takes from an article.

    python -m evals.facts GOLD_DIR [PREDICTIONS.jsonl] [--family FAMILY] [--ignore FIELD] [--verbose] [--json]

GOLD_DIR holds NAME.json beside NAME.txt (`corpus/articles` and its README); PREDICTIONS.jsonl is what `chancery read
--format jsonl` prints of the same texts, matched by file name; without it, the texts are read here. Precision is
measured on the articles whose facts list all of a family, recall on all.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chancery.errors import ChanceryError
from chancery.records import Reading
from evals import gold_facts, judges, readings
from evals.counts import Counts, ratio
from evals.gold_facts import FAMILIES, Fact, Family, GoldArticle
from evals.judges import Verdict
from evals.matching import pair
from evals.scene import Scene

_COMMONEST = 10


@dataclass(frozen=True, slots=True)
class _Measure:
    """How one family is measured: its records in a reading, and their judge (which takes that family's facts)."""

    records: Callable[[Reading], Sequence[Any]]
    judge: Callable[[Scene, Any, Any], Verdict | None]


_MEASURES: dict[Family, _Measure] = {
    "statements": _Measure(lambda reading: reading.statements, judges.judge_statement),
    "events": _Measure(lambda reading: reading.events, judges.judge_event),
    "channels": _Measure(
        lambda reading: [(channel, change) for channel in reading.channels for change in channel.changes],
        judges.judge_channel,
    ),
    "positions": _Measure(lambda reading: reading.positions, judges.judge_position),
}


@dataclass(frozen=True, slots=True)
class Miss:
    """A fact that is not right, and why."""

    family: Family
    anchor: str
    why: str
    article: str = ""


@dataclass(slots=True)
class FamilyScore:
    """The counts of one family: over all articles, and over those that list all of it."""

    all: Counts = field(default_factory=Counts)
    complete: Counts = field(default_factory=Counts)

    @property
    def precision(self) -> float | None:
        """None where no article lists all of the family, or nothing was found there."""
        return self.complete.precision if self.complete.right + self.complete.spurious else None

    def row(self, family: Family) -> str:
        """One line of a report."""
        precision = "n/a" if self.precision is None else f"{self.precision:.3f}"
        counts = f"({self.all.right} right, {self.all.spurious} spurious, {self.all.missed} missed)"
        return f"{family:34s} P {precision:5s}  R {self.all.recall:.3f}   {counts}"


@dataclass(slots=True)
class FactScore:
    """All families, and every miss."""

    families: dict[Family, FamilyScore]
    misses: list[Miss] = field(default_factory=list)

    @property
    def right(self) -> tuple[int, int]:
        """How many facts are right, of how many."""
        right = sum(score.all.right for score in self.families.values())
        return right, right + sum(score.all.missed for score in self.families.values())

    def figures(self) -> dict[str, float]:
        """All figures by name; a precision that cannot be measured is left out."""
        named = {"facts right": ratio(*self.right)}
        for family, score in self.families.items():
            named[f"{family} recall"] = score.all.recall
            if score.precision is not None:
                named[f"{family} precision"] = score.precision
        return named

    def report(self) -> str:
        """All figures as lines to read."""
        right, known = self.right
        common = Counter((miss.family[:-1], miss.why) for miss in self.misses).most_common(_COMMONEST)
        lines = [score.row(family) for family, score in self.families.items()]
        lines.append("commonest misses: " + "; ".join(f"{name} {why} {count}" for (name, why), count in common))
        lines.append(f"{'facts right':34s} {ratio(right, known):.3f}   ({right} of {known})")
        return "\n".join(lines)


def score_family(
    scene: Scene, family: Family, facts: Sequence[Fact], absent: Sequence[Fact] = (), *, complete: bool
) -> tuple[Counts, list[Miss]]:
    """Score one family of one reading: `complete` says that `facts` are all there is to find."""
    judge = _MEASURES[family].judge
    records = _MEASURES[family].records(scene.reading)
    facts = sorted(facts, key=lambda fact: fact.optional)  # those that must be found choose first
    verdicts = [[judge(scene, fact, record) for record in records] for fact in facts]
    paired = pair([_fitting(row) for row in verdicts])
    required = {at for at, fact in enumerate(facts) if not fact.optional}
    lost = sorted(required - paired.keys())
    wrong = [fact for fact in absent if any(_is_right(judge(scene, fact, record)) for record in records)]
    stray = _strays(verdicts, set(range(len(records))) - set(paired.values())) if complete else 0
    misses = [Miss(family, facts[at].anchor, _why(verdicts[at])) for at in lost]
    misses += [Miss(family, fact.anchor, "must not be there") for fact in wrong]
    return Counts(len(required) - len(lost), stray + len(wrong), len(lost)), misses


def score(
    articles: Sequence[GoldArticle], found: Mapping[str, Reading], families: Sequence[Family] = FAMILIES
) -> FactScore:
    """Score readings by file name against gold articles; all facts of an article without a reading are missed.

    Raises UnreadableSource when a reading is of another text than the article of that name.
    """
    total = FactScore({family: FamilyScore() for family in families})
    for article in articles:
        reading = readings.of_text(found, article.name, article.text)
        scene = Scene(reading) if reading else None
        for family in families:
            facts, complete = article.facts.of(family), family in article.facts.complete
            if scene is None:
                total.families[family].all += Counts(missed=sum(not fact.optional for fact in facts))
                continue
            counts, misses = score_family(scene, family, facts, article.facts.absent_of(family), complete=complete)
            total.families[family].all += counts
            if complete:
                total.families[family].complete += counts
            total.misses += [Miss(miss.family, miss.anchor, miss.why, article.name) for miss in misses]
    return total


def _is_right(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.right


def _fitting(row: Sequence[Verdict | None]) -> list[int]:
    """The records that are right for a fact, the nearest first."""
    fitting = [(-verdict.nearness, record) for record, verdict in enumerate(row) if verdict and verdict.right]
    return [record for _, record in sorted(fitting)]


def _strays(verdicts: Sequence[Sequence[Verdict | None]], loose: set[int]) -> int:
    """How many of the records without a fact are spurious: a fact excuses one record that lies at it, no more."""
    excusing = list(range(len(verdicts)))
    strays = 0
    for record in sorted(loose):
        fact = next((fact for fact in excusing if verdicts[fact][record]), None)
        if fact is None:
            strays += 1
        else:
            excusing.remove(fact)
    return strays


def _why(row: Sequence[Verdict | None]) -> str:
    """What is wrong with the record that comes nearest to a fact."""
    at_fact = [verdict for verdict in row if verdict]
    if not at_fact:
        return "nothing there"
    best = min(at_fact, key=lambda verdict: (len(verdict.faults), -verdict.nearness))
    return ",".join(best.faults) or "taken by another"


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m evals.facts", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", type=Path, help="folder of NAME.json beside NAME.txt")
    parser.add_argument("predictions", type=Path, nargs="?", help="readings as JSONL; read here if not given")
    parser.add_argument("--family", action="append", choices=FAMILIES, help="score this family only; may be repeated")
    parser.add_argument(
        "--ignore",
        action="append",
        default=[],
        choices=gold_facts.OPTIONAL_FIELDS,
        metavar="FIELD",
        help="do not ask about this field; may be repeated",
    )
    parser.add_argument("--verbose", action="store_true", help="name every miss")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args(arguments)
    try:
        articles = [article.not_asking(options.ignore) for article in gold_facts.load(options.gold)]
        found = readings.load_or_read(options.predictions, [(article.name, article.text) for article in articles])
        result = score(articles, found, options.family or FAMILIES)
    except ChanceryError as error:
        print(error, file=sys.stderr)
        return 2
    if options.verbose:
        for miss in result.misses:
            print(f"{miss.article}: {miss.family[:-1]} «{miss.anchor[:60]}»: {miss.why}", file=sys.stderr)
    print(json.dumps(result.figures(), indent=1) if options.json else result.report())
    return 0


if __name__ == "__main__":
    sys.exit(main())
