"""Score who said what against attributions marked by hand.

    python -m evals.attribution GOLD_DIR [PREDICTIONS.jsonl] [--json]

GOLD_DIR holds PolNeAR-style standoff or marked texts (`evals.gold`). PREDICTIONS.jsonl is what `chancery read --format
jsonl` prints of the same texts, matched by file name; without it, the texts are read here. Figures over all documents:

- *tokens*: words labelled source, cue or content by their first character; one word may have several labels;
- *exact*: spans that are the same, quotation marks and end punctuation aside; counted once a document;
- *partial content*: the share of each paired content that the other one covers (Pareti, 2015), precision and recall;
- *attribution*: pairs of gold and predicted attributions, made greedily by most shared characters of content, of which
  the smaller one must have half; right when the sources overlap, or neither has one.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from chancery.errors import ChanceryError
from chancery.records import Reading, Statement
from evals import gold, readings
from evals.counts import Counts, figures_row, harmonic_mean, ratio
from evals.gold import GoldText
from evals.spans import any_overlap, covered, normalise, region, shared, size, word_starts
from evals.standoff import ROLES, Role, RoleSpans

# Two attributions are the same one when they share at least this part of the smaller content.
_SAME_CONTENT = 0.5


def _no_counts() -> dict[Role, Counts]:
    return dict.fromkeys(ROLES, Counts())


@dataclass(slots=True)
class AttributionScore:
    """The figures over any number of documents; `add` puts one more in."""

    documents: int = 0
    gold: int = 0
    predicted: int = 0
    paired: int = 0
    right: int = 0
    covered_of_predicted: float = 0.0
    covered_of_gold: float = 0.0
    tokens: dict[Role, Counts] = field(default_factory=_no_counts)
    exact: dict[Role, Counts] = field(default_factory=_no_counts)

    def add(self, text: str, marked: Sequence[RoleSpans], found: Sequence[RoleSpans]) -> None:
        """Count one document."""
        self.documents += 1
        self.gold += len(marked)
        self.predicted += len(found)
        words = word_starts(text)
        for role in ROLES:
            in_gold, in_found = (covered(_region(some, role), words) for some in (marked, found))
            self.tokens[role] += Counts.of(in_gold, in_found)
            self.exact[role] += Counts.of(_normalised(text, marked, role), _normalised(text, found, role))
        for pair in pair_by_content(marked, found):
            self.paired += 1
            self.covered_of_gold += pair.of_gold
            self.covered_of_predicted += pair.of_predicted
            self.right += _same_source(marked[pair.gold], found[pair.predicted])

    @property
    def attribution(self) -> Counts:
        """Attributions whose content and source are right."""
        return Counts(self.right, self.predicted - self.right, self.gold - self.right)

    @property
    def partial_content(self) -> tuple[float, float, float]:
        """Precision, recall and F1 of paired contents by the share of each that is covered."""
        precision = ratio(self.covered_of_predicted, self.predicted)
        recall = ratio(self.covered_of_gold, self.gold)
        return precision, recall, harmonic_mean(precision, recall)

    @property
    def source_of_paired(self) -> float:
        """Share of paired attributions that have the right source."""
        return ratio(self.right, self.paired)

    def figures(self) -> dict[str, float]:
        """All figures by name, F1 where it is not said otherwise."""
        named = {f"tokens {role}": counts.f1 for role, counts in self.tokens.items()}
        named |= {f"exact {role}": counts.f1 for role, counts in self.exact.items()}
        named["partial content"] = self.partial_content[2]
        named["attribution"] = self.attribution.f1
        named["source right, of those paired"] = self.source_of_paired
        return named

    def report(self) -> str:
        """All figures as lines to read."""
        lines = [f"{self.documents} documents, {self.gold} gold attributions, {self.predicted} predicted"]
        lines += [counts.row(f"tokens {role}") for role, counts in self.tokens.items()]
        lines += [counts.row(f"exact {role}") for role, counts in self.exact.items()]
        lines.append(figures_row("partial content", *self.partial_content))
        lines.append(self.attribution.row("attribution (content + source)"))
        lines.append(f"{'source right, of those paired':34s} {self.source_of_paired:.3f}")
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class ContentPair:
    """A gold and a predicted attribution (indices) of the same content, and what share of each the other covers."""

    gold: int
    predicted: int
    of_gold: float
    of_predicted: float


def pair_by_content(marked: Sequence[RoleSpans], found: Sequence[RoleSpans]) -> list[ContentPair]:
    """Pair attributions one to one, those that share the most content first; of equals, the later ones in the text."""
    gold_regions = [region(one.content) for one in marked]
    found_regions = [region(one.content) for one in found]
    candidates = [
        (common, i, j)
        for i, one in enumerate(gold_regions)
        for j, other in enumerate(found_regions)
        if (common := shared(one, other))
    ]
    pairs: dict[int, ContentPair] = {}
    taken: set[int] = set()
    for common, i, j in sorted(candidates, reverse=True):
        gold_size, found_size = size(gold_regions[i]), size(found_regions[j])
        if i not in pairs and j not in taken and common >= _SAME_CONTENT * min(gold_size, found_size):
            pairs[i] = ContentPair(i, j, common / gold_size, common / found_size)
            taken.add(j)
    return list(pairs.values())


def of_statement(statement: Statement) -> RoleSpans:
    """A statement of a reading as the scorer sees it."""
    return RoleSpans(
        source=[statement.speaker_span] if statement.speaker_span else [],
        cue=[statement.cue_span] if statement.cue_span else [],
        content=list(statement.content_spans),
    )


def score(texts: Sequence[GoldText], found: Mapping[str, Reading]) -> AttributionScore:
    """Score readings by file name against gold texts; a text without a reading counts as read with nothing found.

    Raises UnreadableSource when a reading is of another text than the gold of that name.
    """
    total = AttributionScore()
    for one in texts:
        reading = readings.of_text(found, one.name, one.text)
        statements = reading.statements if reading else ()
        total.add(one.text, one.attributions, [of_statement(statement) for statement in statements])
    return total


def _region(attributions: Sequence[RoleSpans], role: Role) -> list[tuple[int, int]]:
    return region(chain.from_iterable(one.of(role) for one in attributions))


def _normalised(text: str, attributions: Sequence[RoleSpans], role: Role) -> set[tuple[int, int]]:
    return set().union(*(normalise(text, one.of(role)) for one in attributions))


def _same_source(one: RoleSpans, other: RoleSpans) -> bool:
    return any_overlap(one.source, other.source) if one.source or other.source else True


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m evals.attribution", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", type=Path, help="folder of standoff or of marked texts")
    parser.add_argument("predictions", type=Path, nargs="?", help="readings as JSONL; read here if not given")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args(arguments)
    try:
        texts = gold.load(options.gold)
        found = readings.load_or_read(options.predictions, [(one.name, one.text) for one in texts])
        result = score(texts, found)
    except ChanceryError as error:
        print(error, file=sys.stderr)
        return 2
    print(json.dumps(result.figures(), indent=1) if options.json else result.report())
    return 0


if __name__ == "__main__":
    sys.exit(main())
