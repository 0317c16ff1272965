"""Whose somebody is, by the words of the phrase alone."""

from __future__ import annotations

import pytest
from build import head_of, known, parsed

from chancery.extract.actors.belonging import Belonging, Evidence, Party
from chancery.language.phrases import Phrases


def party(phrase: str, names: dict[str, str] | None = None) -> Party | None:
    """The party of the subject of a sentence."""
    annotation = parsed(f"[nsubj {phrase}] spoke .", names=names)
    phrases = Phrases(annotation)
    head = next(number for number, token in enumerate(annotation.tokens) if token.deprel == "nsubj")
    return Belonging(phrases, known(annotation)).of(head)


def code(phrase: str, names: dict[str, str] | None = None) -> str | None:
    """The code of the party of the subject of a sentence."""
    found = party(phrase, names)
    return found.code if found else None


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Chile", "CHL"),
        ("the UN", "UN"),
        ("the [amod Chilean] minister", "CHL"),
        ("[amod Chilean] [nmod:desc Foreign/ADJ [flat Minister]] Ana [flat Ode]", "CHL"),
        ("a [amod senior] [compound UN] official", "UN"),
        ("the [compound Oslo] government", "NOR"),
        ("a [compound Kremlin] spokesman", "RUS"),
    ],
)
def test_modifiers_say_whose_it_is(phrase: str, expected: str) -> None:
    """A name, an adjective, a capital or a metonym before the noun; a state's own name is its own."""
    assert code(phrase) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("[nmod:poss Chile ’s] minister", "CHL"),
        ("[nmod:poss the [amod Chilean] army ’s] spokesman", "CHL"),
        ("[nmod:poss Chile ’s] envoy [nmod to Peru]", "CHL"),
        ("[nmod:poss his] minister", None),
    ],
)
def test_an_owner_says_whose_it_is(phrase: str, expected: str | None) -> None:
    """However deep its own party stands; a pronoun does not say it here."""
    assert code(phrase) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the minister [nmod of Chile]", "CHL"),
        ("a spokeswoman [nmod for the [compound foreign] ministry [nmod of Chile]]", "CHL"),
        ("a delegation [nmod from Chile]", "CHL"),
        ("Ana , [appos the minister [nmod of Chile]]", "CHL"),
        ("the [amod deputy] head [nmod of the [amod Chilean] delegation [nmod to the [compound UN] council]]", "CHL"),
        ("the ambassador [nmod to Chile]", None),
        ("the [amod Peruvian] ambassador [nmod to Chile]", "PER"),
        ("an expert [nmod on Chile]", "CHL"),
    ],
)
def test_what_a_role_is_of_says_whose_it_is_and_what_it_is_sent_to_does_not(phrase: str, expected: str | None) -> None:
    """ "Of", "for" and "from" and an apposition tell; "to" is where somebody is accredited."""
    assert code(phrase) == expected


def test_modifiers_come_before_complements() -> None:
    """The Chilean envoy of the UN is counted to Chile, by the nearer word."""
    assert code("the [amod Chilean] envoy [nmod of the [compound UN] council]") == "CHL"


def test_a_mere_place_comes_last() -> None:
    """Guerrillas in Chile are there, and of Peru where that is said as well; a source in the presidency is of it."""
    there = party("guerrillas [nmod in Chile]")
    of_it = party("a source [nmod in the [amod Chilean] presidency]")

    assert there is not None
    assert of_it is not None
    assert (there.code, there.evidence) == ("CHL", Evidence.PLACE)
    assert (of_it.code, of_it.evidence) == ("CHL", Evidence.ROLE)
    assert code("guerrillas [nmod in Chile] [nmod from Peru]") == "PER"


def test_the_surest_evidence_is_its_own_name() -> None:
    """A state's own name, then what its role says."""
    assert [found.evidence for phrase in ("Chile", "the [amod Chilean] envoy") if (found := party(phrase))] == [
        Evidence.OWN_NAME,
        Evidence.ROLE,
    ]


@pytest.mark.parametrize(
    "phrase",
    [
        "[amod [advmod pro] - Russian] protesters",
        "the [amod [advmod anti] - Russian] protesters",
        "[advmod ethnic] [amod Russian] protesters",
    ],
)
def test_adherence_and_origin_are_no_party(phrase: str) -> None:
    """Who is for or against a state is not of it, nor who is of its people elsewhere."""
    assert code(phrase) is None


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("[nmod:poss Chile ’s] neighbours", None),
        ("[nmod:poss the [amod Chilean] minister ’s] counterpart", None),
        ("the enemies [nmod of Chile]", None),
        ("[nmod:poss Chile ’s] [amod Peruvian] counterpart", "PER"),
        ("the [amod Chilean] partners", "CHL"),
    ],
)
def test_relational_nouns_belong_to_somebody_else(phrase: str, expected: str | None) -> None:
    """The neighbours of a state are not its own; an adjective says whose they are."""
    assert code(phrase) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("[nmod:poss its] [compound Peru] embassy", None),
        ("the embassy [nmod in Lima]", None),
        ("the [amod Chilean] embassy [nmod in Lima]", "CHL"),
        ("[nmod:poss Chile ’s] embassy [nmod in Lima]", "CHL"),
        ("[nmod:poss Chile ’s] ambassador [nmod in Lima]", "CHL"),
        ("the ministry [nmod in Lima]", "PER"),
    ],
)
def test_an_embassy_is_not_of_its_host(phrase: str, expected: str | None) -> None:
    """What it is named after beside an owner, and where it is, is the host; a ministry is of where it is."""
    assert code(phrase) == expected


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("the spokesman [nmod of the [amod Chilean] army]", "MIL"),
        ("a spokesman [nmod for the UN]", "IGO"),
        ("a minister [nmod of Chile]", "GOV"),
    ],
)
def test_the_sector_is_that_of_the_body_in_between(phrase: str, sector: str | None) -> None:
    """By PLOVER's manual the body comes before the role."""
    found = party(phrase)

    assert found is not None
    assert found.sector == sector


def test_who_owns_is_asked_apart() -> None:
    """The pronoun before a noun; not where the noun is of somebody else."""
    annotation = parsed(
        """
        [nsubj [nmod:poss Her] ministry] spoke .
        [nsubj [nmod:poss His] counterpart] left .
        """
    )
    phrases = Phrases(annotation)
    belonging = Belonging(phrases, known(annotation))

    assert belonging.owner(head_of(phrases, "ministry")) == head_of(phrases, "Her")
    assert belonging.owner(head_of(phrases, "counterpart")) is None
    assert belonging.owner(head_of(phrases, "spoke")) is None
