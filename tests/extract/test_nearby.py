"""Whose somebody is where the phrase does not say: the owner's party, else that of whoever acts nearby."""

from __future__ import annotations

from build import drafted, known, mentions, parsed

from chancery.extract.actors.belonging import Evidence
from chancery.extract.actors.nearby import Nearby
from chancery.language.annotation import Annotation
from chancery.language.phrases import Phrases

Parties = dict[str, str | None]


def parties(annotation: Annotation, *needed: str) -> Parties:
    """The party of each actor by its first phrase."""
    drafts = drafted(annotation, *needed)
    Nearby(Phrases(annotation), known(annotation), drafts).settle()
    return {mentions(annotation, draft)[0]: draft.party.code if draft.party else None for draft in drafts}


def test_a_ministry_is_of_the_state_that_acts_in_its_sentence() -> None:
    """Before one that is only spoken of."""
    annotation = parsed("[nsubj Chile] warned [obj Peru] , [parataxis [nsubj the ministry] said] .")

    assert parties(annotation, "the ministry")["the ministry"] == "CHL"


def test_a_ministry_is_of_the_state_that_acted_in_its_paragraph() -> None:
    """Before those of the paragraph before; the nearer of the same kind before the further."""
    annotation = parsed(
        """
        [nsubj Peru] complained [obl about Kenya] .

        [nsubj Chile] answered [obl on Monday] .
        [nsubj The ministry] waited .
        """
    )

    assert parties(annotation, "The ministry")["The ministry"] == "CHL"


def test_nobody_is_asked_from_further_off() -> None:
    """Three paragraphs away is another matter; then there is no party."""
    annotation = parsed(
        "[nsubj Chile] answered .\n\n" + "[nsubj It] rained .\n\n" * 2 + "[nsubj The ministry] waited ."
    )

    assert parties(annotation, "The ministry")["The ministry"] is None


def test_only_who_must_be_of_a_state_is_given_one() -> None:
    """A minister and a ministry are, a banker and a crowd need not be."""
    annotation = parsed(
        """
        [nsubj Chile] answered .
        [nsubj The minister] met [obj the banker] [obl near the crowd] .
        """
    )

    found = parties(annotation, "The minister", "the banker", "the crowd")

    assert found == {"Chile": "CHL", "The minister": "CHL", "the banker": None, "the crowd": None}


def test_the_dateline_speaks_for_its_state() -> None:
    """Where nobody of a state acts; whoever acts in the sentence outweighs it."""
    annotation = parsed("[dep LIMA , [nmod:desc May [nummod 3]]] – [nsubj the ministry] waited .")
    acting = parsed(
        "[dep LIMA , [nmod:desc May [nummod 3]]] – [nsubj Chile] warned , [parataxis [nsubj the army] said] ."
    )

    assert parties(annotation, "the ministry")["the ministry"] == "PER"
    assert parties(acting, "the army")["the army"] == "CHL"


def test_what_is_quoted_does_not_speak_for_a_state() -> None:
    """It is named there by somebody, and seldom his own."""
    annotation = parsed(
        """
        [nsubj Peru] answered .
        “ [nsubj Chile] attacked , ” [parataxis [nsubj the minister] said] .
        """
    )

    assert parties(annotation, "the minister")["the minister"] == "PER"


def test_who_reports_need_not_be_of_the_same_state() -> None:
    """A state's minister who says that "the army" attacked speaks of somebody's."""
    annotation = parsed(
        """
        [nsubj Peru] moved [obj ships] .
        [nsubj The [amod Chilean] minister] said [ccomp [mark that] [nsubj the army] attacked] .
        """,
        said=[("The Chilean minister", "said", "that the army attacked")],
    )

    assert parties(annotation, "The Chilean minister", "the army")["the army"] == "PER"


def test_an_owner_gives_the_party() -> None:
    """ "His ministry" is of his state, whatever else acts nearby, and also where his own party is found nearby."""
    told = parsed(
        """
        [nsubj The [amod Chilean] minister] left .
        [nsubj Peru] heard [obl from [nmod:poss his] ministry] .
        """,
        entities=[("person", "The Chilean minister", "his")],
    )
    found = parsed(
        """
        [nsubj Chile] answered .
        [nsubj The minister] phoned [obj [nmod:poss his] staff] .
        """,
        entities=[("person", "The minister", "his")],
    )

    assert parties(told, "his ministry")["his ministry"] == "CHL"
    assert parties(found, "his staff")["his staff"] == "CHL"


def test_a_member_tells_the_party_of_his_council() -> None:
    """Where the member's is known by the text."""
    annotation = parsed(
        "[nsubj Chairman [nmod of the council] , [appos Ana [flat Ode]] , [nmod from Chile]] left .",
        names={"Ana Ode": "person"},
    )

    assert parties(annotation, "Chairman of the council", "the council")["the council"] == "CHL"


def test_what_is_found_nearby_is_the_weaker_evidence() -> None:
    """So that later rules may do better."""
    annotation = parsed("[nsubj Chile] warned [obj Peru] , [parataxis [nsubj the ministry] said] .")
    drafts = drafted(annotation, "the ministry")

    Nearby(Phrases(annotation), known(annotation), drafts).settle()

    evidence = {mentions(annotation, draft)[0]: draft.party.evidence for draft in drafts if draft.party}
    assert evidence["the ministry"] == Evidence.NEARBY
    assert evidence["Chile"] == Evidence.OWN_NAME
