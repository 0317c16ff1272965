"""Two offices and one name: it is the outer office's where the inner one was somebody else's on the day."""

from __future__ import annotations

import pytest
from build import document, gathered, holder, lookup, parsed

from chancery.extract.actors.offices import Offices
from chancery.language.phrases import Phrases
from chancery.world.entries import Entry

BLY = holder("Ivo Bly", "president", "NOR", "2020-01-01", "2022-12-31")
ODE = holder("Ana Ode", "president", "NOR", "2020-01-01", "2022-12-31")


def names(*entries: Entry, published: str | None = "2021-10-20") -> dict[str, str | None]:
    """The name of each office in "the press secretary of the Norwegian president Ana Ode"."""
    annotation = parsed(
        "[nsubj The [compound press] secretary [nmod of the [amod Norwegian] president [appos Ana [flat Ode]]]] left .",
        names={"Ana Ode": "person"},
        entities=[
            ("person", "The press secretary of the Norwegian president Ana Ode"),
            ("person", "the Norwegian president Ana Ode"),
        ],
    )
    known = lookup(*entries)
    entities = gathered(annotation, names=known)
    Offices(known, document(annotation.text, published)).settle(entities, Phrases(annotation))
    return {
        one.role.title: annotation.text[slice(*one.name)] if one.name else None
        for entity in entities
        for one in entity
        if one.role is not None
    }


def test_the_name_is_the_outer_offices_where_another_holds_the_inner_one() -> None:
    """The president of that day was Ivo Bly, so Ana Ode is the secretary."""
    assert names(BLY) == {"press secretary": "Ana Ode", "president": None}


@pytest.mark.parametrize(
    ("entries", "published"),
    [
        ((ODE,), "2021-10-20"),
        ((BLY, ODE), "2021-10-20"),
        ((BLY,), "2031-01-01"),
        ((BLY,), None),
        ((holder("Ivo Bly", "president", "CHL"),), "2021-10-20"),
        ((holder("Ivo Bly", "king", "NOR"),), "2021-10-20"),
        ((holder("Ivo Ode", "president", "NOR"),), "2021-10-20"),
    ],
    ids=["hers", "hers too", "another day", "no day", "another state", "another office", "a namesake"],
)
def test_else_the_name_is_of_the_office_it_stands_at(entries: tuple[Entry, ...], published: str | None) -> None:
    """Where the tables know that it is hers, or do not know of another."""
    assert names(*entries, published=published) == {"press secretary": None, "president": "Ana Ode"}
