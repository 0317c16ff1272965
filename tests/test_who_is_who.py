"""Who is who in plain sentences, as the reader with its weights tells it: roles, parties, names of many meanings."""

from __future__ import annotations

import pytest

import chancery
from chancery.records import Actor, Reading


def read(text: str) -> Reading:
    """The reading of a text of one day."""
    return chancery.read(text, published="2021-10-20")


def speakers(reading: Reading) -> list[str | None]:
    """The names of who speaks, in order."""
    names = {actor.id: actor.name for actor in reading.actors}
    return [names.get(statement.speaker or "") for statement in reading.statements]


def speaker(text: str) -> Actor:
    """Who speaks last in a text."""
    reading = read(text)
    assert reading.statements, "nobody speaks"
    last = reading.statements[-1]
    return next(actor for actor in reading.actors if actor.id == last.speaker)


def at(text: str, phrase: str) -> Actor:
    """The actor who is mentioned by a phrase."""
    reading = read(text)
    found = [
        actor for actor in reading.actors for start, end in actor.mentions if reading.document.text[start:end] == phrase
    ]
    assert len(found) == 1, f"{phrase} is a mention of {[actor.name for actor in found]}"
    return found[0]


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian Foreign Minister Tamsin Quist said on Monday that the talks would go on.",
        "The Norwegian foreign minister, Tamsin Quist, said on Monday that the talks would go on.",
        "Tamsin Quist, the foreign minister of Norway, said on Monday that the talks would go on.",
        "Tamsin Quist is the foreign minister of Norway. Quist said on Monday that the talks would go on.",
    ],
    ids=["title", "name in apposition", "role in apposition", "copula"],
)
def test_a_role_is_found_wherever_the_text_gives_it(text: str) -> None:
    """With the party it is held in, which is also the person's."""
    actor = speaker(text)

    assert (actor.name, actor.kind, actor.affiliation, actor.sector) == ("Tamsin Quist", "person", "NOR", "GOV")
    assert [(role.title.lower(), role.of) for role in actor.roles] == [("foreign minister", "NOR")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The deputy head of the Chilean delegation to the OSCE said that the vote was unfair.", "CHL"),
        ("The deputy head of the Kenyan delegation to the UN Human Rights Council said that it was unfair.", "KEN"),
        ("A spokesman for the Peruvian army said that the road was open.", "PER"),
        ("The Peruvian ambassador to Chile said that the road was open.", "PER"),
        ("A spokesman for NATO said that the road was open.", "NATO"),
    ],
)
def test_who_speaks_belongs_to_whoever_sent_him(text: str, code: str) -> None:
    """Not to where he is sent."""
    assert speaker(text).affiliation == code


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Chilean President Tamsin Quist met reporters on Monday. She said that the talks would go on.",
            "Tamsin Quist",
        ),
        ("Peruvian banker Hugo Haugen met reporters on Monday. He said that the talks would go on.", "Hugo Haugen"),
        ("Tamsin Quist met reporters in Oslo on Monday. “I have seen the letter,” she said.", "Tamsin Quist"),
    ],
)
def test_a_pronoun_is_whoever_was_named(text: str, name: str) -> None:
    """And so is the "I" between quotation marks."""
    assert speaker(text).name == name


def test_the_alliance_is_the_body_that_was_named() -> None:
    """By what it is."""
    actor = speaker("NATO held a meeting on Monday. The alliance said that no troops would be sent.")

    assert (actor.affiliation, actor.kind) == ("NATO", "igo")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Northern Herring Board (NHB) met on Monday. The NHB said that the catch was too small.",
         "Northern Herring Board"),
        ("The International Atomic Energy Agency (IAEA) met in Vienna. The IAEA said that the reactor was safe.",
         "International Atomic Energy Agency (IAEA)"),
    ],
    ids=["explained by the text", "known to the tables"],
)  # fmt: skip
def test_an_acronym_is_what_it_was_in_brackets_behind(text: str, name: str) -> None:
    """One actor from then on."""
    reading = read(text)

    assert speakers(reading) == [name]
    assert [actor.name for actor in reading.actors if actor.kind in ("igo", "organization")] == [name]


def test_two_persons_of_one_surname_are_two() -> None:
    """Each with the party and the words that are their own."""
    reading = read(
        "Peruvian President Hugo Haugen met Chilean President Ivo Haugen on Monday. "
        "Hugo Haugen said that the border would stay open."
    )

    persons = {actor.name: actor.affiliation for actor in reading.actors if actor.kind == "person"}
    assert persons == {"Hugo Haugen": "PER", "Ivo Haugen": "CHL"}
    assert speakers(reading) == ["Hugo Haugen"]


Meant = tuple[str, str | None, str | None]
_GEORGIA, _JORDAN = ("Georgia", "state", "GEO"), ("Jordan", "state", "JOR")
_SOUTH, _NORTH = ("South Korea", "state", "KOR"), ("North Korea", "state", "PRK")


@pytest.mark.parametrize(
    ("text", "name", "meant"),
    [
        ("Georgia said on Monday that the border would stay closed.", "Georgia", _GEORGIA),
        ("Officials in Tbilisi met on Monday. Georgia said that the border would stay closed.", "Georgia", _GEORGIA),
        ("Officials in Atlanta met on Monday. Georgia said that all votes had been counted.", "Georgia",
         ("Georgia", None, "USA")),
        ("Jordan said on Monday that the border with Syria would stay closed.", "Jordan", _JORDAN),
        ("Michael Jordan bought a club on Monday. Jordan said that the price was fair.", "Jordan",
         ("Michael Jordan", "person", None)),
        ("Guinea said on Monday that the mine would stay closed.", "Guinea", ("Guinea", "state", "GIN")),
        ("Officials in Conakry met on Monday. Guinea said that the mine would stay closed.", "Guinea",
         ("Guinea", "state", "GIN")),
        ("Officials in Bissau met on Monday. Guinea said that the mine would stay closed.", "Guinea",
         ("Guinea-Bissau", "state", "GNB")),
        ("Officials in Malabo met on Monday. Guinea said that the mine would stay closed.", "Guinea",
         ("Equatorial Guinea", "state", "GNQ")),
        ("Papua New Guinea said on Monday that the mine would stay closed.", "Papua New Guinea",
         ("Papua New Guinea", "state", "PNG")),
        ("Korea said on Monday that the talks with Japan would go on.", "Korea", _SOUTH),
        ("Officials in Seoul met on Monday. Korea said that the border would stay closed.", "Korea", _SOUTH),
        ("Officials in Pyongyang met on Monday. Korea said that the border would stay closed.", "Korea", _NORTH),
        ("North Korea said on Monday that the border would stay closed.", "North Korea", _NORTH),
        ("Washington warned Lima on Monday that the tariffs would stay.", "Washington",
         ("United States", "state", "USA")),
        ("Norwegian minister Tamsin Quist said in Washington on Monday that the talks would go on.", "Washington",
         ("Washington", None, "USA")),
        ("Officials in Seattle met on Monday. Washington said that the ferries would stop.", "Washington",
         ("Washington", None, "USA")),
        ("Denzel Washington visited a school on Monday. Washington said that the children were happy.", "Washington",
         ("Denzel Washington", "person", None)),
    ],
)  # fmt: skip
def test_a_name_of_many_meanings_is_read_each_way(text: str, name: str, meant: Meant) -> None:
    """A state, a part of one, a government, a mere place or a person, by what else the text says: name, kind, party."""
    actor = at(text, name)

    assert (actor.name, actor.kind, actor.affiliation) == meant


def test_a_mere_place_says_and_is_told_nothing() -> None:
    """It is no state, and no statement is about it."""
    reading = read("Norwegian minister Tamsin Quist said on Monday that the talks in Washington would go on.")

    (statement,) = reading.statements
    assert [actor.kind for actor in reading.actors if actor.affiliation == "USA"] == [None]
    assert statement.about == ()


def test_a_capital_that_acts_is_spoken_of() -> None:
    """As its state, though the place has the same name."""
    reading = read("Norwegian minister Tamsin Quist said on Monday that Washington would lift the tariffs.")

    (statement,) = reading.statements
    names = {actor.id: actor.name for actor in reading.actors}
    assert [names[id] for id in statement.about] == ["United States"]


def test_who_is_told_is_addressed() -> None:
    """The state whose capital is named, and not the day."""
    reading = read("Washington warned Lima on Monday that the tariffs would stay.")

    (statement,) = reading.statements
    names = {actor.id: actor.name for actor in reading.actors}
    assert [names[id] for id in statement.addressees] == ["Peru"]
    assert speakers(reading) == ["United States"]


def test_the_same_person_has_the_same_id_in_another_text() -> None:
    """By name and party."""
    first = speaker("Norwegian Foreign Minister Tamsin Quist said on Monday that the talks would go on.")
    second = speaker("Tamsin Quist, the foreign minister of Norway, said on Friday that the talks were over.")

    assert first.id == second.id
