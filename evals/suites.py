"""What the floor is measured on: gold that the project ships."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from chancery.corpus.marked_events import load_all
from evals import analysers, attribution, chains, coreference, events, facts, gold, gold_facts, names, readings
from evals.analysers import Annotates
from evals.gold_facts import Family
from evals.readings import Read, chancery_read

# The families of facts that the reader fills; the others join when it does.
_FAMILIES: tuple[Family, ...] = ("statements", "events")
# Fields that are judged apart: finding a statement is one thing, knowing who "he" is and whom he stands for another.
_ASIDE = {"parties": ("affiliation", "about"), "speakers and parties": ("speaker", "affiliation", "about")}
_CHAIN_FIGURES = ("coreference", "coreference, singletons too")
_EVENT_FIGURES = ("trigger", "trigger + type", "source", "target", "status", "date", "claim")
_MARKED_FIGURES = ("attribution", "tokens content", "tokens source")


@dataclass(frozen=True, slots=True)
class Suite:
    """Figures that are measured on one folder of gold; `patterns` say which of its files are the gold."""

    folder: str
    patterns: tuple[str, ...]
    measure: Callable[[Path], Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Measured:
    """What a run found: figures by name and digests by folder."""

    figures: Mapping[str, float]
    digests: Mapping[str, str]


def digest(folder: Path, patterns: Iterable[str]) -> str:
    """SHA-256 over names and contents of the files that are gold, in order of names."""
    total = hashlib.sha256()
    for path in sorted({path for pattern in patterns for path in folder.glob(pattern)}):
        total.update(f"{path.relative_to(folder).as_posix()}\n".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def measure(suites: Iterable[Suite], root: Path) -> Measured:
    """Run all suites on the gold under `root`."""
    figures: dict[str, float] = {}
    digests = {}
    for suite in suites:
        folder = root / suite.folder
        digests[suite.folder] = digest(folder, suite.patterns)
        figures |= {f"{folder.name}: {name}": value for name, value in suite.measure(folder).items()}
    return Measured(figures, digests)


def measure_articles(folder: Path, read: Read = chancery_read) -> dict[str, float]:
    """Facts of whole articles that no model has been trained on: all that is asked, and with some fields aside."""
    articles = gold_facts.load(folder)
    found = readings.read_all([(article.name, article.text) for article in articles], read)
    figures = facts.score(articles, found, _FAMILIES).figures()
    named = {name: value for name, value in figures.items() if name != "facts right"}
    for aside, fields in _ASIDE.items():
        easier = facts.score([article.not_asking(fields) for article in articles], found, _FAMILIES).figures()
        named |= {f"{name}, {aside} aside": easier[name] for name in named if name.endswith(" recall")}
    return named


def measure_marked(folder: Path, read: Read = chancery_read, analyser: Annotates | None = None) -> dict[str, float]:
    """Attributions and names of marked texts.

    On `corpus/reader` the model is trained: a fall shows that something broke, the height says nothing of texts it has
    not seen. On `corpus/reader/held_out` it is not.
    """
    texts = gold.load(folder)
    found = readings.read_all([(text.name, text.text) for text in texts], read)
    figures = attribution.score(texts, found).figures()
    named = names.score([text for _, text in gold.load_marked(folder)], analyser or analysers.installed())
    return {name: figures[name] for name in _MARKED_FIGURES} | {"names": named.all.f1}


def measure_chains(folder: Path, analyser: Annotates | None = None) -> dict[str, float]:
    """Who is who in chained texts that no model has been trained on."""
    figures = coreference.score(chains.load(folder), analyser or analysers.installed()).figures()
    return {name: figures[name] for name in _CHAIN_FIGURES}


def measure_events(folder: Path) -> dict[str, float]:
    """Who did what to whom, in episodes that no model has been trained on."""
    texts = [text for episode in load_all(folder) for text in episode.texts]
    figures = events.score(events.read(texts)).figures()
    return {name: figures[name] for name in _EVENT_FIGURES}


SUITES = (
    Suite("corpus/articles", ("*.txt", "*.json"), measure_articles),
    Suite("corpus/reader", ("*.txt",), measure_marked),
    Suite("corpus/reader/held_out", ("*.txt",), measure_marked),
    Suite("corpus/coreference/held_out", ("*.txt",), measure_chains),
    Suite("corpus/events/test", ("*.txt",), measure_events),
)
