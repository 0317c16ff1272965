"""From entities to actors: what the tables know apart is parted, what is the same is put together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from build import drafted, head_of, mentions, parsed
from hypothesis import given
from hypothesis import strategies as st

from chancery.extract.actors.belonging import Evidence, Party
from chancery.extract.actors.drafts import Draft, take
from chancery.language.annotation import Annotation, Entity
from chancery.language.phrases import Phrases


def actors(annotation: Annotation, *needed: str) -> list[list[str]]:
    """The phrases of each actor."""
    return [mentions(annotation, draft) for draft in drafted(annotation, *needed)]


def test_names_that_the_tables_know_apart_are_parted() -> None:
    """Though the model chained them; a pronoun stays with the one that it goes back to."""
    annotation = parsed(
        """
        [nsubj Chile] warned [obj Peru] .
        [nsubj It] waited .
        """,
        entities=[("place", "Chile", "Peru", "It")],
    )

    assert actors(annotation) == [["Chile"], ["Peru", "It"]]


def test_a_person_is_parted_from_the_state() -> None:
    """A person's name fits no state, and two persons' full names not each other."""
    annotation = parsed(
        """
        [nsubj Chile] waited .
        [nsubj Ana [flat Ode]] waited .
        [nsubj Ivo [flat Bly]] waited .
        [nsubj He] left .
        """,
        names={"Ana Ode": "person", "Ivo Bly": "person"},
        entities=[("person", "Chile", "Ana Ode", "Ivo Bly", "He")],
    )

    assert actors(annotation) == [["Chile"], ["Ana Ode"], ["Ivo Bly", "He"]]


def test_a_pronoun_of_the_other_gender_goes_elsewhere() -> None:
    """Where the given name tells which it would be."""
    annotation = parsed(
        """
        [nsubj Ana [flat Ode]] waited .
        [nsubj He] left .
        """,
        names={"Ana Ode": "person"},
        entities=[("person", "Ana Ode", "He")],
    )

    assert actors(annotation) == [["Ana Ode"], ["He"]]


def test_a_shorter_name_of_the_same_stays() -> None:
    """A surname behind a full name, a full name behind a surname, a body with and without its party."""
    annotation = parsed(
        """
        [nsubj Ode] waited .
        [nsubj Ana [flat Ode]] waited .
        [nsubj The [amod Chilean] [compound Fjord] Board] met .
        [nsubj The [compound Fjord] Board] left .
        """,
        names={
            "Ana Ode": "person",
            "Ode#1": "person",
            "Fjord Board#1": "organization",
            "Fjord Board#2": "organization",
        },
        entities=[
            ("person", "Ode#1", "Ana Ode"),
            ("organization", "The Chilean Fjord Board", "The Fjord Board"),
        ],
    )

    assert actors(annotation) == [
        ["Ode", "Ana Ode"], ["Chilean"], ["The Chilean Fjord Board", "The Fjord Board"]
    ]  # fmt: skip


def test_the_same_name_is_one_actor_wherever_it_stands() -> None:
    """States by any name, adjective or capital; bodies and persons by their own."""
    annotation = parsed(
        """
        [nsubj Chile] waited .
        [nsubj [amod Chilean] ships] left .
        [nsubj Santiago] waited .
        """,
        entities=[("place", "Chile"), ("place", "Santiago")],
    )

    assert actors(annotation) == [["Chile", "Chilean", "Santiago"]]


def test_a_surname_is_joined_to_the_one_who_has_it() -> None:
    """Whatever the model made of it."""
    annotation = parsed(
        """
        [nsubj Ana [flat Ode]] met [obj Ivo [flat Bly]] .
        [nsubj Ode] left .
        """,
        names={"Ana Ode": "person", "Ivo Bly": "person", "Ode#2": "person"},
        entities=[("person", "Ana Ode"), ("person", "Ivo Bly"), ("person", "Ode#2")],
    )

    assert actors(annotation) == [["Ana Ode", "Ode"], ["Ivo Bly"]]


def test_a_surname_of_two_persons_is_neither_for_sure() -> None:
    """It stays by itself, with the doubt and its score."""
    annotation = parsed(
        """
        [nsubj Ana [flat Ode]] met [obj Ivo [flat Ode]] .
        [nsubj Ode] left .
        """,
        names={"Ana Ode": "person", "Ivo Ode": "person", "Ode#3": "person"},
        entities=[("person", "Ana Ode"), ("person", "Ivo Ode"), ("person", "Ode#3")],
    )

    ana, ivo, ode = drafted(annotation)

    assert [mentions(annotation, one) for one in (ana, ivo, ode)] == [["Ana Ode"], ["Ivo Ode"], ["Ode"]]
    assert [(other.key, score) for other, score in ode.doubts] == [(ana.key, 0.5), (ivo.key, 0.5)]


@pytest.mark.parametrize(
    ("sentence", "name", "key"),
    [
        ("[nsubj Lima] protested .", "Lima", ("party", "PER")),
        ("[nsubj Ana] waited [obl in Lima] .", "Lima", ("place", "lima", "PER")),
        ("[nsubj Ana] flew [obl to Lima] .", "Lima", ("place", "lima", "PER")),
        ("[nsubj Ana] appealed [obl to Lima] .", "Lima", ("party", "PER")),
        ("[nsubj [nmod:poss Lima ’s] answer] pleased [obj Ana] .", "Lima", ("party", "PER")),
    ],
)
def test_a_capital_is_a_government_or_just_a_place(sentence: str, name: str, key: tuple[str, ...]) -> None:
    """By the preposition before it: whoever is in it or travels there means the place."""
    annotation = parsed(sentence)

    assert [draft.key for draft in drafted(annotation) if mentions(annotation, draft) == [name]] == [key]


def test_what_goes_back_to_a_capital_is_the_state() -> None:
    """A country that was named by its capital alone; the capital stays a place."""
    annotation = parsed(
        """
        [nsubj Ana] waited [obl in Lima] .
        [nsubj The country] agreed .
        """,
        entities=[("place", "Lima", "The country")],
    )

    place, state = (draft for draft in drafted(annotation))

    assert (place.key, mentions(annotation, place)) == (("place", "lima", "PER"), ["Lima"])
    assert (state.key, mentions(annotation, state)) == (("party", "PER"), ["The country"])


def test_the_same_description_with_a_name_in_it_is_the_same() -> None:
    """ "The Ode campaign" is one wherever it stands; "the campaign" may be any."""
    annotation = parsed(
        """
        [nsubj The [compound Ode] campaign] met .
        [nsubj The campaign] met .
        [nsubj The [compound Ode] campaign] left .
        [nsubj The campaign] left .
        """
    )

    found = actors(annotation, "The Ode campaign#1", "The campaign#1", "The Ode campaign#2", "The campaign#2")

    assert found == [["The Ode campaign", "The Ode campaign"], ["The campaign"], ["The campaign"]]


def test_what_is_taken_stays_in_order_with_the_surest_party() -> None:
    """Whichever actor takes the other."""
    annotation = parsed("[nsubj Ana] met [obj Ivo] [obl with Bly] .")
    ana, ivo, bly = (draft.mentions[0] for draft in drafted(annotation, "Ana", "Ivo", "Bly"))
    there, known = Party("CHL", Evidence.PLACE), Party("PER", Evidence.KNOWN)
    first, second = Draft(None, [ivo], there), Draft(None, [ana, bly], known)

    take(first, second)

    assert mentions(annotation, first) == ["Ana", "Ivo", "Bly"]
    assert first.party == known
    assert second.mentions == []


_CROWD = parsed(
    """
    [nsubj Chile] warned [obj Peru] .
    [nsubj It] asked [obj Ana [flat Ode]] [obl in Lima] .
    [nsubj She] met [obj Ivo [flat Ode]] .
    [nsubj Ode] left [obl with the minister] .
    [nsubj He] told [obj Lima] .
    """,
    names={"Ana Ode": "person", "Ivo Ode": "person", "Ode#3": "person"},
)
_HEADS = [
    head_of(Phrases(_CROWD), phrase)
    for phrase in "Chile|Peru|It|Ana Ode|Lima#1|She|Ivo Ode|Ode#3|the minister|He|Lima#2".split("|")
]


@given(st.lists(st.integers(-1, len(_HEADS)), min_size=len(_HEADS), max_size=len(_HEADS)))
def test_each_mention_is_in_one_actor(antecedents: list[int]) -> None:
    """However they are chained: none is lost, none doubled, and those of each actor are in order."""
    chains: list[list[int]] = []
    chain_of: dict[int, list[int]] = {}
    for number, antecedent in enumerate(antecedents):
        chain = chain_of.get(antecedent)
        if chain is None:
            chains.append(chain := [])
        chain.append(number)
        chain_of[number] = chain
    phrases = Phrases(_CROWD)
    entities = tuple(
        Entity(
            "person",
            tuple(
                replace(
                    phrases.mention(_HEADS[number]),
                    antecedent=_HEADS[antecedents[number]] if number != chain[0] else None,
                )
                for number in chain
            ),
        )
        for chain in chains
    )

    found = drafted(replace(_CROWD, entities=entities))

    spans = [[one.span for one in draft.mentions] for draft in found]
    assert all(inside == sorted(inside) for inside in spans)
    assert sorted(one.mention.head for draft in found for one in draft.mentions) == sorted(_HEADS)
