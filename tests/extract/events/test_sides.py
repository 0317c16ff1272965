"""Who acts and whom it is done to: from phrases to actors, and both sides apart."""

from __future__ import annotations

import pytest
from build import cast, find, head_of, parsed, texts

from chancery.extract.events.sides import Part, Side, Sides, apart
from chancery.language.annotation import Annotation
from chancery.language.phrases import Phrases
from chancery.records import Actor


def party_of(annotation: Annotation, phrase: str) -> str | None:
    """The party that a phrase belongs to."""
    phrases = Phrases(annotation)
    (part,) = Sides(phrases, cast(annotation)).side([head_of(phrases, phrase)]).parts
    return part.party


def side(*parties: str | None) -> Side:
    """A side of phrases of these parties; None for something of nobody's."""
    return Side(tuple(Part((number, number + 1), someone(party)) for number, party in enumerate(parties)))


def someone(party: str | None) -> Actor | None:
    """An actor of a party."""
    return Actor(id=f"act_{party}", name=party, affiliation=party) if party else None


@pytest.mark.parametrize(
    ("phrase", "names", "expected"),
    [
        ("the [amod Chadian] envoy", {"Chadian": "group"}, "TCD"),
        ("[nmod:poss Chad ’s] depot", {"Chad": "place"}, "TCD"),
        ("the depot [nmod of Chad]", {"Chad": "place"}, "TCD"),
        ("a pact [nmod with Chad]", {"Chad": "place"}, "TCD"),
        ("the roof [nmod of the depot [nmod of Chad]]", {"Chad": "place"}, "TCD"),
        ("the depot", {}, None),
    ],
    ids=["adjective", "possessive", "of", "with", "two steps", "nobody"],
)
def test_a_phrase_belongs_to_whoever_owns_it(phrase: str, names: dict[str, str], expected: str | None) -> None:
    """By what hangs on it, over at most three steps; something of nobody's has no party."""
    annotation = parsed(f"[nsubj Ode] left [obj {phrase}] .", names=names)
    (head,) = (number for number, token in enumerate(annotation.tokens) if token.deprel == "obj")

    (part,) = Sides(Phrases(annotation), cast(annotation)).side([head]).parts

    assert part.party == expected


def test_an_actor_of_its_own_goes_before_an_owner() -> None:
    """The envoy of Fiji in Chad is Fiji's."""
    annotation = parsed(
        "[nsubj Ode] met [obj the [amod Fijian] envoy [nmod to Chad]] .",
        names={"Fijian": "group", "Chad": "place"},
        entities=[("person", "the Fijian envoy to Chad"), ("place", "Chad")],
    )

    assert party_of(annotation, "the Fijian envoy to Chad") == "FJI"


def test_owners_that_go_in_circles_end() -> None:
    """Four steps away nobody is looked for."""
    annotation = parsed(
        "[nsubj Ode] left [obj a lid [nmod of a box [nmod of a room [nmod of a depot [nmod of Chad]]]]] .",
        names={"Chad": "place"},
    )

    assert party_of(annotation, "a lid") is None


def test_a_side_has_each_actor_and_phrase_once() -> None:
    """In the order in which they stand."""
    chad, fiji = someone("TCD"), someone("FJI")
    both = Side((Part((0, 3), chad), Part((5, 8), fiji), Part((0, 3), chad), Part((9, 12), None)))

    assert both.ids == ("act_TCD", "act_FJI")
    assert both.spans == ((0, 3), (5, 8), (9, 12))
    assert both.parties == {"TCD", "FJI"}
    assert both.without(frozenset({"TCD"})).ids == ("act_FJI",)


def test_who_has_no_party_is_one() -> None:
    """A body without affiliation stands for itself."""
    assert Part((0, 1), Actor(id="act_0", name="the Fjord Board")).party == "act_0"


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        (("NOR",), ("NOR", "NLD"), ({"NOR"}, {"NLD"})),
        (("NOR", "NLD"), ("NOR",), ({"NLD"}, {"NOR"})),
        (("NOR",), ("NOR",), ({"NOR"}, {"NOR"})),
        (("NOR",), ("NLD",), ({"NOR"}, {"NLD"})),
        ((), ("NLD",), (set(), {"NLD"})),
    ],
    ids=["his Dutch counterpart", "both with one", "its own people", "apart", "nobody"],
)
def test_nobody_stands_on_both_sides(
    source: tuple[str, ...], target: tuple[str, ...], expected: tuple[set[str], set[str]]
) -> None:
    """Unless nobody else is on either."""
    found = apart(side(*source), side(*target))

    assert [set(one.parties) for one in found] == list(expected)


def test_the_phrase_of_a_side_is_without_its_clauses() -> None:
    """And without punctuation."""
    annotation = parsed("[nsubj The [amod Chadian] envoy , [acl:relcl [nsubj who] slept] ,] left .")
    phrases = Phrases(annotation)
    span = Sides(phrases, cast(annotation)).span(head_of(phrases, "The Chadian envoy"))

    assert texts(annotation.text, [span]) == ["The Chadian envoy"]
    assert span == find(annotation.text, "The Chadian envoy")


def test_who_is_joined_acts_together() -> None:
    """ "Chad and Fiji met": whichever of them the model named."""
    annotation = parsed(
        "[nsubj Chad [conj [cc and] Fiji]] met [obl in a tent [conj [cc and] a boat]] .",
        names={"Chad": "place", "Fiji": "place"},
        entities=[("place", "Chad"), ("place", "Fiji")],
    )
    phrases = Phrases(annotation)
    sides = Sides(phrases, cast(annotation))
    heads = {word: phrases.lower.index(word.lower()) for word in ("Chad", "Fiji", "tent")}

    assert sides.side([heads["Chad"]]).parties == {"TCD", "FJI"}
    assert sides.side([heads["Fiji"]]).parties == {"TCD", "FJI"}
    assert texts(annotation.text, sides.side([heads["tent"]]).spans) == ["a tent"]
