"""Visits told by a plain verb of motion."""

from __future__ import annotations

import pytest
from build import parsed, read

_MINISTER = "[nsubj The [amod Chadian] minister]"
_NAMES = {"Chadian": "group", "Fiji": "place"}
_ENTITIES = (("person", "The Chadian minister"), ("place", "Fiji"))


def visits(
    tree: str,
    names: dict[str, str] | None = None,
    entities: tuple[tuple[str, ...], ...] = _ENTITIES,
    acts: tuple[tuple[str | None, ...], ...] = (),
) -> list[tuple[str, str, str | None, str]]:
    """Trigger, type, mode and status of each event."""
    annotation = parsed(tree, names=_NAMES if names is None else names, entities=entities, acts=acts)
    return [
        (annotation.text[slice(*one.trigger)], one.type, one.mode, one.status)
        for one in read(annotation, "2021-10-20").events
    ]


@pytest.mark.parametrize("verb", ["flew", "went", "travelled", "arrived"])
@pytest.mark.parametrize("where", ["to", "in"])
def test_an_official_who_goes_to_another_state_visits_it(verb: str, where: str) -> None:
    """Whatever verb of motion tells it."""
    assert visits(f"{_MINISTER} {verb} [obl {where} Fiji] .") == [(verb, "CONSULT", "visit", "happened")]


def test_a_visitor_is_source_and_the_host_target() -> None:
    """With less confidence than where the model saw an act."""
    annotation = parsed(f"{_MINISTER} flew [obl to Fiji] .", names=_NAMES, entities=_ENTITIES)

    found = read(annotation)

    (event,) = found.events
    of = {one.id: one.affiliation for one in found.actors}
    assert ([of[one] for one in event.source], [of[one] for one in event.target]) == (["TCD"], ["FJI"])
    assert event.confidence == 0.6


def test_a_visit_to_come_is_agreed() -> None:
    """ "Will fly to Fiji": a cooperative act in the future."""
    assert visits(f"{_MINISTER} [aux will] fly/VERB/VB [obl to Fiji] .") == [("fly", "AGREE", None, "planned")]


@pytest.mark.parametrize(
    ("tree", "names", "entities"),
    [
        (f"{_MINISTER} flew [obl to Chad] .", {"Chadian": "group", "Chad": "place"},
         (("person", "The Chadian minister"), ("place", "Chad"))),
        (f"{_MINISTER} flew [obl from Fiji] .", _NAMES, _ENTITIES),
        (f"{_MINISTER} came [compound:prt up] [obl in Fiji] .", _NAMES, _ENTITIES),
        ("[nsubj The [amod Chadian] goats] went [obl to Fiji] .", _NAMES, (("place", "Fiji"),)),
        (f"{_MINISTER} flew .", {"Chadian": "group"}, (("person", "The Chadian minister"),)),
    ],
    ids=["home", "from", "came up", "goats", "nowhere"],
)  # fmt: skip
def test_other_ways_are_no_visits(
    tree: str, names: dict[str, str], entities: tuple[tuple[str, ...], ...]
) -> None:  # fmt: skip
    """Home, from somewhere, a verb with a particle, somebody without an office."""
    assert visits(tree, names, entities) == []


def test_an_act_that_the_model_saw_stays() -> None:
    """Of another type too."""
    acts = (("flew", "AID", None, "The Chadian minister"),)

    assert visits(f"{_MINISTER} flew [obl to Fiji] .", acts=acts) == [("flew", "AID", None, "happened")]
