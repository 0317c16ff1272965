"""Score names against marked texts.

    python -m evals.names FOLDER [--json]

FOLDER holds marked texts (`evals.marked`). A name is right when its span and its label are; *any label* asks for the
span alone. Figures over all texts, and for each label.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from chancery.errors import ChanceryError, SourceNotFound
from chancery.language.annotation import NAME_LABELS, Annotation
from evals import analysers, gold
from evals.analysers import Annotates
from evals.counts import Counts
from evals.marked import MarkedText

LabelledSpan = tuple[int, int, str]


@dataclass(slots=True)
class NameScore:
    """Counts by label, and of spans whatever their label."""

    labels: dict[str, Counts] = field(default_factory=lambda: dict.fromkeys(NAME_LABELS, Counts()))
    any_label: Counts = field(default_factory=Counts)

    @property
    def all(self) -> Counts:
        """Names with the right span and label."""
        return sum(self.labels.values(), Counts())

    def add(self, marked: set[LabelledSpan], found: set[LabelledSpan]) -> None:
        """Count one text."""
        for label in self.labels:
            of_label = ({name for name in names if name[2] == label} for names in (marked, found))
            self.labels[label] += Counts.of(*of_label)
        self.any_label += Counts.of({name[:2] for name in marked}, {name[:2] for name in found})

    def figures(self) -> dict[str, float]:
        """F1 by name of the figure."""
        named = {"names": self.all.f1, "names, any label": self.any_label.f1}
        return named | {f"names, {label}": counts.f1 for label, counts in self.labels.items()}

    def report(self) -> str:
        """All figures as lines to read."""
        lines = [self.all.row("names"), self.any_label.row("names, any label")]
        return "\n".join(lines + [counts.row(f"names, {label}") for label, counts in self.labels.items()])


def score(texts: Iterable[MarkedText], analyser: Annotates) -> NameScore:
    """Find the names of each text and compare them with its marks."""
    total = NameScore()
    for text in texts:
        total.add(set(text.names), names_of(analyser.annotate(text.text)))
    return total


def names_of(annotation: Annotation) -> set[LabelledSpan]:
    """The names of an annotation as spans of characters."""
    tokens = annotation.tokens
    return {(tokens[name.first].start, tokens[name.last - 1].end, name.label) for name in annotation.names}


def main(arguments: Sequence[str] | None = None, analyser: Annotates | None = None) -> int:
    """The command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m evals.names", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", type=Path, help="folder of marked texts")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args(arguments)
    try:
        texts = [text for _, text in gold.load_marked(options.gold)]
        if not texts:
            raise SourceNotFound("no marked texts here; name a folder of them", where=str(options.gold))
        result = score(texts, analyser or analysers.installed())
    except ChanceryError as error:
        print(error, file=sys.stderr)
        return 2
    print(json.dumps(result.figures(), indent=1) if options.json else result.report())
    return 0


if __name__ == "__main__":
    sys.exit(main())
