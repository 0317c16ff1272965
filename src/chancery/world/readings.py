"""Names with more than one meaning, by `ambiguous.csv`: their readings, and the words that decide between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from chancery.world.entries import Entry, Kind, Relation
from chancery.world.names import lower, stands_alone, written_form
from chancery.world.packaged import read_table, state_codes

TABLE = "ambiguous.csv"
_PLACES = ("subdivision", "region", "city", "water")

ReadingKey = tuple[str, str | None, Relation]
"""The name in small letters, the code, and the relation: what a reading and an entry have in common."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of a name. `rank` is its place among the name's readings, from 0; `line` that of its row."""

    name: str
    code: str | None
    relation: Relation
    clues: tuple[str, ...]
    rank: int
    line: int


@cache
def readings() -> dict[ReadingKey, Reading]:
    """Every reading of the table. Raises `UnreadableSource` where it was damaged."""
    found: dict[ReadingKey, Reading] = {}
    ranks: dict[str, int] = {}
    for row in read_table(TABLE):
        name, relation = row["name"], _relation(row["reading"])
        rank = ranks[name] = ranks.get(name, -1) + 1
        clues = tuple(written_form(clue) for clue in row.parts("clues"))
        code = row["code"] or None
        found[key_of(name, code, relation)] = Reading(name, code, relation, clues, rank, row.line)
    return found


def key_of(form: str, code: str | None, relation: Relation) -> ReadingKey:
    """The key of an entry that goes by this name."""
    return lower(written_form(form)), code, relation


def entries_of_readings(senses: Mapping[str, Sequence[tuple[str, Entry]]]) -> Iterator[Entry]:
    """An entry for each reading that no other table has: a person called so, a town of the same name.

    `senses` are the forms of all other tables with their entries, by the form in small letters. A state or body is
    called by its own name, though the reading is another's too ("Guinea" for Equatorial Guinea).
    """
    named = (entry for held in senses.values() for _, entry in held if entry.relation == "name")
    own = {entry.code: entry.name for entry in named if entry.kind in ("state", "igo")}
    for (name, code, relation), reading in readings().items():
        if not any(entry.code == code and entry.relation == relation for _, entry in senses.get(name, ())):
            kind = _kind(reading)
            sector = "GOV" if reading.relation in ("capital", "metonym") and kind == "state" else None
            called = own.get(reading.code, reading.name) if kind in ("state", "igo") else reading.name
            yield Entry(called, (reading.name,), reading.code, kind, reading.relation, TABLE, reading.line, sector)


def clues_in(text: str, clues: tuple[str, ...], seen: dict[str, bool]) -> list[str]:
    """The clues that stand in a plain text as words, in their own case; `seen` keeps what was looked up before."""
    return [clue for clue in clues if (seen[clue] if clue in seen else seen.setdefault(clue, _stands_in(text, clue)))]


def _stands_in(text: str, clue: str) -> bool:
    start = text.find(clue)
    while start >= 0:
        if stands_alone(text, start, start + len(clue)):
            return True
        start = text.find(clue, start + 1)
    return False


def _relation(word: str) -> Relation:
    return word  # type: ignore[return-value]  # the table's check allows no other


def _kind(reading: Reading) -> Kind:
    if reading.relation in _PLACES:
        return "place"
    if reading.relation == "thing":
        return "thing"
    if reading.relation == "person":
        return "person"
    return "state" if reading.code in state_codes() else "igo"
