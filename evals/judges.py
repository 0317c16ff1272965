"""Whether a record of a reading is what a gold fact asks for: one judge a family.

A judge gives None where the record lies elsewhere in the text, else a `Verdict`. The rules are those of the table in
`corpus/articles/README.md`; a field that the fact does not give is not asked about.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from msgspec import UnsetType

from chancery.records import Channel, ChannelChange, Event, Interval, Position, Statement
from evals.gold_facts import ChannelFact, EventFact, Maybe, OneOf, PositionFact, StatementFact, span_of_anchor
from evals.scene import Scene, same_name
from evals.spans import any_overlap, overlaps

T = TypeVar("T")

# How many parties more than the fact names a record may be about, or turn to.
_OTHERS_ABOUT = 2
_OTHERS_TOWARD = 1


@dataclass(frozen=True, slots=True)
class Verdict:
    """A record that lies at a fact: how near (2 is nearer than 1), and the fields in which it is wrong."""

    nearness: int
    faults: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def judge_statement(scene: Scene, fact: StatementFact, statement: Statement) -> Verdict | None:
    """A statement whose content overlaps the anchor."""
    if not any_overlap([span_of_anchor(fact, scene.text)], statement.content_spans):
        return None
    relay, about = scene.name(statement.relayed_by), scene.parties(statement.about)
    return _verdict(
        1,
        {
            "speaker": _ask(fact.speaker, lambda want: _is_speaker(scene, want, statement)),
            "affiliation": _ask(fact.affiliation, lambda want: scene.party(statement.speaker) in several(want)),
            "mode": _ask(fact.mode, lambda want: statement.mode in several(want)),
            "relayed_by": _ask(fact.relayed_by, lambda want: same_name(want, relay)),
            "about": _ask(fact.about, lambda want: _holds_all(about, want, _OTHERS_ABOUT)),
            "hedged": _ask(fact.hedged, lambda want: statement.hedged == want),
        },
    )


def judge_event(scene: Scene, fact: EventFact, event: Event) -> Verdict | None:
    """An event whose trigger (nearer) or evidence overlaps the anchor."""
    anchor = span_of_anchor(fact, scene.text)
    at_trigger = overlaps(anchor, event.trigger)
    if not at_trigger and not overlaps(anchor, event.evidence):
        return None
    acting, acted_upon = scene.parties(event.source), scene.parties(event.target)
    return _verdict(
        2 if at_trigger else 1,
        {
            "type": event.type in several(fact.type),
            "source": _ask(fact.source, lambda want: _is_side(acting, want, opposite=fact.target)),
            "target": _ask(fact.target, lambda want: _is_side(acted_upon, want, opposite=fact.source)),
            "date": _ask(fact.date, lambda want: _same_days(want, event.date)),
            "status": _ask(fact.status, lambda want: event.status in several(want)),
            "claimed_by": _ask(fact.claimed, lambda want: _is_claim(scene, event) if want else not event.claimed_by),
            "in_response_to": _ask(
                fact.in_response_to, lambda want: not want or scene.is_other_event(event.in_response_to, event)
            ),
        },
    )


def judge_channel(scene: Scene, fact: ChannelFact, found: tuple[Channel, ChannelChange]) -> Verdict | None:
    """A change of a channel whose evidence overlaps the anchor (nearer), or else the anchor's sentence."""
    channel, change = found
    anchor = span_of_anchor(fact, scene.text)
    if not overlaps(scene.sentence_around(anchor), change.evidence):
        return None
    successor = scene.channel_name(change.successor).lower()
    return _verdict(
        2 if overlaps(anchor, change.evidence) else 1,
        {
            "state": change.state in several(fact.state),
            "parties": _ask(fact.parties, lambda want: set(want) == set(channel.parties)),
            "kind": _ask(fact.kind, lambda want: channel.kind in several(want)),
            "date": _ask(fact.date, lambda want: _same_days(want, change.date)),
            "capacity": _ask(fact.capacity, lambda want: change.capacity == want),
            "successor": _ask(fact.rerouted_to, lambda want: want.lower() in successor),
        },
    )


def judge_position(scene: Scene, fact: PositionFact, position: Position) -> Verdict | None:
    """A position whose content or condition overlaps the anchor."""
    anchor = span_of_anchor(fact, scene.text)
    spans = [position.content] if position.condition is None else [position.content, position.condition]
    if not any_overlap([anchor], spans):
        return None
    toward = scene.parties(position.toward)
    condition = scene.text[slice(*position.condition)] if position.condition else ""
    return _verdict(
        1,
        {
            "kind": position.kind in several(fact.kind),
            "holder": _ask(fact.holder, lambda want: scene.party(position.holder) in several(want)),
            "toward": _ask(fact.toward, lambda want: _holds_all(toward, several(want), _OTHERS_TOWARD)),
            "condition": _ask(fact.condition, lambda want: want in condition),
        },
    )


def several(value: OneOf | Sequence[str]) -> Sequence[str]:
    """The values that will do."""
    return [value] if isinstance(value, str) else value


def _ask(want: Maybe[T], holds: Callable[[T], bool]) -> bool:
    return isinstance(want, UnsetType) or holds(want)


def _verdict(nearness: int, right: Mapping[str, bool]) -> Verdict:
    return Verdict(nearness, tuple(field for field, is_right in right.items() if not is_right))


def _is_speaker(scene: Scene, want: str | None, statement: Statement) -> bool:
    if want is None:
        return statement.speaker_span is None
    return same_name(want, scene.name(statement.speaker))


def _is_side(parties: Collection[str | None], want: Collection[str], opposite: Maybe[list[str]]) -> bool:
    """Whether all of `want` are among `parties`, and none that is on the opposite side alone."""
    foreign = set() if isinstance(opposite, UnsetType) else set(opposite) - set(want)
    return set(want) <= set(parties) and not foreign & set(parties)


def _is_claim(scene: Scene, event: Event) -> bool:
    return scene.asserts(event.claimed_by, event.trigger)


def _holds_all(parties: Collection[str | None], want: Collection[str], others: int) -> bool:
    return set(want) <= set(parties) and len(parties) <= len(set(want)) + others


def _same_days(want: tuple[str, str], found: Interval | None) -> bool:
    return found is not None and (found.from_, found.to) == want
