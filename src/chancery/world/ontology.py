"""Types of events that users bring: a file in TOML, read whole or not at all.

    plover = "keep"              # "keep": these are added; "drop": they replace all; "drop-mapped": those they map to

    [[type]]
    name = "BOARDING"
    definition = "People of one state go on board a vessel of another against its will."
    examples = ["The coast guard {boarded} the trawler."]    # the words that name the act in braces
    verbs = ["board vessel"]                                 # and nouns, adjectives: base forms, each with its phrase
    plover = "COERCE"                                        # what it maps to, with mode, cameo and quad_class

`chancery.language.acting` finds the acts; `docs/how-to/your-own-types.md` explains the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chancery.errors import SourceNotFound, UnreadableSource
from chancery.world.ontology_fields import UserType, check_plover, user_type
from chancery.world.ontology_text import Fault, OntologyText, parse
from chancery.world.plover import BY_NAME, TYPES

_KEYS = ("plover", "type")


@dataclass(frozen=True, slots=True)
class Ontology:
    """The types of a file, and which of PLOVER's they replace."""

    types: tuple[UserType, ...]
    dropped: frozenset[str] = frozenset()


def read_ontology(path: Path) -> Ontology:
    """The types of a file. Raises `SourceNotFound`, or `UnreadableSource` with line and reason of its first fault."""
    ontology, faults = check_ontology(path)
    if ontology is not None:
        return ontology
    more = f" (and {len(faults) - 1} more: see `chancery ontology check`)" if len(faults) > 1 else ""
    raise UnreadableSource(faults[0].message + more, where=faults[0].where(str(path)))


def check_ontology(path: Path) -> tuple[Ontology | None, list[Fault]]:
    """The types of a file, or all its faults in the order of its lines.

    Raises `SourceNotFound` or `UnreadableSource` where there is no text to look at.
    """
    return parse_ontology(_text(path))


def parse_ontology(text: str) -> tuple[Ontology | None, list[Fault]]:
    """The types of a file's text, or all its faults: by their lines, then those of the whole. Nothing is raised."""
    parsed, faults = parse(text)
    if parsed is None:
        return None, faults
    ontology = _ontology(parsed, faults)
    if faults:
        return None, sorted(faults, key=lambda fault: (fault.line is None, fault.line or 0))
    return ontology, []


def _ontology(parsed: OntologyText, faults: list[Fault]) -> Ontology:
    """The types as far as they can be understood; what cannot is added to the faults."""
    what = check_plover(parsed, _KEYS, faults)
    tables: Any = parsed.values.get("type")
    if not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables):
        faults.append(Fault(None, "no types: write each under a line [[type]], with a name and examples or patterns"))
        return Ontology(())
    types = [user_type(parsed, number, faults) for number in range(len(tables))]
    dropped = {"keep": set[str](), "drop": {one.name for one in TYPES}}.get(what or "")
    if dropped is None:
        dropped = {one.plover for one in types if one.plover is not None and one.plover in BY_NAME}
        if what == "drop-mapped" and not dropped:
            faults.append(Fault(None, "“drop-mapped” drops nothing, for no type maps to one of PLOVER: write “keep”"))
    _check_together(types, dropped if what else {one.name for one in TYPES}, faults)
    return Ontology(tuple(types), frozenset(dropped))


def _check_together(types: list[UserType], dropped: set[str], faults: list[Fault]) -> None:
    """What only shows beside the other types: names, patterns and examples that stand twice, names of PLOVER's."""
    names: dict[str, UserType] = {}
    seen: dict[object, str] = {}
    for one in types:
        first = names.setdefault(one.name.casefold(), one)
        if one.name and first is not one:
            faults.append(Fault(one.line, f"the name “{one.name}” stands twice: give one of them another"))
        if one.name.upper() in BY_NAME and one.name.upper() not in dropped:
            faults.append(
                Fault(one.line, f"“{one.name}” is a type of PLOVER: give another name, or drop PLOVER's with “plover”")
            )
        patterns = {(pos, words) for pos in ("verbs", "nouns", "adjectives") for words in getattr(one, pos)}
        twice: list[tuple[object, str, int | None]] = [(key, key[1], one.line) for key in sorted(patterns)]
        twice += [((example.text, example.trigger), example.text, example.line) for example in one.examples]
        for key, words, line in twice:
            if (other := seen.setdefault(key, one.name)) != one.name:
                faults.append(Fault(line, f"“{words}” stands in “{other}” too: keep one of them"))


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise SourceNotFound("no such ontology file: check the path", where=str(path)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnreadableSource(f"the ontology file cannot be read: {reason}", where=str(path)) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableSource("not UTF-8: save the file in UTF-8", where=f"{path}, line {line}") from error
