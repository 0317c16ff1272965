"""Which acts are told as events."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from build import cast, document, parsed
from build import said as attribution

from chancery.extract.events.choosing import chosen
from chancery.extract.said import said
from chancery.extract.statements import statements
from chancery.language.annotation import Act, Annotation
from chancery.language.phrases import Phrases


def choose(tree: str, *acts: tuple[str, ...], told: Sequence[tuple[str | None, ...]] = ()) -> list[tuple[str, str]]:
    """Trigger and type of the acts that are told."""
    annotation = parsed(tree, acts=acts, said=told)
    return [(_word(annotation, act), act.type) for act in _chosen(annotation)]


def _chosen(annotation: Annotation) -> list[Act]:
    phrases = Phrases(annotation)
    found = statements(document(annotation.text), phrases, said(phrases), cast(annotation))
    return chosen(phrases, annotation.acts, found)


def _word(annotation: Annotation, act: Act) -> str:
    token = annotation.tokens[act.trigger]
    return annotation.text[token.start : token.end]


def test_mere_saying_is_no_event() -> None:
    """What is said is; a verb of saying without anything said stays."""
    tree = "[nsubj Chad] announced [ccomp [mark that] [nsubj it] expelled [obj the envoy]] ."
    acts = (("announced", "ACCUSE"), ("expelled", "SANCTION/expel"))

    assert choose(tree, *acts, told=[("Chad", "announced", "that it expelled the envoy")]) == [("expelled", "SANCTION")]
    assert choose(tree, *acts) == [("announced", "ACCUSE"), ("expelled", "SANCTION")]


def test_an_order_is_no_mere_saying() -> None:
    """ "Told him to leave"."""
    tree = "[nsubj Chad] told [obj Fiji] [xcomp [mark to] leave/VERB/VB] ."

    assert choose(tree, ("told", "REQUEST"), told=[("Chad", "told", "to leave")]) == [("told", "REQUEST")]


def test_verbs_that_take_a_stand_are_events() -> None:
    """ "Accused" is a cue and an act."""
    tree = "[nsubj Chad] accused [obj Fiji] [obl of shelling/VERB [obj it]] ."
    told = [("Chad", "accused", "of shelling it")]

    assert choose(tree, ("accused", "ACCUSE"), ("shelling", "ASSAULT"), told=told) == [
        ("accused", "ACCUSE"),
        ("shelling", "ASSAULT"),
    ]


@pytest.mark.parametrize(
    ("frame", "type", "inner"),
    [
        ("agreed", "AGREE", "CONSULT"),
        ("offered", "AGREE", "RETREAT"),
        ("demanded", "REQUEST", "RETREAT"),
        ("refused", "REJECT", "CONSULT"),
        ("threatened", "THREATEN", "SANCTION"),
        ("lifted", "CONCEDE", "COERCE"),
        ("ended", "RETREAT", "COERCE"),
        ("blocked", "COERCE", "COERCE"),
    ],
)
def test_the_frame_is_the_event(frame: str, type: str, inner: str) -> None:
    """What is agreed, demanded, refused, threatened or undone is none beside it, nor another word for the same."""
    assert choose(f"[nsubj Chad] {frame} [obj the move] .", (frame, type), ("move", inner)) == [(frame, type)]


@pytest.mark.parametrize(
    ("frame", "type", "inner"),
    [("condemned", "ACCUSE", "ASSAULT"), ("welcomed", "SUPPORT", "RETREAT"), ("agreed", "AGREE", "ASSAULT")],
)
def test_what_is_judged_is_an_event_of_its_own(frame: str, type: str, inner: str) -> None:
    """ "Condemned the raid" tells two."""
    assert choose(f"[nsubj Chad] {frame} [obj the raid] .", (frame, type), ("raid", inner)) == [
        (frame, type),
        ("raid", inner),
    ]


def test_a_frame_reaches_over_complements_alone() -> None:
    """ "Agreed to meet and release" goes down the complements; a clause beside it is another act."""
    down = "[nsubj Chad] agreed [xcomp [mark to] allow [obj a visit [nmod of monitors]]] ."
    beside = "[nsubj Chad] agreed [advcl [mark after] [nsubj Fiji] visited] ."

    assert choose(down, ("agreed", "AGREE"), ("visit", "CONSULT")) == [("agreed", "AGREE")]
    assert choose(beside, ("agreed", "AGREE"), ("visited", "CONSULT")) == [("agreed", "AGREE"), ("visited", "CONSULT")]


@pytest.mark.parametrize("verb", ["held", "staged", "imposed", "launched"])
def test_a_light_verb_leaves_the_act_to_its_noun(verb: str) -> None:
    """Whatever type the model gave the verb."""
    tree = f"[nsubj Chad] {verb} [obj a blockade] ."

    assert choose(tree, (verb, "MOBILIZE"), ("blockade", "COERCE")) == [("blockade", "COERCE")]


def test_a_relative_clause_tells_its_noun_again() -> None:
    """ "The embargo that it imposed": of the same type alone."""
    tree = "[nsubj Chad] regretted [obj the embargo [acl:relcl [obj that] [nsubj it] decreed]] ."

    assert choose(tree, ("embargo", "COERCE"), ("decreed", "COERCE")) == [("embargo", "COERCE")]
    assert choose(tree, ("embargo", "COERCE"), ("decreed", "ACCUSE")) == [("embargo", "COERCE"), ("decreed", "ACCUSE")]


def test_what_is_only_meant_is_planned() -> None:
    """ "Plans to expel": the act is the event, its frame is none."""
    tree = "[nsubj Chad] plans [xcomp [mark to] expel/VERB/VB [obj the envoy]] ."
    annotation = parsed(tree, acts=[("plans", "THREATEN"), ("expel", "SANCTION/expel")])

    (act,) = _chosen(annotation)

    assert (_word(annotation, act), act.type, act.status) == ("expel", "SANCTION", "planned")


@pytest.mark.parametrize("status", ["planned", "proposed", "conditional"])
def test_cooperation_to_come_is_agreed(status: str) -> None:
    """Without a mode; what has happened and what is hostile keep their types."""
    tree = "[nsubj Chad] [aux will] visit/VERB/VB [obj Fiji] ."

    (act,) = _chosen(parsed(tree, acts=[("visit", "CONSULT/visit", status)]))
    (hostile,) = _chosen(parsed(tree, acts=[("visit", "ASSAULT/destroy", status)]))
    (done,) = _chosen(parsed(tree, acts=[("visit", "CONSULT/visit", "happened")]))

    assert (act.type, act.mode, act.status) == ("AGREE", None, status)
    assert (hostile.type, hostile.mode) == ("ASSAULT", "destroy")
    assert (done.type, done.mode) == ("CONSULT", "visit")


def test_words_that_only_answer_name_no_act() -> None:
    """ "In retaliation" is no event beside what was done."""
    tree = "[nsubj Chad] expelled [obj the envoy] [obl in retaliation] ."

    assert choose(tree, ("expelled", "SANCTION"), ("retaliation", "ASSAULT")) == [("expelled", "SANCTION")]


def test_acts_stay_in_order() -> None:
    """That of their triggers."""
    tree = "[nsubj Chad] met [obj Fiji] [conj [cc and] praised [obj Peru]] [conj [cc and] left [obj Lima]] ."

    found = choose(tree, ("left", "RETREAT"), ("met", "CONSULT"), ("praised", "SUPPORT"))

    assert [word for word, _ in found] == ["met", "praised", "left"]


def test_attributions_without_cues_make_nothing_mere_saying() -> None:
    """A quotation that goes on has no verb."""
    text = "Chad wrote it."
    annotation = parsed("[nsubj Chad] wrote [obj it] .", acts=[("wrote", "ACCUSE")])
    phrases = Phrases(annotation)
    found = statements(document(text), phrases, said(phrases), cast(annotation))

    assert attribution(text, "Chad", None, "it").cue is None
    assert len(chosen(phrases, annotation.acts, found)) == 1
