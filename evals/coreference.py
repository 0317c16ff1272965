"""Score who is who against treebanks with entities, or against chained texts.

    python -m evals.coreference FILE.conllu… | FOLDER… [--kinds person organization] [--json]

FOLDER holds chained texts (`evals.chains`), FILE entities as GUM has them (`evals.gum_entities`). The text is read
afresh. Only entities of the kinds asked for count, on both sides; without `--kinds` these are all that there are, but
persons and organizations alone for treebanks, where most places are none that could act.

- *coreference* is the mean of the F1 of *MUC*, *B³* and *CEAFe* (`evals.clusters`); *mentions* is finding them at all.
- Mentions match by their heads (`evals.mentions`), *exact* asks for the span instead.
- Entities with one mention are left out on both sides, *singletons too* counts them.

So "coreference" itself is the convention of CoNLL-2012 and of CorefUD (Žabokrtský et al., 2022). One thing is simpler
than there: where several mentions have one head, the shortest stands for it, and the others are not counted.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from chancery.errors import ChanceryError, SourceNotFound
from chancery.language.annotation import ENTITY_KINDS
from evals import analysers, chains, conllu, gum_entities, mentions
from evals.analysers import Annotates
from evals.chains import ChainedText
from evals.clusters import ClusterScore
from evals.conllu import TreebankDocument
from evals.counts import figures_row
from evals.mentions import LocatedEntity, LocatedMention

_KINDS_OF_TREEBANKS = ("person", "organization")
_KEYS: dict[str, Callable[[LocatedMention], Hashable]] = {
    "": lambda mention: mention.head,
    ", exact": lambda mention: mention.span,
}
_SINGLETONS = {"": False, ", singletons too": True}


@dataclass(slots=True)
class CoreferenceScore:
    """Scores by match and by whether singletons count; "" is head match without them."""

    scores: dict[str, ClusterScore] = field(default_factory=dict)

    def add(self, gold: Sequence[LocatedEntity], found: Sequence[LocatedEntity]) -> None:
        """Count one text."""
        for match, key in _KEYS.items():
            for among, singletons in _SINGLETONS.items():
                sides = (mentions.clusters(side, key, singletons=singletons) for side in (gold, found))
                name = match + among
                self.scores[name] = self.scores.get(name, ClusterScore()) + ClusterScore.of(*sides)

    def figures(self) -> dict[str, float]:
        """Figures by name; F1 where nothing else is said."""
        figures = {}
        for name, score in self.scores.items():
            figures[f"coreference{name}"] = score.conll
            figures |= {f"{measure}{name}": shares.f1 for measure, shares in score.by_name.items()}
            figures[f"mentions precision{name}"] = score.mentions.precision
            figures[f"mentions recall{name}"] = score.mentions.recall
        return figures

    def report(self) -> str:
        """All figures as lines to read."""
        lines = []
        for name, score in self.scores.items():
            lines.append(f"coreference{name} {score.conll:.3f}")
            for measure, shares in score.by_name.items():
                lines.append(figures_row(f"  {measure}{name}", shares.precision, shares.recall, shares.f1))
        return "\n".join(lines)


def score(
    texts: Iterable[TreebankDocument | ChainedText], analyser: Annotates, kinds: Collection[str] = ENTITY_KINDS
) -> CoreferenceScore:
    """Find the entities of each text and compare those of some kinds with the gold."""
    total = CoreferenceScore()
    for text in texts:
        annotation = analyser.annotate(text.text)
        gold = mentions.of_chains(text, annotation) if isinstance(text, ChainedText) else mentions.of_treebank(text)
        found = mentions.of_annotation(annotation)
        total.add(*([entity for entity in side if entity.kind in kinds] for side in (gold, found)))
    return total


def load(paths: Iterable[Path]) -> list[TreebankDocument | ChainedText]:
    """Chained texts of folders, documents of treebanks. Raises SourceNotFound where a path has none with entities."""
    texts: list[TreebankDocument | ChainedText] = []
    for path in paths:
        if not path.exists():
            raise SourceNotFound("no such file or folder; name a treebank or chained texts", where=str(path))
        found = chains.load(path) if path.is_dir() else _with_entities(path)
        if not found:
            raise SourceNotFound("no entities here; name a treebank or a folder that has them", where=str(path))
        texts += found
    return texts


def _with_entities(path: Path) -> list[TreebankDocument]:
    return [document for document in conllu.load(path) if gum_entities.mentions(document)]


def main(arguments: Sequence[str] | None = None, analyser: Annotates | None = None) -> int:
    """The command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m evals.coreference", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", type=Path, nargs="+", help="treebanks with entities, or folders of chained texts")
    parser.add_argument("--kinds", nargs="+", choices=ENTITY_KINDS, help="count entities of these kinds alone")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args(arguments)
    try:
        texts = load(options.gold)
        chained = any(isinstance(text, ChainedText) for text in texts)
        kinds = options.kinds or (ENTITY_KINDS if chained else _KINDS_OF_TREEBANKS)
        result = score(texts, analyser or analysers.installed(), kinds)
    except ChanceryError as error:
        print(error, file=sys.stderr)
        return 2
    print(json.dumps(result.figures(), indent=1, ensure_ascii=False) if options.json else result.report())
    return 0


if __name__ == "__main__":
    sys.exit(main())
