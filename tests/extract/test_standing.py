"""Persons whom the tables know: the office holder of the day, unless the text says otherwise."""

from __future__ import annotations

import pytest
from build import document, drafted, holder, lookup, parsed

from chancery.extract.actors.belonging import Evidence
from chancery.extract.actors.drafts import Draft
from chancery.extract.actors.standing import Standing
from chancery.language.annotation import Annotation
from chancery.world.lookup import Lookup

ODE = holder("Ana Ode", "foreign minister", "NOR", "2020-01-01", "2022-12-31")
SURNAME = holder("Ode", "foreign minister", "NOR", "2020-01-01", "2022-12-31")
BLY = holder("Ivo Bly", "president", "CHL", "2018-01-01", "2019-12-31")


def settled(annotation: Annotation, published: str | None = "2021-10-20", names: Lookup | None = None) -> Draft:
    """The only person of an annotation, looked up."""
    (person,) = (draft for draft in drafted(annotation) if draft.is_person)
    Standing(names or lookup(ODE, BLY), document(annotation.text, published)).settle([person])
    return person


def of(phrase: str, name: str) -> Annotation:
    """An annotation in which a person speaks."""
    head = f"[nsubj {phrase}] spoke ."
    bare = parsed(head, names={name: "person"})
    subject = bare.text.removesuffix(" spoke.")
    return parsed(head, names={name: "person"}, entities=[("person", subject)])


def test_a_full_name_is_the_holders() -> None:
    """At any time, with the party of the office as what is known."""
    for published in ("2021-10-20", "2031-01-01", None):
        person = settled(of("Ana [flat Ode]", "Ana Ode"), published)

        assert person.entry == ODE
        assert person.party is not None
        assert (person.party.code, person.party.evidence) == ("NOR", Evidence.KNOWN)


@pytest.mark.parametrize(("published", "found"), [("2021-10-20", True), ("2031-01-01", False), ("2019-12-31", False)])
def test_a_surname_is_the_holders_in_office_alone(published: str, found: bool) -> None:
    """With a title, on the day of the text: later somebody else of that name has it."""
    person = settled(of("[nmod:desc [amod Foreign] Minister] Ode", "Ode"), published)

    assert (person.entry == ODE) is found


def test_a_surname_without_a_title_is_anybodys() -> None:
    """Unless the tables have it as a name."""
    assert settled(of("Ode", "Ode")).entry is None
    assert settled(of("Ode", "Ode"), names=lookup(SURNAME)).entry == SURNAME
    assert settled(of("Ode", "Ode"), "2031-01-01", names=lookup(SURNAME)).entry is None


def test_another_title_is_another_person() -> None:
    """The surname of a minister with a banker's title is not his."""
    assert settled(of("[nmod:desc banker] Ode", "Ode")).entry is None


def test_the_party_in_the_text_wins() -> None:
    """A Peruvian of that name is somebody else; a Norwegian is the one, and so is one who is merely there."""
    other = settled(of("[amod Peruvian] [nmod:desc minister] Ana [flat Ode]", "Ana Ode"))
    same = settled(of("[amod Norwegian] [nmod:desc minister] Ana [flat Ode]", "Ana Ode"))

    assert other.entry is None
    assert other.party is not None
    assert (other.party.code, other.party.evidence) == ("PER", Evidence.ROLE)
    assert same.entry == ODE


def test_where_somebody_is_does_not_win() -> None:
    """A place is weaker than what is known."""
    person = settled(of("Ana [flat Ode] [nmod in Lima]", "Ana Ode"))

    assert person.entry == ODE
    assert person.party is not None
    assert person.party.code == "NOR"
