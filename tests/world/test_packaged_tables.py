"""The tables of the package: each parses, each code exists, no two rows say the same."""

from __future__ import annotations

import pytest
from babel import Locale
from babel.core import get_global

from chancery.world.entries import Entry, packaged_entries
from chancery.world.names import written_form
from chancery.world.packaged import read_table, state_codes, table_names
from chancery.world.readings import readings

NO_TERRITORY = {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"}
"""What CLDR lists among territories and is none: bodies, pseudo-locales, an unknown region."""
PARTS = {"AC": "SHN", "TA": "SHN", "DG": "IOT", "CP": None, "CQ": None, "EA": None, "IC": None}
"""Codes that CLDR has for parts of territories, by ISO's exceptional reservation."""


def _territories() -> dict[str, str]:
    names = Locale("en").territories
    return {code: names[code] for code in names if len(code) == 2 and code.isalpha() and code not in NO_TERRITORY}


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    """Every entry of the package."""
    return list(packaged_entries())


@pytest.mark.parametrize("name", table_names())
def test_every_table_parses(name: str) -> None:
    """None has a broken row, and none is empty."""
    assert read_table(name)


def test_states_are_enough() -> None:
    """All that ISO 3166-1 has, and those that are gone or disputed."""
    rows = read_table("states.csv")

    assert len(rows) >= 270
    assert {"XKX", "TWN", "PSE", "SUN", "YUG", "DDR", "CSK", "XNC", "ESH"} <= state_codes()


def test_every_territory_of_cldr_has_its_row_and_its_name() -> None:
    """The English name of CLDR is among the names, `&` and apostrophes apart."""
    rows = {row["alpha2"]: row for row in read_table("states.csv") if row["alpha2"]}

    for alpha2, name in _territories().items():
        if alpha2 in PARTS:
            continue
        row = rows[alpha2]
        names = {written_form(one) for one in [row["name"], *row.parts("names"), *row.parts("capital")]}
        assert written_form(name.replace("&", "and")) in names or written_form(name) in names, alpha2


def test_both_codes_of_a_state_belong_together() -> None:
    """By CLDR's aliases from alpha-3 to alpha-2, for all states that still are."""
    aliases = get_global("territory_aliases")
    still = [row for row in read_table("states.csv") if row["alpha2"] and not row["to"]]

    wrong = [row["code"] for row in still if aliases.get(row["code"], [row["alpha2"]]) != [row["alpha2"]]]

    assert not wrong
    assert len({row["alpha2"] for row in still}) == len(still) >= 249


def test_states_that_are_say_their_adjective_and_capital() -> None:
    """Every sovereign state has both, but for the one that is its own capital; territories may lack them."""
    sovereign = [row for row in read_table("states.csv") if not row["note"] and not row["to"]]

    lacking = [row["code"] for row in sovereign if not row["capital"] or not (row["adjectives"] or row["demonyms"])]

    assert len(sovereign) >= 190
    assert lacking == ["VAT"]


def test_every_party_is_a_state_or_a_body(entries: list[Entry]) -> None:
    """An office is held in one that has a row, a metonym stands for one that has a row."""
    known = state_codes() | {entry.code for entry in entries if entry.table in ("bodies.csv", "groups.csv")}

    unknown = {(entry.table, entry.line, entry.code) for entry in entries if entry.code and entry.code not in known}

    assert not unknown
    if "bodies.csv" in table_names():
        assert not {reading.code for reading in readings().values() if reading.code} - known


def test_no_row_names_itself_twice(entries: list[Entry]) -> None:
    """A form stands once in an entry."""
    doubled = {
        (entry.table, entry.line, form) for entry in entries for form in entry.forms if entry.forms.count(form) > 1
    }

    assert not {one for one in doubled if one[0] in ("states.csv", "places.csv", "media.csv")}


def test_an_ambiguous_name_has_two_readings_at_least() -> None:
    """With one it would not be ambiguous, and its first reading needs no words to be taken."""
    names = [name for name, _, _ in readings()]

    assert not [name for name in set(names) if names.count(name) < 2]


def test_media_are_enough() -> None:
    """Agencies and state media of many states."""
    rows = read_table("media.csv")

    assert len(rows) >= 120
    assert len({row["state"] for row in rows}) >= 50
