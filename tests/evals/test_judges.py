"""Judging one record by one fact: what each family asks for."""

from __future__ import annotations

from typing import Any

import fabricate
import msgspec
import pytest

from chancery.records import (
    Actor,
    Channel,
    ChannelChange,
    Event,
    Interval,
    Position,
    Span,
)
from evals import judges
from evals.gold_facts import ChannelFact, EventFact, PositionFact, StatementFact
from evals.scene import Scene, same_name

TEXT = "Norland closed its embassy. Ada Lovelund said Sudmark would reopen it if Norland paid."
ACTORS = (
    Actor(id="ada", name="Ada Lovelund", affiliation="NOR"),
    Actor(id="sud", name="Sudmark", affiliation="SUD"),
    Actor(id="wire", name="The Wire", affiliation=None),
)
REOPEN: Span = (TEXT.index("Sudmark"), len(TEXT) - 1)


def span(words: str) -> Span:
    """Where some words stand in TEXT."""
    start = TEXT.index(words)
    return start, start + len(words)


SAID = fabricate.statement(speaker="ada", speaker_span=span("Ada Lovelund"), content_spans=(REOPEN,), about=("sud",))
CLOSED = Event(
    id="e0",
    type="SANCTION",
    source=("ada",),
    target=("sud",),
    trigger=span("closed"),
    evidence=span("Norland closed its embassy"),
    status="happened",
    date=Interval(from_="2024-01-01", to="2024-01-31"),
    confidence=1.0,
)
CHANGE = ChannelChange(state="closed", evidence=span("closed its embassy"), successor="c1", capacity=3)
EMBASSY = Channel(
    id="c0", name="The embassy", kind="embassy", parties=("NOR", "SUD"), state="closed", changes=(CHANGE,)
)
OFFICE = Channel(id="c1", name="Liaison Office", kind="office", parties=("NOR", "SUD"), state="open", changes=())
OFFER = Position(
    id="p0", holder="sud", toward=("ada",), kind="offer", content=REOPEN, condition=span("if Norland paid")
)


def scene(**fields: Any) -> Scene:
    """A reading of TEXT with these records."""
    return Scene(fabricate.reading("a.txt", TEXT, actors=ACTORS, **fields))


def wrong(verdict: judges.Verdict | None) -> tuple[str, ...]:
    """The faults of a record that lies at the fact."""
    assert verdict is not None
    return verdict.faults


@pytest.mark.parametrize(
    ("asked", "faults"),
    [
        ({}, ()),
        ({"speaker": "Lovelund", "affiliation": ["SUD", "NOR"], "mode": "indirect", "about": ["SUD"]}, ()),
        ({"speaker": "Bob", "affiliation": "SUD", "mode": ["direct", "mixed"]}, ("speaker", "affiliation", "mode")),
        ({"speaker": None}, ("speaker",)),
        ({"relayed_by": "wire"}, ("relayed_by",)),
        ({"about": ["NOR"]}, ("about",)),
        ({"hedged": True}, ("hedged",)),
    ],
)
def test_statements(asked: dict[str, Any], faults: tuple[str, ...]) -> None:
    """Only what the fact gives is asked for."""
    fact = StatementFact(anchor="would reopen it", **asked)

    assert wrong(judges.judge_statement(scene(), fact, SAID)) == faults


def test_a_statement_lies_at_a_fact_when_its_content_does() -> None:
    """Its speaker's words elsewhere do not count."""
    assert judges.judge_statement(scene(), StatementFact(anchor="Ada Lovelund said"), SAID) is None


def test_a_statement_about_everybody_is_about_nobody() -> None:
    """Two parties more than the fact names will do, three will not."""
    fact = StatementFact(anchor="would reopen it", about=["SUD"])
    two, three = (msgspec.structs.replace(SAID, about=("sud", *"XYZ"[:others])) for others in (2, 3))

    assert wrong(judges.judge_statement(scene(), fact, two)) == ()
    assert wrong(judges.judge_statement(scene(), fact, three)) == ("about",)


@pytest.mark.parametrize(
    ("asked", "faults"),
    [
        ({"type": "SANCTION", "source": ["NOR"], "target": ["SUD"], "status": ["happened", "ongoing"]}, ()),
        ({"type": ["REJECT", "ACCUSE"]}, ("type",)),
        ({"type": "SANCTION", "source": ["SUD"], "target": ["NOR"]}, ("source", "target")),
        ({"type": "SANCTION", "date": ("2024-01-01", "2024-01-31"), "claimed": False}, ()),
        ({"type": "SANCTION", "date": ("2024-01-01", "2024-01-01"), "claimed": True}, ("date", "claimed_by")),
        ({"type": "SANCTION", "in_response_to": True, "status": "planned"}, ("status", "in_response_to")),
    ],
)
def test_events(asked: dict[str, Any], faults: tuple[str, ...]) -> None:
    """Only what the fact gives is asked for."""
    verdict = judges.judge_event(scene(), EventFact(anchor="closed its", **asked), CLOSED)

    assert wrong(verdict) == faults


def test_a_claim_needs_a_statement_that_holds_the_event() -> None:
    """Pointing at any statement is not enough; a fact of the record points at none."""
    claimed, told = (EventFact(anchor="reopen", type="COOPERATE", claimed=claimed) for claimed in (True, False))
    inside = Event(
        id="e1",
        type="COOPERATE",
        trigger=span("reopen"),
        evidence=REOPEN,
        status="planned",
        claimed_by="s0",
        confidence=1,
    )
    outside = msgspec.structs.replace(inside, trigger=span("closed"))
    at = scene(statements=(SAID,), events=(inside,))

    assert wrong(judges.judge_event(at, claimed, inside)) == ()
    assert wrong(judges.judge_event(at, claimed, outside)) == ("claimed_by",)
    assert wrong(judges.judge_event(at, told, inside)) == ("claimed_by",)


def test_an_event_answers_another_one_never_itself() -> None:
    """And one that the reading has."""
    fact = EventFact(anchor="closed", type="SANCTION", in_response_to=True)
    first, second = (msgspec.structs.replace(CLOSED, id=name, in_response_to="e0") for name in ("e0", "e1"))
    at = scene(events=(first, second))

    assert wrong(judges.judge_event(at, fact, first)) == ("in_response_to",)
    assert wrong(judges.judge_event(at, fact, second)) == ()


@pytest.mark.parametrize(
    ("asked", "faults"),
    [
        (
            {"state": "closed", "parties": ["SUD", "NOR"], "kind": "embassy", "capacity": 3, "rerouted_to": "liaison"},
            (),
        ),
        ({"state": ["open", "restored"], "parties": ["NOR"], "kind": "mission"}, ("state", "parties", "kind")),
        ({"state": "closed", "capacity": 4, "rerouted_to": "mission"}, ("capacity", "successor")),
        ({"state": "closed", "date": ("2024-01-01", "2024-01-01")}, ("date",)),
    ],
)
def test_channels(asked: dict[str, Any], faults: tuple[str, ...]) -> None:
    """A change anywhere in the anchor's sentence lies at the fact."""
    fact = ChannelFact(anchor="Norland closed", **asked)

    assert wrong(judges.judge_channel(scene(channels=(EMBASSY, OFFICE)), fact, (EMBASSY, CHANGE))) == faults


def test_a_change_in_another_sentence_lies_elsewhere() -> None:
    """However near it is."""
    assert judges.judge_channel(scene(), ChannelFact(anchor="said Sudmark", state="closed"), (EMBASSY, CHANGE)) is None


@pytest.mark.parametrize(
    ("asked", "faults"),
    [
        ({"kind": ["offer", "demand"], "holder": "SUD", "toward": "NOR", "condition": "Norland paid"}, ()),
        ({"kind": "demand", "holder": ["NOR"], "toward": ["SUD"]}, ("kind", "holder", "toward")),
        ({"kind": "offer", "condition": "reopen"}, ("condition",)),
    ],
)
def test_positions(asked: dict[str, Any], faults: tuple[str, ...]) -> None:
    """Only what the fact gives is asked for."""
    fact = PositionFact(anchor="would reopen it", **asked)

    assert wrong(judges.judge_position(scene(), fact, OFFER)) == faults


def test_names_are_the_same_when_they_share_a_word() -> None:
    """Accents, case, articles and prepositions apart."""
    assert same_name("President of the Čierna Republic", "CIERNA")
    assert not same_name("The Ministry of War", "the house of the people")
