"""Given names that tell "he" from "she": what the table has, and what a full name says by it."""

from __future__ import annotations

import unicodedata

import pytest

from chancery.errors import UnreadableSource
from chancery.world.entries import packaged_entries
from chancery.world.given import TABLE, Gender, gender_of
from chancery.world.names import lower, written_form
from chancery.world.packaged import SHAPES, read_table
from chancery.world.tables import read_rows


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Angela Merkel", "f"),
        ("Donald Trump", "m"),
        ("Aishwarya Rai", "f"),
        ("Fatoumata Diallo", "f"),
        ("Kwame Nkrumah", "m"),
        ("Yoriko Kawaguchi", "f"),
        ("Nkosazana Dlamini-Zuma", "f"),
        ("Jean-Claude Juncker", "m"),
        ("Recep Tayyip Erdoğan", "m"),
        ("Tzipi", "f"),
    ],
)
def test_the_first_word_tells(name: str, gender: Gender) -> None:
    """In the languages of the world, with a surname or without one."""
    assert gender_of(name) == gender


@pytest.mark.parametrize(
    "name", ["Andrea Nahles", "Jean Castex", "Kim Campbell", "Nikola Gruevski", "Jan Egeland", "Robin Cook", "Wei Wang"]
)
def test_a_name_that_both_bear_tells_nothing(name: str) -> None:
    """Be it in one language, or by a woman in one and a man in another."""
    assert gender_of(name) is None


@pytest.mark.parametrize(
    "name", ["Dalia Grybauskaitė", "DALIA GRYBAUSKAITĖ", "dalia", "Zuzana Čaputová", "Beata Szydło", "Šárka", "Sarka"]
)
def test_case_and_marks_do_not_matter(name: str) -> None:
    """A name in capitals, in small letters, with and without its marks, composed or not, is the same."""
    assert gender_of(name) == gender_of(unicodedata.normalize("NFD", name)) == "f"


@pytest.mark.parametrize(("one", "other"), [("İsmail Cem", "Ismail Cem"), ("Łukasz", "Lukasz"), ("Đuro", "Duro")])
def test_letters_that_no_mark_makes(one: str, other: str) -> None:
    """A dotted I and letters with a stroke are their plain ones."""
    assert gender_of(one) == gender_of(other) == "m"


@pytest.mark.parametrize("name", ["President", "Prime Minister", "Sheikh", "Sultan", "Pope", "King", "Maj.", "Mr.", ""])
def test_a_title_is_no_name(name: str) -> None:
    """Nor is nothing at all."""
    assert gender_of(name) is None


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("J. Christopher Stevens", "m"),
        ("H. R. McMaster", None),
        ("President Emmanuel Macron", "m"),
        ("Jan Peter Balkenende", "m"),
        ("Sheikh Hasina", None),
        ("Kim Grace", None),
        ("Maria José Ritta", "f"),
        ("Jean Marie Vianney", None),
        ("San Diego County", None),
    ],
)
def test_the_second_word_tells_where_the_first_does_not(name: str, gender: Gender | None) -> None:
    """Of three words and more, since of two it is the surname; not where men bear it as well, or a place has it."""
    assert gender_of(name) == gender


def test_the_table_is_large_and_even() -> None:
    """At least 1,500 names, neither gender with less than two fifths."""
    genders = [row["gender"] for row in read_table(TABLE)]

    assert len(genders) >= 1500
    assert min(genders.count("f"), genders.count("m")) >= 0.4 * len(genders)


def test_no_name_stands_twice() -> None:
    """Not in both genders, and not in two spellings that are compared as one; names are in their order."""
    names = [lower(written_form(row["name"])) for row in read_table(TABLE)]

    assert names == sorted(set(names))


def test_no_name_is_that_of_a_state_a_capital_or_a_people() -> None:
    """News says them far more often of the place or of its people: “Sofia”, “Israel”, “German”."""
    places = {
        lower(written_form(place))
        for row in read_table("states.csv")
        for column in ("name", "names", "capital", "adjectives", "demonyms")
        for place in row.parts(column)
    }

    assert not places & {lower(written_form(row["name"])) for row in read_table(TABLE)}


def test_a_gender_is_f_or_m() -> None:
    """Anything else is refused with its line."""
    with pytest.raises(UnreadableSource, match="write f, m"):
        read_rows("name,gender\nAndrea,both\n", TABLE, SHAPES[TABLE])


def test_nothing_is_found_by_a_given_name() -> None:
    """The table makes no entries for the lookup."""
    assert TABLE not in {entry.table for entry in packaged_entries()}
