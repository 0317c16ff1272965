"""What somebody means to do, where the model saw no act."""

from __future__ import annotations

import pytest
from build import parsed, read


def meant(
    tree: str,
    names: dict[str, str] | None = None,
    acts: tuple[tuple[str | None, ...], ...] = (),
) -> list[tuple[str, str, str]]:
    """Trigger, type and status of each event."""
    annotation = parsed(tree, names=names, acts=acts)
    return [(annotation.text[slice(*one.trigger)], one.type, one.status) for one in read(annotation).events]


@pytest.mark.parametrize(
    ("tree", "trigger", "type"),
    [
        ("[nsubj Chad] hopes [xcomp [mark to] hold/VERB/VB [obj talks [nmod with Fiji]]] .", "hold", "AGREE"),
        ("[nsubj Chad] intends [xcomp [mark to] visit/VERB/VB [obj Fiji]] .", "visit", "AGREE"),
        ("[nsubj Chad] plans [xcomp [mark to] expel/VERB/VB [obj Fijians/NOUN]] .", "expel", "THREATEN"),
        ("[nsubj Chad] decided [xcomp [mark to] bomb/VERB/VB [obj Fiji]] .", "bomb", "THREATEN"),
    ],
)
def test_a_cooperative_act_is_agreed_and_a_hostile_one_threatened(tree: str, trigger: str, type: str) -> None:
    """By the table of words: by the verb, or by its object under a light one."""
    assert meant(tree) == [(trigger, type, "planned")]


def test_with_whom_or_whom_it_is_meant_is_the_target() -> None:
    """ "Talks with Fiji", in the words of the object."""
    annotation = parsed(
        "[nsubj Chad] hopes [xcomp [mark to] hold/VERB/VB [obj talks [nmod with Fiji]]] .",
        names={"Chad": "place", "Fiji": "place"},
        entities=[("place", "Chad"), ("place", "Fiji")],
    )

    found = read(annotation)

    (event,) = found.events
    of = {one.id: one.affiliation for one in found.actors}
    assert ([of[one] for one in event.source], [of[one] for one in event.target]) == (["TCD"], ["FJI"])
    assert (event.confidence, event.date) == (0.5, None)


@pytest.mark.parametrize(
    "tree",
    [
        "[nsubj Chad] [aux did] [advmod not] plan/VERB/VB [xcomp [mark to] expel/VERB/VB [obj Fijians/NOUN]] .",
        "[nsubj Chad] plans [xcomp [mark to] sing/VERB/VB [obj songs]] .",
        "[nsubj Chad] forgot [xcomp [mark to] visit/VERB/VB [obj Fiji]] .",
        "[nsubj Chad] plans [xcomp visiting/VERB/VBG [obj Fiji]] .",
        "Plans/VERB [xcomp [mark to] visit/VERB/VB [obj Fiji]] .",
    ],
    ids=["negated", "no act of politics", "no intention", "another form", "nobody's"],
)
def test_other_plans_are_none(tree: str) -> None:
    """Nor is what nobody means, or what is not meant."""
    assert meant(tree) == []


def test_what_the_model_saw_is_not_told_again() -> None:
    """In the frame, in what is meant, or in its object."""
    tree = "[nsubj Chad] hopes [xcomp [mark to] hold/VERB/VB [obj talks]] ."

    assert meant(tree, acts=(("talks", "CONSULT", "planned"),)) == [("talks", "AGREE", "planned")]
    assert meant(tree, acts=(("hold", "CONSULT", "planned"),)) == [("hold", "AGREE", "planned")]
    assert meant(tree, acts=(("hopes", "AGREE", "planned"),)) == [("hopes", "AGREE", "planned")]
