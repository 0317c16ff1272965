"""The record types: what a reading of one document contains, and nothing else.

A span is `(start, end)`, a half-open interval of Unicode code points of `document.text`;
`text[start:end]` is the quotation that proves a record. Records are immutable, compare by value and
serialise to the JSON that `chancery read` prints.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Span = tuple[int, int]

ActorKind = Literal["state", "igo", "person", "organization", "group", "media"]
Mode = Literal["direct", "indirect", "mixed"]
PublishedFrom = Literal["text", "metadata", "argument"]
EventStatus = Literal["happened", "ongoing", "planned", "proposed", "threatened", "conditional", "denied"]
ChannelKind = Literal[
    "embassy", "consulate", "mission", "delegation", "liaison", "office", "bureau", "council",
    "talks", "summit", "hotline", "envoy", "treaty-body", "other",
]  # fmt: skip
ChannelState = Literal["open", "proposed", "reduced", "suspended", "closed", "restored", "expelled", "rerouted"]
PositionKind = Literal[
    "offer", "demand", "condition", "refusal", "accusation", "denial", "commitment", "threat",
    "acknowledgement",
]  # fmt: skip


class Record(msgspec.Struct, frozen=True):
    """Base of all records: immutable. (msgspec does not hand `kw_only` down, so each says it.)"""


class Interval(Record, frozen=True, kw_only=True):
    """A date, exact or not: both ends are ISO 8601 days and belong to it; `span` is where the text says so."""

    from_: str = msgspec.field(name="from")
    to: str
    span: Span | None = None


class Document(Record, frozen=True, kw_only=True):
    """A text with its origin. `text` keeps every character of the source: all spans count its code points."""

    id: str
    text: str
    source: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    language: str = "en"


class Role(Record, frozen=True, kw_only=True):
    """An office or function, and the party or body that it is held in."""

    title: str
    of: str | None = None
    span: Span


class PossibleActor(Record, frozen=True, kw_only=True):
    """Another actor that this one may be the same as, and how likely (0 to 1)."""

    actor: str
    score: float


class Actor(Record, frozen=True, kw_only=True):
    """Anyone who speaks or acts. `affiliation` is the party: ISO 3166 alpha-3 or an acronym; None if unsaid."""

    id: str
    name: str
    kind: ActorKind | None = None
    affiliation: str | None = None
    sector: str | None = None
    roles: tuple[Role, ...] = ()
    mentions: tuple[Span, ...] = ()
    same_as: tuple[PossibleActor, ...] = ()


class Statement(Record, frozen=True, kw_only=True):
    """An attribution: somebody says, writes, thinks, admits or proposes something. Content is without its marks."""

    id: str
    speaker: str | None
    speaker_span: Span | None
    cue_span: Span | None
    content_spans: tuple[Span, ...]
    mode: Mode
    relayed_by: str | None = None
    addressees: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    date: Interval | None = None
    hedged: bool = False
    confidence: float


class Quantity(Record, frozen=True, kw_only=True):
    """A number that belongs to an event, and what it counts."""

    value: float
    of: str
    span: Span


class Event(Record, frozen=True, kw_only=True):
    """Who did what to whom, in PLOVER and CAMEO; `claimed_by` names the statement that alone asserts it.

    `quad_class` is verbal or material, cooperation or conflict. A phrase in `source_spans` or `target_spans` need not
    stand for an actor: "rejected the results". A `date` without a span is the day of publication, because nothing is
    said; None is background without a time, or something that has not happened.
    """

    id: str
    type: str
    mode: str | None = None
    quad_class: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()
    trigger: Span
    evidence: Span
    date: Interval | None = None
    place: str | None = None
    status: EventStatus
    claimed_by: str | None = None
    in_response_to: str | None = None
    quantities: tuple[Quantity, ...] = ()
    confidence: float


class ChannelChange(Record, frozen=True, kw_only=True):
    """One change in the state of a channel."""

    state: ChannelState
    by: str | None = None
    date: Interval | None = None
    capacity: int | None = None
    successor: str | None = None
    evidence: Span
    claimed_by: str | None = None


class Channel(Record, frozen=True, kw_only=True):
    """A standing means of contact between parties; the sending side is first of `parties`."""

    id: str
    name: str
    kind: ChannelKind
    parties: tuple[str, ...]
    state: ChannelState
    changes: tuple[ChannelChange, ...]


class Position(Record, frozen=True, kw_only=True):
    """What a party says it wants or will do; `condition` is the span of what that depends on."""

    id: str
    holder: str
    toward: tuple[str, ...] = ()
    kind: PositionKind
    content: Span
    condition: Span | None = None
    statement: str | None = None


class Reading(Record, frozen=True, kw_only=True):
    """All that was read in one document."""

    document: Document
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    channels: tuple[Channel, ...] = ()
    positions: tuple[Position, ...] = ()
