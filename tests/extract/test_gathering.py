"""The mentions of a text by entity, with "I", "we" and "who" where grammar and quotation marks put them."""

from __future__ import annotations

from build import gathered, parsed, texts

from chancery.extract.actors.describing import Description
from chancery.language.annotation import Annotation


def chains(annotation: Annotation, *needed: str) -> list[list[str]]:
    """The phrases of each entity."""
    return [texts(annotation.text, [one.span for one in entity]) for entity in gathered(annotation, *needed)]


def described(annotation: Annotation, phrase: str, *needed: str) -> Description:
    """The description of a phrase that stands once."""
    everyone = (one for entity in gathered(annotation, *needed) for one in entity)
    return next(one for one in everyone if annotation.text[slice(*one.span)] == phrase)


_ODE = {"Ana Ode": "person"}


def test_what_is_needed_is_there_once() -> None:
    """Whether the model saw it or not."""
    annotation = parsed("[nsubj The minister] told [obj the envoy] .", entities=[("person", "The minister")])

    assert chains(annotation, "The minister", "the envoy", "the envoy") == [["The minister"], ["the envoy"]]


def test_known_names_that_the_model_overlooked_are_there() -> None:
    """States by adjective or name; no roles, no things, nothing inside a name that is there already."""
    annotation = parsed(
        "[nsubj [amod Chilean] ships] left [obl for Peru] [obl with the minister] .",
        entities=[("organization", "Chilean ships")],
    )
    inside = parsed("[nsubj The [compound UN [flat Security]] Council] met .", entities=[("organization", "Council")])

    assert chains(annotation) == [["Chilean"], ["Chilean ships"], ["Peru"]]
    assert len(chains(inside)) == 1


def test_a_persons_name_holds_nobody_else() -> None:
    """Though its surname alone is in the tables."""
    annotation = parsed(
        "[nsubj Michael [flat Jordan]] left .",
        names={"Michael Jordan": "person"},
        entities=[("person", "Michael Jordan")],
    )

    assert chains(annotation) == [["Michael Jordan"]]


def test_a_name_that_the_tables_know_is_one_mention() -> None:
    """A word of it is none of its own, unless it is all that was seen of it or somebody needs it."""
    tree = "[nsubj The Council [nmod of Europe]] met ."
    whole = "The Council of Europe"
    both = parsed(tree, entities=[("organization", whole), ("place", "Europe")])
    part = parsed(tree, entities=[("place", "Europe")])

    assert chains(both) == [[whole]]
    assert chains(both, "Europe") == [[whole], ["Europe"]]
    assert chains(part) == [["Europe"]]


def test_i_between_quotation_marks_is_whoever_is_quoted() -> None:
    """Whatever the model chained it with; outside of them, and where nobody is named, it is not moved."""
    annotation = parsed(
        """
        “ [ccomp [nsubj I] stay] , ” [nsubj Ana [flat Ode]] told [obj the envoy] .
        [nsubj I] left .
        """,
        names=_ODE,
        entities=[("person", "I#1", "the envoy"), ("person", "Ana Ode"), ("person", "I#2")],
        said=[("Ana Ode", "told", "I stay")],
    )

    assert sorted(chains(annotation)) == [["Ana Ode", "I"], ["I"], ["the envoy"]]


def test_the_innermost_speaker_says_i() -> None:
    """Where one quotes another."""
    annotation = parsed(
        "“ [ccomp [nsubj Bly] said [obj ‘ [nsubj I] stay/VERB ’]] , ” [nsubj Ana [flat Ode]] said .",
        names={"Ana Ode": "person", "Bly": "person"},
        entities=[("person", "I"), ("person", "Bly"), ("person", "Ana Ode")],
        said=[("Ana Ode", "said#2", "Bly said ‘I stay’"), ("Bly", "said#1", "I stay")],
    )

    assert ["Bly", "I"] in chains(annotation)


def test_we_between_quotation_marks_belongs_to_whoever_is_quoted() -> None:
    """It is not the speaker alone, so it is kept apart, with the speaker as its owner."""
    annotation = parsed(
        "“ [ccomp [nsubj We] stay] , ” [nsubj Ana [flat Ode]] said .",
        names=_ODE,
        entities=[("person", "We"), ("person", "Ana Ode")],
        said=[("Ana Ode", "said", "We stay")],
    )

    we, ana = described(annotation, "We"), described(annotation, "Ana Ode")

    assert chains(annotation) == [["We"], ["Ana Ode"]]
    assert we.owner == ana.mention.head


def test_who_is_the_noun_that_its_clause_hangs_on() -> None:
    """ "Who", "whom" and "whose", with the noun as a mention."""
    annotation = parsed(
        """
        [nsubj The envoy , [acl:relcl [nsubj who] waited] ,] left .
        [nsubj Peru] met [obj the banker [acl:relcl [obj whom] [nsubj Chile] sent]] .
        """,
        entities=[("person", "who", "whom"), ("person", "The envoy"), ("person", "the banker")],
    )

    assert chains(annotation) == [["The envoy", "who"], ["Peru"], ["the banker", "whom"], ["Chile"]]


def test_i_outside_quotation_marks_is_the_author() -> None:
    """By the line above."""
    annotation = parsed(
        """
        [nsubj Talks] end .

        [case By] Ana [flat Ode]

        [nsubj I] waited .
        """,
        names=_ODE,
        entities=[("person", "I"), ("person", "Ana Ode")],
    )

    assert chains(annotation) == [["Ana Ode", "I"]]


def test_the_author_may_stand_below() -> None:
    """In a last paragraph that begins with the name."""
    annotation = parsed(
        """
        [nsubj Talks] end .

        [nsubj I] waited .

        [nsubj Nobody] came .

        [nsubj Ana [flat Ode]] teaches [obl in Lima] .
        """,
        names=_ODE,
        entities=[("person", "I"), ("person", "Ana Ode")],
    )

    assert ["Ana Ode", "I"] in chains(annotation)


def test_a_text_without_an_author_has_none() -> None:
    """ "I" stays by itself."""
    annotation = parsed(
        "[nsubj I] met [obj Ana [flat Ode]] .", names=_ODE, entities=[("person", "I"), ("person", "Ana Ode")]
    )

    assert chains(annotation) == [["I"], ["Ana Ode"]]


def test_a_labelled_paragraph_is_quoted_as_a_whole() -> None:
    """The "I" of a transcript is its label's, without any marks."""
    annotation = parsed(
        "[dep ANA [flat ODE]] : [nsubj I] waited .",
        names={"ANA ODE": "person"},
        entities=[("person", "I"), ("person", "ANA ODE")],
        said=[("ANA ODE", ":", "I waited.")],
    )

    assert chains(annotation) == [["ANA ODE", "I"]]
