"""What a row of a table says: names, and who is meant by them. One entry for each relation between the two."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from chancery.world.packaged import read_table, table_names
from chancery.world.tables import Row

Kind = Literal["state", "igo", "person", "organization", "group", "media", "role", "place", "thing"]
"""As `chancery.records.ActorKind`, and what is no actor: a role noun, a place, a thing that is only called so."""

Relation = Literal[
    "name", "adjective", "demonym", "capital", "metonym", "organ", "office", "role", "subdivision", "region", "city",
    "water", "thing", "person",
]  # fmt: skip
"""What the names are to whom they mean: a capital and a metonym stand for a government, an office is a person's."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody or something that names stand for, with the row that says so.

    `code` is the party: ISO 3166-1 alpha-3, or the code of a body or group; None if the row does not say. `sector`
    is PLOVER's. `what` is the office of a person, the kind of a body or agency, the note of a user. `from_` and `to`
    are ISO dates, to the year, month or day. `layer` is 0 for the package, then the number of the user's file.
    """

    name: str
    forms: tuple[str, ...]
    code: str | None
    kind: Kind
    relation: Relation
    table: str
    line: int
    sector: str | None = None
    what: str | None = None
    from_: str | None = None
    to: str | None = None
    layer: int = 0

    def holds(self, on: str) -> bool:
        """Whether an ISO date lies within the entry's own, both ends included, as far as all say."""
        return _not_after(self.from_, on) and _not_after(on, self.to)


def _not_after(earlier: str | None, later: str | None) -> bool:
    if not earlier or not later:
        return True
    length = min(len(earlier), len(later))
    return earlier[:length] <= later[:length]


def packaged_entries() -> Iterator[Entry]:
    """The entries of all tables of the package. Raises `UnreadableSource` where one was damaged."""
    for name in table_names():
        if name in MAKERS:
            for row in read_table(name):
                yield from MAKERS[name](row, name, 0)


Maker = Callable[[Row, str, int], Iterator[Entry]]
"""Makes the entries of a row; the table's name and its layer are told."""


def _states(row: Row, table: str, layer: int) -> Iterator[Entry]:
    name, code, from_, to = row["name"], row["code"], row["from"] or None, row["to"] or None

    def entry(relation: Relation, forms: list[str], sector: str | None = None) -> Entry:
        return Entry(name, tuple(forms), code, "state", relation, table, row.line, sector, None, from_, to, layer)

    yield entry("name", [name, *row.parts("names")])
    if adjectives := row.parts("adjectives"):
        yield entry("adjective", adjectives)
    if demonyms := row.parts("demonyms"):
        yield entry("demonym", demonyms)
    if capitals := row.parts("capital"):
        yield entry("capital", capitals, "GOV")
    for sector, metonyms in _by_sector(row.parts("metonyms")).items():
        yield entry("metonym", metonyms, sector)


def _by_sector(metonyms: list[str]) -> dict[str, list[str]]:
    """Metonyms by the sector after their colon, GOV where there is none."""
    by_sector: dict[str, list[str]] = {}
    for metonym in metonyms:
        form, _, sector = metonym.partition(":")
        by_sector.setdefault(sector or "GOV", []).append(form)
    return by_sector


def _bodies(row: Row, table: str, layer: int) -> Iterator[Entry]:
    kind: Kind = "organization" if row["kind"] == "ngo" else "igo"
    dates = (row["from"] or None, row["to"] or None, layer)
    name, code, sector, what = row["name"], row["code"], row["sector"], row["kind"]
    forms = (name, code, *row.parts("names"))
    yield Entry(name, forms, code, kind, "name", table, row.line, sector, what, *dates)
    if organs := row.parts("organs"):
        yield Entry(name, tuple(organs), code, kind, "organ", table, row.line, sector, what, *dates)


def _groups(row: Row, table: str, layer: int) -> Iterator[Entry]:
    # A group's own code tells it from others, but the party it belongs to is its state, where it has one.
    forms = (row["name"], row["code"], *row.parts("names"))
    code = row["state"] or None
    dates = (row["from"] or None, row["to"] or None, layer)
    yield Entry(row["name"], forms, code, "group", "name", table, row.line, row["sector"], row["code"], *dates)


def _agencies(row: Row, table: str, layer: int) -> Iterator[Entry]:
    forms = (row["name"], *row.parts("names"))
    code = row["state"] or None
    yield Entry(
        row["name"], forms, code, "organization", "name", table, row.line, row["sector"], row["kind"], layer=layer
    )


def _media(row: Row, table: str, layer: int) -> Iterator[Entry]:
    yield Entry(row["name"], (row["name"],), row["state"], "media", "name", table, row.line, "JRN", layer=layer)


def _holders(row: Row, table: str, layer: int) -> Iterator[Entry]:
    forms = (row["person"], *row.parts("names"))
    dates = (row["from"] or None, row["to"] or None, layer)
    name, of, sector, office = row["person"], row["of"], row["sector"], row["office"]
    yield Entry(name, forms, of, "person", "office", table, row.line, sector, office, *dates)


def _places(row: Row, table: str, layer: int) -> Iterator[Entry]:
    relation: Relation = row["kind"]  # type: ignore[assignment]  # its check allows no other
    kind: Kind = "thing" if relation == "thing" else "place"
    forms = (row["name"], *row.parts("names"))
    yield Entry(row["name"], forms, row["state"] or None, kind, relation, table, row.line, layer=layer)
    if adjectives := row.parts("adjectives"):
        code = row["state"] or None
        yield Entry(row["name"], tuple(adjectives), code, kind, "adjective", table, row.line, layer=layer)


def _roles(row: Row, table: str, layer: int) -> Iterator[Entry]:
    noun = row["noun"]
    yield Entry(noun, (noun,), None, "role", "role", table, row.line, row["sector"], row["kind"], layer=layer)


def _actors(row: Row, table: str, layer: int) -> Iterator[Entry]:
    kind: Kind = row["kind"] or ("person" if row["role"] else "organization")  # type: ignore[assignment]
    relation: Relation = "office" if row["role"] else "name"
    what = row["role"] or row["note"] or None
    dates = (row["from"] or None, row["to"] or None, layer)
    forms, code = (row["name"], *row.parts("names")), row["affiliation"] or None
    yield Entry(row["name"], forms, code, kind, relation, table, row.line, row["sector"] or None, what, *dates)


MAKERS: dict[str, Maker] = {
    "states.csv": _states,
    "bodies.csv": _bodies,
    "agencies.csv": _agencies,
    "groups.csv": _groups,
    "media.csv": _media,
    "holders.csv": _holders,
    "places.csv": _places,
    "roles.csv": _roles,
    "actors.csv": _actors,
}
