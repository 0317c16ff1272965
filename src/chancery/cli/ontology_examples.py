"""The examples of a file of types, read again: which give their type, and which the rest of their type finds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from chancery.language.acting import Example, OwnActs
from chancery.language.analyser import Analyser
from chancery.language.model import Model
from chancery.reader import Reader, own_types
from chancery.sources import document_from_text
from chancery.world.ontology import Ontology
from chancery.world.ontology_fields import OntologyExample


@dataclass(frozen=True, slots=True)
class TypeChecked:
    """A type, and of its examples how many are found again, and how many without themselves."""

    name: str
    maps_to: str | None
    cameo: str | None
    examples: int
    found: int
    unseen: int
    patterns: int


@dataclass(frozen=True, slots=True)
class Missed:
    """An example that does not give its type; `instead` is the type of the event at its trigger, if there is one."""

    type: str
    example: str
    line: int | None
    instead: str | None


def examples_of(file: Path, ontology: Ontology) -> tuple[list[TypeChecked], list[Missed]]:
    """Every type of a file with its examples counted, and those that are missed."""
    model = Model()
    reader = Reader(model, ontology=file)
    acts = OwnActs(own_types(ontology), Analyser(model).annotate_words)
    checked, missed = [], []
    for one in ontology.types:
        wrong = []
        for example in one.examples:
            types = _types_at(reader, example)
            if one.name not in types:
                wrong.append(Missed(one.name, example.text, example.line, types[0] if types else None))
        unseen = [acts.finds_unseen(one.name, Example(example.text, example.trigger)) for example in one.examples]
        checked.append(
            TypeChecked(
                name=one.name,
                maps_to="/".join(filter(None, [one.plover, one.mode])) or None,
                cameo=one.cameo,
                examples=len(one.examples),
                found=len(one.examples) - len(wrong),
                unseen=sum(unseen),
                patterns=len(one.verbs) + len(one.nouns) + len(one.adjectives),
            )
        )
        missed += wrong
    return checked, missed


def _types_at(reader: Reader, example: OntologyExample) -> list[str]:
    """The types of the events whose triggers stand in that of an example."""
    document = document_from_text(example.text, any_language=True)
    start, end = example.trigger
    return [
        event.type for event in reader.read(document).events if start <= event.trigger[0] and event.trigger[1] <= end
    ]
