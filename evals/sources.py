"""Score who a pronoun or a description that says something stands for.

    python -m evals.sources FOLDER [READINGS.jsonl] [--json] [--verbose]

FOLDER is the dev part of PolNeAR (`text/NAME.txt`); `evals/sources.tsv` says which of its sources are asked about, and
where the articles name those they stand for. READINGS.jsonl is what `chancery read --format jsonl` prints of the same
texts, matched by file name; without it, the texts are read here.

The answer is the speaker of the statement whose `speaker_span` fits the source best; where no statement overlaps the
source, the actor whose mention there fits best, so that finding who stands for whom is measured, and finding statements
is not. It is right when it has a mention at one of the antecedents, and a name that shares a word with one of them
(function words and titles aside): an actor that holds everybody has one name only. Of several people one will do.

Read the figure beside that of `evals.coreference`: most articles have one chief speaker, and one actor an article that
holds every mention under the name of who is asked about most is right for 135 of the 200.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Literal, get_args

import msgspec

from chancery.errors import ChanceryError, SourceNotFound, UnreadableSource
from chancery.records import Actor, Reading, Span
from evals import gold, readings
from evals.counts import Counts, share_row
from evals.scene import same_name
from evals.spans import any_overlap, overlaps, shared

Form = Literal["pronoun", "nominal"]
Kind = Literal["person", "organization", "group"]

TABLE = Path(__file__).with_name("sources.tsv")
_COLUMNS = ["article", "digest", "start", "end", "form", "kind", "antecedents"]
_TITLES = frozenset("mr mrs ms miss dr sen rep gov gen prof sir president senator governor secretary".split())


class SourceItem(msgspec.Struct, frozen=True, kw_only=True):
    """A source that is asked about: a row of the table, whose first lines say what the columns are."""

    article: str
    digest: str
    start: int
    end: int
    form: Form
    kind: Kind
    antecedents: list[Span]

    @property
    def span(self) -> Span:
        """Where the source stands."""
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Answer:
    """Who a reading says the source is: more than one only where statements that fit equally well disagree."""

    actors: tuple[Actor | None, ...] = ()
    of_statement: bool = False


@dataclass(slots=True)
class SourceScore:
    """Counts by form and by kind, how many sources no statement or no actor has, and every miss as a line."""

    forms: dict[Form, Counts] = field(default_factory=lambda: dict.fromkeys(get_args(Form), Counts()))
    kinds: dict[Kind, Counts] = field(default_factory=lambda: dict.fromkeys(get_args(Kind), Counts()))
    without_statement: int = 0
    without_actor: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def all(self) -> Counts:
        """All sources."""
        return sum(self.forms.values(), Counts())

    def add(self, item: SourceItem, text: str, answer: Answer) -> None:
        """Count one source."""
        right = is_right(item, text, answer)
        counts = Counts(right=right, missed=not right)
        self.forms[item.form] += counts
        self.kinds[item.kind] += counts
        self.without_statement += not answer.of_statement
        self.without_actor += not any(answer.actors)
        if not right:
            self.misses.append(_miss(item, text, answer))

    def figures(self) -> dict[str, float]:
        """The share of each that is right, and how many had nothing to be right."""
        named = {f"sources, {name}": counts.recall for name, counts in (self.forms | self.kinds).items()}
        bare = {"without a statement": self.without_statement, "without an actor": self.without_actor}
        return {"sources": self.all.recall} | named | bare

    def report(self) -> str:
        """All figures as lines to read."""
        named = {"sources": self.all} | {
            f"sources, {name}": counts for name, counts in (self.forms | self.kinds).items()
        }
        lines = [share_row(name, counts.right, counts.right + counts.missed) for name, counts in named.items()]
        lines.append(f"{self.without_statement} without a statement there, {self.without_actor} without an actor")
        return "\n".join(lines)


def load_table(path: Path = TABLE) -> list[SourceItem]:
    """The sources of a table. Raises UnreadableSource, naming the line, where a row is not sound."""
    lines = path.read_text(encoding="utf-8").split("\n")
    rows = [(number, line.split("\t")) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]
    if not rows or rows[0][1] != _COLUMNS:
        raise UnreadableSource(f"the columns are not {', '.join(_COLUMNS)}; mend the heading", where=str(path))
    items = []
    for number, cells in rows[1:]:
        try:
            items.append(_item(cells))
        except (ValueError, msgspec.ValidationError) as error:
            raise UnreadableSource(f"line {number}: {error}; mend the row", where=str(path)) from error
    return items


def _item(cells: Sequence[str]) -> SourceItem:
    row: dict[str, object] = dict(zip(_COLUMNS, cells, strict=True))
    row["antecedents"] = [span.split("-") for span in cells[-1].split("|")]
    return msgspec.convert(row, SourceItem, strict=False)


def load_texts(folder: Path, items: Sequence[SourceItem]) -> dict[str, str]:
    """The articles that are asked about, by file name.

    Raises SourceNotFound where one is missing, and UnreadableSource where one is not the edition that was annotated.
    """
    digests = {item.article: item.digest for item in items}
    texts = {}
    for name, digest in digests.items():
        path = folder / "text" / name
        if not path.is_file():
            raise SourceNotFound("no such article; name the folder with text/ of PolNeAR's dev part", where=str(path))
        if sha256(path.read_bytes()).hexdigest()[: len(digest)] != digest:
            raise UnreadableSource("not the text that was annotated; take version 1.0 of PolNeAR", where=str(path))
        texts[name] = gold.read_exactly(path)
    return texts


def answer_of(reading: Reading, span: Span) -> Answer:
    """Who a reading says stands at `span`."""
    actors = {actor.id: actor for actor in reading.actors}
    statements = [(one.speaker_span, one.speaker) for one in reading.statements if one.speaker_span]
    if fitting := _best(span, statements):
        return Answer(tuple(actors.get(speaker) if speaker else None for speaker in fitting), of_statement=True)
    mentions = [(mention, actor.id) for actor in reading.actors for mention in actor.mentions]
    return Answer(tuple(actors[actor] for actor in _best(span, mentions)[:1] if actor))


def _best(span: Span, candidates: Sequence[tuple[Span, str | None]]) -> list[str | None]:
    """Whose spans fit `span` best: they share the most characters with it, and have the fewest others."""
    fits = [
        ((shared([span], [place]), place[0] - place[1]), whose) for place, whose in candidates if overlaps(span, place)
    ]
    best = max((fit for fit, _ in fits), default=None)
    return list(dict.fromkeys(whose for fit, whose in fits if fit == best))


def is_right(item: SourceItem, text: str, answer: Answer) -> bool:
    """Whether each actor of the answer is among those that the source stands for."""
    return bool(answer.actors) and all(actor is not None and _is_meant(item, text, actor) for actor in answer.actors)


def _is_meant(item: SourceItem, text: str, actor: Actor) -> bool:
    names = [_without_titles(text[start:end]) for start, end in item.antecedents]
    return any_overlap(item.antecedents, actor.mentions) and any(same_name(name, actor.name) for name in names)


def _without_titles(name: str) -> str:
    return " ".join(word for word in name.split() if word.lower().rstrip(".") not in _TITLES)


def _miss(item: SourceItem, text: str, answer: Answer) -> str:
    wanted = ", ".join(text[start:end] for start, end in item.antecedents)
    found = ", ".join(actor.name if actor else "nobody" for actor in answer.actors) or "nothing there"
    return f"{item.article} {item.start}-{item.end} «{text[item.start : item.end]}»: {wanted}; found: {found}"


def score(items: Sequence[SourceItem], texts: Mapping[str, str], found: Mapping[str, Reading]) -> SourceScore:
    """Score readings by file name; an article without a reading counts as read with nothing found.

    Raises UnreadableSource when a reading is of another text than the article of that name.
    """
    total = SourceScore()
    for item in items:
        text = texts[item.article]
        reading = readings.of_text(found, item.article, text)
        total.add(item, text, answer_of(reading, item.span) if reading else Answer())
    return total


def main(arguments: Sequence[str] | None = None, table: Path = TABLE) -> int:
    """The command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m evals.sources", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", type=Path, help="folder with text/ of PolNeAR's dev part")
    parser.add_argument("predictions", type=Path, nargs="?", help="readings as JSONL; read here if not given")
    parser.add_argument("--verbose", action="store_true", help="name every miss")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args(arguments)
    try:
        items = load_table(table)
        texts = load_texts(options.gold, items)
        result = score(items, texts, readings.load_or_read(options.predictions, texts.items()))
    except ChanceryError as error:
        print(error, file=sys.stderr)
        return 2
    if options.verbose:
        print("\n".join(result.misses), file=sys.stderr)
    print(json.dumps(result.figures(), indent=1) if options.json else result.report())
    return 0


if __name__ == "__main__":
    sys.exit(main())
