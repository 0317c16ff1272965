"""Acts of speech told by a noun and what it is for."""

from __future__ import annotations

import pytest
from build import parsed, read

_NAMES = {"Chilean": "group", "Chad": "place", "Fiji": "place"}


def told(tree: str) -> list[tuple[str, str]]:
    """Trigger and type of each event."""
    annotation = parsed(tree, names={name: label for name, label in _NAMES.items() if name in tree})
    return [(annotation.text[slice(*one.trigger)], one.type) for one in read(annotation).events]


@pytest.mark.parametrize(
    ("noun", "type"), [("proposal", "REQUEST"), ("offer", "AGREE"), ("refusal", "REJECT"), ("threat", "THREATEN")]
)
def test_whose_noun_it_is_and_what_it_is_for_make_an_act(noun: str, type: str) -> None:
    """ "A Chilean proposal to resume inspections"."""
    tree = f"[nsubj A [amod Chilean] {noun}/NOUN [acl [mark to] resume/VERB/VB [obj inspections/NOUN]]] arrived ."
    assert told(tree) == [(noun, type)]


def test_a_noun_of_nobodys_is_no_act() -> None:
    """ "A proposal to resume inspections" is anybody's."""
    assert told("[nsubj A proposal/NOUN [acl [mark to] resume/VERB/VB [obj inspections/NOUN]]] arrived .") == []


def test_a_noun_without_an_aim_is_no_act() -> None:
    """ "A Chilean proposal" may be any old one."""
    assert told("[nsubj A [amod Chilean] proposal/NOUN] arrived .") == []


def test_what_is_not_even_meant_is_refused() -> None:
    """ "Chad has no plan to leave Fiji"."""
    tree = "[nsubj Chad] has/VERB [obj [det no] plan/NOUN [acl [mark to] leave/VERB/VB [obj Fiji]]] ."
    assert told(tree) == [("plan", "REJECT")]


def test_a_plan_that_is_there_is_not_refused() -> None:
    """ "Chad has a plan to leave Fiji"."""
    assert told("[nsubj Chad] has/VERB [obj [det a] plan/NOUN [acl [mark to] leave/VERB/VB [obj Fiji]]] .") == []
