"""Actors as records: ids that hold across documents, names, kinds, sectors, roles, doubts."""

from __future__ import annotations

import pytest
from build import document, drafted, holder, lookup, parsed, texts

from chancery.extract.actors.recording import record
from chancery.extract.actors.standing import Standing
from chancery.language.annotation import Annotation
from chancery.records import Actor

_NAMES = {"Ana Ode": "person"}


def recorded(annotation: Annotation, *needed: str, id: str = "doc") -> list[Actor]:
    """The records of all actors, in order of their first mention."""
    drafts = drafted(annotation, *needed)
    drafts.sort(key=lambda draft: draft.mentions[0].span)
    return [record(draft, document(annotation.text, id=id)) for draft in drafts]


def subject(tree: str, phrase: str, names: dict[str, str] | None = None, id: str = "doc") -> Actor:
    """The record of the subject of a sentence."""
    annotation = parsed(f"[nsubj {tree}] met [obj many/ADJ] .", names=names)
    return next(
        actor for actor in recorded(annotation, phrase, id=id) if texts(annotation.text, actor.mentions) == [phrase]
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Chile", "Chile"), ("Santiago", "Santiago")),
        (("Ana [flat Ode]", "Ana Ode"), ("[nmod:desc Minister] Ana [flat Ode]", "Minister Ana Ode")),
        (
            ("[amod Chilean] [nmod:desc envoy] Ana [flat Ode]", "Chilean envoy Ana Ode"),
            ("Ana [flat Ode] [nmod of Chile]", "Ana Ode of Chile"),
        ),
        (("The UN", "The UN"), ("The [amod United] Nations", "The United Nations")),
    ],
    ids=["state", "person", "person of a party", "body"],
)
def test_the_same_name_and_party_have_the_same_id_in_every_document(
    first: tuple[str, str], second: tuple[str, str]
) -> None:
    """However they are introduced."""
    one, other = (
        subject(*given, _NAMES if "Ode" in given[1] else None, id=id) for given, id in ((first, "a"), (second, "b"))
    )

    assert one.id == other.id


def test_the_same_name_of_another_party_has_another_id() -> None:
    """A Chilean and a Peruvian of one name are two, and so is one of whom nothing is said."""
    trees = ("[amod Chilean] ", "[amod Peruvian] ", "")
    found = [
        subject(f"{tree}[nmod:desc Minister] Ana [flat Ode]", f"{word}Minister Ana Ode", _NAMES)
        for tree, word in zip(trees, ("Chilean ", "Peruvian ", ""), strict=True)
    ]

    assert len({actor.id for actor in found}) == 3


def test_who_has_no_name_is_known_by_document_and_place() -> None:
    """ "The envoy" of two documents, or twice in one, need not be the same."""
    annotation = parsed("[nsubj The envoy] met [obj the envoy] .")
    here = recorded(annotation, "The envoy", "the envoy", id="a")
    there = recorded(annotation, "The envoy", "the envoy", id="b")

    assert len({actor.id for actor in (*here, *there)}) == 4
    assert here == recorded(annotation, "The envoy", "the envoy", id="a")


@pytest.mark.parametrize(
    ("tree", "phrase", "names", "name", "kind", "sector"),
    [
        ("Chile", "Chile", {}, "Chile", "state", "GOV"),
        ("Lima", "Lima", {}, "Peru", "state", "GOV"),
        ("The UN", "The UN", {}, "United Nations (UN)", "igo", "IGO"),
        ("[nmod:desc Minister] Ana [flat Ode]", "Minister Ana Ode", _NAMES, "Ana Ode", "person", "GOV"),
        ("[nmod:desc banker] Ana [flat Ode]", "banker Ana Ode", _NAMES, "Ana Ode", "person", "BUS"),
        ("Ana [flat Ode]", "Ana Ode", _NAMES, "Ana Ode", "person", None),
        ("The [compound Fjord] Board", "The Fjord Board", {"Fjord Board": "organization"}, "Fjord Board",
         "organization", None),
        ("The [compound Fjord] Gazette", "The Fjord Gazette", {"Fjord Gazette": "organization"}, "Fjord Gazette",
         "media", "JRN"),
        ("Reuters", "Reuters", {"Reuters": "organization"}, "Reuters", "media", "JRN"),
        ("The minister", "The minister", {}, "minister", "person", "GOV"),
        ("The [amod Chilean] minister , [acl:relcl [nsubj who] left] ,", "The Chilean minister", {},
         "Chilean minister", "person", "GOV"),
        ("The officials", "The officials", {}, "officials", "group", "GOV"),
        ("They", "They", {}, "They", "group", None),
        ("The rain", "The rain", {}, "rain", None, None),
    ],
)  # fmt: skip
def test_name_kind_and_sector(
    tree: str, phrase: str, names: dict[str, str], name: str, kind: str | None, sector: str | None
) -> None:
    """A party's name is the tables', another's that of the text, else the bare phrase; kind and sector follow."""
    actor = subject(tree, phrase, names)

    assert (actor.name, actor.kind, actor.sector) == (name, kind, sector)


def test_a_name_is_the_longest_of_the_text() -> None:
    """Of a person or body; each mention is kept, in order."""
    annotation = parsed(
        """
        [nsubj Ode] left .
        [nsubj Ana [flat Ode]] left .
        [nsubj She] left .
        """,
        names={"Ode#1": "person", "Ana Ode": "person"},
        entities=[("person", "Ode#1", "Ana Ode", "She")],
    )

    (actor,) = recorded(annotation)

    assert actor.name == "Ana Ode"
    assert texts(annotation.text, actor.mentions) == ["Ode", "Ana Ode", "She"]


def test_a_surname_alone_is_completed_by_the_tables() -> None:
    """Where they know who that was on the day; the id is that of the full name."""
    annotation = parsed(
        "[nsubj [nmod:desc Minister] Ode] left .", names={"Ode": "person"}, entities=[("person", "Minister Ode")]
    )
    (draft,) = drafted(annotation)
    given = document(annotation.text, "2021-10-20")
    Standing(lookup(holder("Ana Ode", "minister", "NOR", "2020")), given).settle([draft])

    actor = record(draft, given)

    assert (actor.name, actor.affiliation) == ("Ana Ode", "NOR")
    norwegian = subject("[amod Norwegian] [nmod:desc Minister] Ana [flat Ode]", "Norwegian Minister Ana Ode", _NAMES)
    assert actor.id == norwegian.id


def test_a_person_has_each_role_once() -> None:
    """With the party that it is held in, where any phrase says it, and its span."""
    annotation = parsed(
        """
        [nsubj [amod Chilean] [nmod:desc Minister] Ana [flat Ode]] left .
        [nsubj The [amod Chilean] minister] left .
        [nsubj The minister] left .
        [nsubj The envoy] left .
        """,
        names=_NAMES,
        entities=[("person", "Chilean Minister Ana Ode", "The Chilean minister", "The minister", "The envoy")],
    )

    actor = next(actor for actor in recorded(annotation) if actor.kind == "person")

    assert [(role.title, role.of) for role in actor.roles] == [("Minister", "CHL"), ("envoy", None)]
    assert texts(annotation.text, [role.span for role in actor.roles]) == ["Minister", "envoy"]


@pytest.mark.parametrize(
    ("tree", "phrase", "titles"),
    [
        ("The envoy", "The envoy", ["envoy"]),
        ("The officials", "The officials", []),
        ("The [compound deputy] envoy", "The deputy envoy", ["deputy envoy"]),
        ("The [compound deputy] head", "The deputy head", []),
    ],
)
def test_only_persons_with_an_office_have_roles(tree: str, phrase: str, titles: list[str]) -> None:
    """ "The officials" are what they are called, and "deputy" is but a rank before a noun."""
    assert [role.title for role in subject(tree, phrase).roles] == titles


def test_a_deputy_sits_in_parliament_by_name_alone() -> None:
    """ "Deputy Ana Ode" does, the deputy head of something need not."""
    assert subject("[nmod:desc Deputy] Ana [flat Ode]", "Deputy Ana Ode", _NAMES).sector == "LEG"
    assert subject("The [compound deputy] head", "The deputy head").sector is None


def test_doubts_name_the_ids_of_the_others() -> None:
    """A surname that two have may be either."""
    annotation = parsed(
        """
        [nsubj [amod Chilean] [nmod:desc Minister] Ana [flat Ode]] met [obj Ivo [flat Ode]] .
        [nsubj Ode] left .
        """,
        names={"Ana Ode": "person", "Ivo Ode": "person", "Ode#3": "person"},
        entities=[("person", "Chilean Minister Ana Ode"), ("person", "Ivo Ode"), ("person", "Ode#3")],
    )

    by_name = {actor.name: actor for actor in recorded(annotation)}

    assert [(one.actor, one.score) for one in by_name["Ode"].same_as] == [
        (by_name["Ana Ode"].id, 0.5),
        (by_name["Ivo Ode"].id, 0.5),
    ]
    assert by_name["Ana Ode"].same_as == ()
