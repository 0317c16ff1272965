"""The facts of gold articles as types: what `corpus/articles/NAME.json` may hold, and its meaning in its README.

`UNSET` is a field that the file does not give, and so does not ask about.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Literal, TypeAlias, TypeVar, get_args

import msgspec
from msgspec import UNSET, UnsetType

from chancery.errors import SourceNotFound, UnreadableSource
from chancery.records import Span
from evals.gold import read_exactly

Family = Literal["statements", "events", "channels", "positions"]
FAMILIES: tuple[Family, ...] = get_args(Family)

OneOf: TypeAlias = str | list[str]
"""One value, or several of which any will do."""

T = TypeVar("T")
Maybe: TypeAlias = T | UnsetType


class Fact(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True, tag_field="family"):
    """What every fact has: where in the text its proof lies, and whether it need be found."""

    anchor: str
    anchor_nth: int = 1
    optional: bool = False


class StatementFact(Fact, frozen=True, tag="statements"):
    """Who says something. A `speaker` of None says that the text names nobody."""

    speaker: Maybe[str | None] = UNSET
    affiliation: Maybe[OneOf] = UNSET
    mode: Maybe[OneOf] = UNSET
    relayed_by: Maybe[str] = UNSET
    about: Maybe[list[str]] = UNSET
    hedged: Maybe[bool] = UNSET


class EventFact(Fact, frozen=True, tag="events"):
    """Who does what to whom."""

    type: OneOf
    source: Maybe[list[str]] = UNSET
    target: Maybe[list[str]] = UNSET
    date: Maybe[tuple[str, str]] = UNSET
    status: Maybe[OneOf] = UNSET
    claimed: Maybe[bool] = UNSET
    in_response_to: Maybe[bool] = UNSET


class ChannelFact(Fact, frozen=True, tag="channels"):
    """A change in the state of a channel."""

    state: OneOf
    parties: Maybe[list[str]] = UNSET
    kind: Maybe[OneOf] = UNSET
    date: Maybe[tuple[str, str]] = UNSET
    capacity: Maybe[int] = UNSET
    rerouted_to: Maybe[str] = UNSET


class PositionFact(Fact, frozen=True, tag="positions"):
    """What a party wants or will do."""

    kind: OneOf
    holder: Maybe[OneOf] = UNSET
    toward: Maybe[OneOf] = UNSET
    condition: Maybe[str] = UNSET


_FACT_TYPES = (StatementFact, EventFact, ChannelFact, PositionFact)
OPTIONAL_FIELDS = tuple(
    sorted({field.name for kind in _FACT_TYPES for field in msgspec.structs.fields(kind) if field.default is UNSET})
)
"""The fields that a fact may ask about, or not."""


class GoldFile(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """One JSON file: the facts of one article."""

    published: str | None = None
    complete: list[Family] = []
    statements: list[StatementFact] = []
    events: list[EventFact] = []
    channels: list[ChannelFact] = []
    positions: list[PositionFact] = []
    absent: list[StatementFact | EventFact | ChannelFact | PositionFact] = []

    def of(self, family: Family) -> Sequence[Fact]:
        """The facts of one family."""
        facts: dict[Family, Sequence[Fact]] = {
            "statements": self.statements,
            "events": self.events,
            "channels": self.channels,
            "positions": self.positions,
        }
        return facts[family]

    def absent_of(self, family: Family) -> Sequence[Fact]:
        """What must not be found in one family."""
        return [fact for fact in self.absent if fact.__struct_config__.tag == family]


class GoldArticle(msgspec.Struct, frozen=True):
    """An article and its facts. `name` is the file name of the text, which its reading goes by."""

    name: str
    text: str
    facts: GoldFile

    def not_asking(self, fields: Collection[str]) -> GoldArticle:
        """The same article with these fields of its facts not asked about, as if it did not give them.

        What a fact must give (`anchor`, an event's `type` …) is always asked.
        """
        changed = {
            family: [_not_asking(fact, fields) for fact in getattr(self.facts, family)]
            for family in (*FAMILIES, "absent")
        }
        return msgspec.structs.replace(self, facts=msgspec.structs.replace(self.facts, **changed))


def _not_asking(fact: Fact, fields: Collection[str]) -> Fact:
    unasked = [field.name for field in msgspec.structs.fields(fact) if field.default is UNSET and field.name in fields]
    return msgspec.structs.replace(fact, **dict.fromkeys(unasked, UNSET))


def load(folder: Path) -> list[GoldArticle]:
    """The articles of `folder`, in order of names.

    Raises SourceNotFound where there are none, and UnreadableSource for a file that is not sound: an unknown field, a
    missing text, an anchor or condition that the text does not hold.
    """
    articles = [_load_article(path) for path in sorted(folder.glob("*.json"))]
    if not articles:
        raise SourceNotFound("no gold facts here; name a folder with NAME.json beside NAME.txt", where=str(folder))
    return articles


def _load_article(path: Path) -> GoldArticle:
    try:
        facts = msgspec.json.decode(path.read_bytes(), type=GoldFile)
        text = read_exactly(path.with_suffix(".txt"))
        for fact in (*(fact for family in FAMILIES for fact in facts.of(family)), *facts.absent):
            _check(fact, text)
    except (msgspec.MsgspecError, FileNotFoundError, ValueError) as error:
        raise UnreadableSource(f"{error}; mend the gold file", where=str(path)) from error
    return GoldArticle(path.with_suffix(".txt").name, text, facts)


def _check(fact: Fact, text: str) -> None:
    span_of_anchor(fact, text)
    if fact.anchor_nth == 1 and text.count(fact.anchor) > 1:
        raise ValueError(f"anchor {fact.anchor!r} stands in the text more than once; say which with anchor_nth")
    if isinstance(fact, PositionFact) and isinstance(fact.condition, str) and fact.condition not in text:
        raise ValueError(f"condition {fact.condition!r} is not in the text")


def span_of_anchor(fact: Fact, text: str) -> Span:
    """Where a fact's anchor stands. Raises ValueError when it does not."""
    at = -1
    for _ in range(fact.anchor_nth):
        at = text.find(fact.anchor, at + 1)
        if at < 0:
            raise ValueError(f"anchor {fact.anchor!r} does not stand in the text {fact.anchor_nth} times")
    return at, at + len(fact.anchor)
