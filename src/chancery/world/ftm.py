"""FollowTheMoney entities as JSON lines, as OpenSanctions and others publish them.

Read are the schemata Person, Organization, PublicBody, Position and Occupancy; entities of other schemata, which
dumps are full of, are passed over. Schemata and topics: https://followthemoney.tech/explorer/.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from chancery.errors import UnreadableSource
from chancery.world.entries import Entry
from chancery.world.packaged import check_date, read_table

_READ = frozenset({"Person", "Organization", "PublicBody", "Position", "Occupancy"})
_NAMES = ("name", "alias", "previousName")
_COUNTRIES = ("country", "jurisdiction", "nationality", "citizenship")
_SECTORS = {
    "gov.igo": "IGO", "gov.legislative": "LEG", "gov.judicial": "JUD", "gov.security": "SPY", "gov.soe": "BUS",
    "role.judge": "JUD", "role.spy": "SPY", "role.journo": "JRN", "mil": "MIL", "pol.party": "PTY", "pol.union": "LAB",
    "rel": "REL", "crime": "CRM", "fin.bank": "BUS", "role.pep": "GOV", "role.pol": "GOV", "gov": "GOV",
}  # fmt: skip
"""Sector of PLOVER by topic, the more telling topics first; a topic stands for those under it too."""
_FORMER = {"suhh": "SUN", "yucs": "YUG", "cshh": "CSK", "csxx": "SCG", "ddde": "DDR", "eu": "EU", "zz": None}
_REGIONS = {"cy-trnc": "XNC", "ge-ab": "XAB", "md-pmr": "XTR", "az-nk": "XNK", "so-som": "XSL"}
"""Codes that FollowTheMoney has beside ISO 3166-1 alpha-2; other regions ("gb-sct") count as their state."""


class _Entity(msgspec.Struct):
    id: str
    schema: str
    properties: dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class _Placed:
    """An entity with the line that it stands in."""

    entity: _Entity
    line: int

    def texts(self, *properties: str) -> list[str]:
        values = (value for name in properties for value in self.entity.properties.get(name, ()))
        return list(dict.fromkeys(value.strip() for value in values if isinstance(value, str) and value.strip()))


def read_ftm(text: str, where: str, layer: int) -> list[Entry]:
    """The entries of a file. Raises `UnreadableSource` with line and reason for the first entity that is broken."""
    reader = _Reader(where, layer)
    number = 0
    try:
        for number, line in enumerate(text.splitlines(), start=1):
            if line.strip():
                reader.add(msgspec.json.decode(line, type=_Entity), number)
        for occupancy in reader.occupancies():
            number = occupancy.line
            reader.check(occupancy)
        entries: list[Entry] = []
        for placed in reader.entities.values():
            number = placed.line
            entries += reader.entries(placed)
    except (msgspec.DecodeError, msgspec.ValidationError, ValueError) as error:
        raise UnreadableSource(f"no FollowTheMoney entity: {error}", where=f"{where}, line {number}") from error
    return entries


class _Reader:
    """Keeps the entities by id until all are there, for they refer to one another."""

    def __init__(self, where: str, layer: int) -> None:
        self._where, self._layer = where, layer
        self._states = {row["alpha2"].lower(): row["code"] for row in read_table("states.csv") if row["alpha2"]}
        self._held: dict[str, list[_Placed]] = {}
        self.entities: dict[str, _Placed] = {}

    def add(self, entity: _Entity, line: int, inside: str | None = None) -> None:
        """Keeps an entity and those nested in it, as dumps of "targets" have them."""
        if inside and entity.schema == "Occupancy":
            entity.properties.setdefault("holder", [inside])
        placed = _Placed(entity, line)
        if entity.schema in _READ:
            if (first := self.entities.get(entity.id)) is not None:
                raise ValueError(f"“{entity.id}” stands in line {first.line} already: keep one of them")
            self.entities[entity.id] = placed
        for name, values in entity.properties.items():
            entity.properties[name] = [self._nested(value, line, entity.id) for value in values]
        if entity.schema == "Occupancy":
            for holder in placed.texts("holder"):
                self._held.setdefault(holder, []).append(placed)

    def _nested(self, value: Any, line: int, outer: str) -> Any:
        if not isinstance(value, dict):
            return value
        entity = msgspec.convert(value, _Entity)
        if entity.id not in self.entities:
            self.add(entity, line, outer)
        return entity.id

    def occupancies(self) -> list[_Placed]:
        """Those read so far."""
        return [placed for placed in self.entities.values() if placed.entity.schema == "Occupancy"]

    def check(self, occupancy: _Placed) -> None:
        """Raises `ValueError` where an occupancy's person or post is not there, or its dates are none."""
        self._referred(occupancy, "holder", "Person")
        self._referred(occupancy, "post", "Position")
        _dates(occupancy)

    def entries(self, placed: _Placed) -> Iterator[Entry]:
        """The entries of one entity; an occupancy has none of its own."""
        if placed.entity.schema == "Occupancy":
            return
        names = placed.texts(*_NAMES)
        if not names:
            raise ValueError(f"a {placed.entity.schema} without a name: give it one, or leave it out")
        if placed.entity.schema == "Person":
            yield from self._person(placed, names)
        else:
            yield from self._body(placed, names)

    def _person(self, person: _Placed, names: list[str]) -> Iterator[Entry]:
        occupancies = self._held.get(person.entity.id, ())
        for occupancy in occupancies:
            post = self._referred(occupancy, "post", "Position")
            from_, to = _dates(occupancy)
            for code in self._codes(post) if post.texts(*_COUNTRIES) else self._codes(person):
                yield Entry(
                    names[0], tuple(names), code, "person", "office", self._where, person.line,
                    _sector(post) or _sector(person), post.texts("name")[0], from_, to, self._layer,
                )  # fmt: skip
        if not occupancies:
            what = next(iter(person.texts("position")), None)
            for code in self._codes(person):
                yield Entry(
                    names[0], tuple(names), code, "person", "name", self._where, person.line, _sector(person), what,
                    layer=self._layer,
                )  # fmt: skip

    def _body(self, body: _Placed, names: list[str]) -> Iterator[Entry]:
        is_post = body.entity.schema == "Position"
        sector = _sector(body) or ("GOV" if body.entity.schema == "PublicBody" else None)
        for code in self._codes(body):
            yield Entry(
                names[0], tuple(names), code, "role" if is_post else "igo" if sector == "IGO" else "organization",
                "role" if is_post else "name", self._where, body.line, sector, layer=self._layer,
            )  # fmt: skip

    def _referred(self, placed: _Placed, name: str, schema: str) -> _Placed:
        for reference in placed.texts(name):
            found = self.entities.get(reference)
            if found is not None and found.entity.schema == schema and found.texts("name"):
                return found
        raise ValueError(f"its “{name}” is no {schema} of this file: add that entity, or leave this one out")

    def _codes(self, placed: _Placed) -> list[str | None]:
        """The parties of an entity by its countries; one that is None where it has none."""
        return list(dict.fromkeys(self._code(country.lower()) for country in placed.texts(*_COUNTRIES))) or [None]

    def _code(self, country: str) -> str | None:
        if country in _FORMER:
            return _FORMER[country]
        if code := _REGIONS.get(country) or self._states.get(country.partition("-")[0]):
            return code
        raise ValueError(f"“{country}” is no code of a territory: write ISO 3166-1 alpha-2 in small letters")


def _sector(placed: _Placed) -> str | None:
    topics = placed.texts("topics")
    found = (
        sector
        for key, sector in _SECTORS.items()
        if any(topic == key or topic.startswith(f"{key}.") for topic in topics)
    )
    return next(found, None)


def _dates(occupancy: _Placed) -> tuple[str | None, str | None]:
    """The first start and the last end that are said, as days at most."""
    starts, ends = ([date[:10] for date in occupancy.texts(name)] for name in ("startDate", "endDate"))
    for date in (*starts, *ends):
        check_date(date)
    return min(starts, default=None), max(ends, default=None)
