"""Speakers whom the model left without an antecedent, by the conventions of news."""

from __future__ import annotations

import pytest
from build import drafted, head_of, mentions, parsed

from chancery.extract.actors.continuing import Continuing
from chancery.language.annotation import Annotation
from chancery.language.phrases import Phrases


def continued(annotation: Annotation, *speakers: str) -> list[list[str]]:
    """The phrases of each actor, once the speakers have antecedents."""
    phrases = Phrases(annotation)
    drafts = drafted(annotation, *speakers)
    Continuing(phrases, drafts).settle([head_of(phrases, speaker) for speaker in speakers])
    return [mentions(annotation, draft) for draft in drafts if draft.mentions]


_MET = (
    "[nsubj [amod Chilean] [nmod:desc Minister] Ana [flat Ode]] met "
    "[obj [amod Peruvian] [nmod:desc Ambassador] Ivo [flat Bly]] ."
)
_NAMES = {"Ana Ode": "person", "Ivo Bly": "person"}
_ANA, _IVO = "Chilean Minister Ana Ode", "Peruvian Ambassador Ivo Bly"


def after_they_met(tree: str, phrase: str) -> list[list[str]]:
    """The phrases of each actor where two persons meet and somebody speaks then."""
    annotation = parsed(
        f"{_MET}\n[nsubj {tree}] said [ccomp [nsubj it] rained] .",
        names=_NAMES,
        entities=[("person", _ANA), ("person", _IVO)],
    )
    return continued(annotation, _ANA, _IVO, phrase)


@pytest.mark.parametrize(
    ("phrase", "back"),
    [
        ("The minister", _ANA),
        ("The ambassador", _IVO),
        ("The diplomat", _ANA),
        ("She", _ANA),
        ("He", _IVO),
    ],
)
def test_a_speaker_goes_back_to_a_person(phrase: str, back: str) -> None:
    """A role to whoever holds it, a noun for anybody to who acted last, a pronoun as far as the gender allows."""
    assert [back, phrase] in after_they_met(phrase, phrase)


@pytest.mark.parametrize(
    ("tree", "phrase"),
    [
        ("A minister", "A minister"),
        ("The ministers", "The ministers"),
        ("The [amod Kenyan] minister", "The Kenyan minister"),
        ("The envoy [nmod of Kenya]", "The envoy of Kenya"),
        ("The weather", "The weather"),
    ],
)
def test_others_are_somebody_else(tree: str, phrase: str) -> None:
    """An indefinite phrase, several, one of another party, and what is no person."""
    assert [phrase] in after_they_met(tree, phrase)


def test_a_telling_name_in_the_phrase_leads_back() -> None:
    """ "The Fjord governor" is the governor who was called so, whoever acted since."""
    annotation = parsed(
        """
        [nsubj [compound Fjord] [nmod:desc Gov.] Ana [flat Ode]] spoke .
        [nsubj [nmod:desc Minister] Ivo [flat Bly]] spoke .
        [nsubj The [compound Fjord] governor] said [ccomp [nsubj it] rained] .
        """,
        names=_NAMES,
        entities=[("person", "Fjord Gov. Ana Ode"), ("person", "Minister Ivo Bly")],
    )

    found = continued(annotation, "Fjord Gov. Ana Ode", "Minister Ivo Bly", "The Fjord governor")

    assert ["Fjord Gov. Ana Ode", "The Fjord governor"] in found


@pytest.mark.parametrize(
    ("phrase", "back"),
    [
        ("The agency", "The Fjord Agency"),
        ("The bureau", "The Fjord Agency"),
        ("The council", "The Tarn Council"),
        ("The committee", "The Tarn Council"),
        ("It", "The Tarn Council"),
    ],
)
def test_a_body_goes_back_to_the_last_of_its_kind(phrase: str, back: str) -> None:
    """By its noun or one that stands for the same; "it" to the last that acted."""
    annotation = parsed(
        f"""
        [nsubj The [compound Fjord] Agency] met .
        [nsubj The [compound Tarn] Council] met .
        [nsubj {phrase}] said [ccomp [nsubj all] ended] .
        """,
        names={"Fjord Agency": "organization", "Tarn Council": "organization"},
        entities=[("organization", "The Fjord Agency"), ("organization", "The Tarn Council")],
    )

    assert [back, phrase] in continued(annotation, "The Fjord Agency", "The Tarn Council", phrase)


def test_who_is_quoted_to_act_does_not_act() -> None:
    """Whoever is spoken of between quotation marks is not who goes on."""
    annotation = parsed(
        """
        [nsubj [nmod:desc Minister] Ana [flat Ode]] spoke .
        “ [nsubj [nmod:desc Minister] Una [flat Bly]] left . ”
        [nsubj She] said [ccomp [nsubj it] rained] .
        """,
        names={"Ana Ode": "person", "Una Bly": "person"},
        entities=[("person", "Minister Ana Ode"), ("person", "Minister Una Bly")],
    )

    assert ["Minister Ana Ode", "She"] in continued(annotation, "She")


def test_the_kingdom_is_the_state_that_is_called_so() -> None:
    """By its full name in the tables; in small letters it may be any."""
    trees = "[nsubj Chile] warned [obj Norway] .\n[nsubj The {}] waited ."
    capital, small = (
        parsed(trees.format(word), entities=[("place", "Chile"), ("place", "Norway")])
        for word in ("Kingdom", "kingdom")
    )

    assert ["Norway", "The Kingdom"] in continued(capital, "The Kingdom")
    assert ["Norway", "The kingdom"] not in continued(small, "The kingdom")


def test_nobody_far_away_is_meant() -> None:
    """Who acted a page ago and said nothing is not "she"."""
    annotation = parsed(
        "[nsubj [nmod:desc Minister] Ana [flat Ode]] left .\n"
        + "[nsubj It] rained [advmod again] .\n" * 20
        + "[nsubj She] said [ccomp [nsubj all] ended] .",
        names={"Ana Ode": "person"},
        entities=[("person", "Minister Ana Ode")],
    )

    assert ["She"] in continued(annotation, "She")
    assert ["Minister Ana Ode", "She"] in continued(annotation, "Minister Ana Ode", "She")
