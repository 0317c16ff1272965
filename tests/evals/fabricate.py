"""Readings made from gold with seeded noise: some things lost, some moved, some invented."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import msgspec
from msgspec import UnsetType

from chancery.records import (
    Actor,
    Channel,
    ChannelChange,
    Document,
    Event,
    Interval,
    Position,
    Reading,
    Span,
    Statement,
)
from evals.gold import GoldText
from evals.gold_facts import (
    FAMILIES,
    ChannelFact,
    EventFact,
    Fact,
    GoldArticle,
    PositionFact,
    StatementFact,
    span_of_anchor,
)

_PARTIES = ("USA", "RUS", "NATO", "CUB", "SAU", "CAN", "TUR")


def statement(number: int = 0, **fields: object) -> Statement:
    """A statement with what a test does not care about filled in."""
    base = Statement(
        id=f"s{number}",
        speaker=None,
        speaker_span=None,
        cue_span=None,
        content_spans=(),
        mode="indirect",
        confidence=0.5,
    )
    return msgspec.structs.replace(base, **fields)


def reading(name: str, text: str, **fields: object) -> Reading:
    """A reading of a text."""
    document = Document(id=name, text=text, source=f"some/folder/{name}")
    return msgspec.structs.replace(Reading(document=document), **fields)


def write_readings(path: Path, readings: list[Reading]) -> Path:
    """Write readings as `chancery read --format jsonl` does."""
    path.write_bytes(b"\n".join(msgspec.json.encode(one) for one in readings) + b"\n")
    return path


def noisy_attributions(gold: GoldText, chance: random.Random) -> Reading:
    """Statements where the gold has attributions, more or less."""
    found: list[Statement] = []
    for one in gold.attributions:
        for _ in range(chance.choice((0, 1, 1, 1, 1, 1, 2))):
            found.append(
                statement(
                    len(found),
                    speaker_span=_moved(gold.text, one.source[0], chance) if one.source else None,
                    cue_span=_moved(gold.text, one.cue[0], chance) if one.cue and chance.random() < 0.9 else None,
                    content_spans=tuple(_moved(gold.text, part, chance) for part in one.content),
                )
            )
    for _ in range(chance.randint(0, 3)):
        at = chance.randrange(max(1, len(gold.text) - 60))
        found.append(
            statement(len(found), speaker_span=(at, at + 9), content_spans=((at + 9, at + 30), (at + 20, at + 50)))
        )
    chance.shuffle(found)
    return reading(gold.name, gold.text, statements=tuple(found))


def _moved(text: str, span: Span, chance: random.Random) -> Span:
    start, end = span
    if chance.random() < 0.3:
        start = max(0, min(start + chance.randint(-6, 6), end))
    if chance.random() < 0.3:
        end = min(len(text), max(start, end + chance.randint(-30, 30)))
    return start, end


def noisy_facts(article: GoldArticle, chance: random.Random) -> Reading:
    """Records of all families where the gold has facts, more or less, and some of what must not be found."""
    return _Forger(article, chance).reading()


class _Forger:
    def __init__(self, article: GoldArticle, chance: random.Random) -> None:
        self.article, self.chance = article, chance
        self.actors: dict[tuple[str, str | None], Actor] = {}
        self.statements: list[Statement] = []

    def reading(self) -> Reading:
        gold = self.article.facts
        facts: list[Fact] = [fact for family in FAMILIES for fact in gold.of(family)]
        facts += [fact for fact in (*gold.absent, *facts) if self.chance.random() < 0.15]
        facts = [fact for fact in facts if self.chance.random() < 0.9]
        self.chance.shuffle(facts)
        self.statements = [self._statement(n, f) for n, f in enumerate(facts) if isinstance(f, StatementFact)]
        return reading(
            self.article.name,
            self.article.text,
            statements=tuple(self.statements),
            events=tuple(self._event(n, f) for n, f in enumerate(facts) if isinstance(f, EventFact)),
            channels=tuple(self._channel(n, f) for n, f in enumerate(facts) if isinstance(f, ChannelFact)),
            positions=tuple(self._position(n, f) for n, f in enumerate(facts) if isinstance(f, PositionFact)),
            actors=tuple(self.actors.values()),
        )

    def _statement(self, number: int, fact: StatementFact) -> Statement:
        name = fact.speaker if isinstance(fact.speaker, str) and self.chance.random() < 0.9 else "Zed Nobody"
        relay = None if isinstance(fact.relayed_by, UnsetType) else self._actor(fact.relayed_by.upper(), None)
        return statement(
            number,
            speaker=self._actor(name, self._one(fact.affiliation, None)),
            speaker_span=None if fact.speaker is None and self.chance.random() < 0.5 else (0, 3),
            content_spans=(self._span(fact),),
            mode=self._one(fact.mode, "direct"),
            relayed_by=relay,
            about=self._actors(fact.about),
            hedged=fact.hedged is True,
        )

    def _event(self, number: int, fact: EventFact) -> Event:
        trigger = self._span(fact)
        claims = [
            s.id for s in self.statements for part in s.content_spans if part[0] < trigger[1] and trigger[0] < part[1]
        ]
        claimed = (fact.claimed is True or self.chance.random() < 0.2) and bool(claims)
        return Event(
            id=f"e{number}",
            type=self._one(fact.type, "AGREE"),
            source=self._actors(fact.source),
            target=self._actors(fact.target),
            trigger=trigger if self.chance.random() < 0.7 else (0, 2),
            evidence=self._span(fact),
            date=self._date(fact.date),
            status=self._one(fact.status, "happened"),
            claimed_by=claims[0] if claimed else None,
            in_response_to=f"e{self.chance.randint(0, 40)}" if self.chance.random() < 0.5 else None,
            confidence=0.5,
        )

    def _channel(self, number: int, fact: ChannelFact) -> Channel:
        parties = ["USA", "RUS"] if isinstance(fact.parties, UnsetType) else list(fact.parties)
        successor = fact.rerouted_to if isinstance(fact.rerouted_to, str) else ""
        change = ChannelChange(
            state=self._one(fact.state, "open"),
            date=self._date(fact.date),
            capacity=None if isinstance(fact.capacity, UnsetType) else fact.capacity,
            successor=f"c{number}",
            evidence=self._span(fact),
        )
        return Channel(
            id=f"c{number}",
            name=f"The {successor.title()}",
            kind=self._one(fact.kind, "embassy"),
            parties=(*parties, "CUB") if self.chance.random() < 0.1 else tuple(reversed(parties)),
            state=change.state,
            changes=(change,) * self.chance.randint(1, 2),
        )

    def _position(self, number: int, fact: PositionFact) -> Position:
        condition = None
        if isinstance(fact.condition, str) and self.chance.random() < 0.8:
            at = self.article.text.find(fact.condition)
            condition = (at, at + len(fact.condition) + 3)
        toward = [fact.toward] if isinstance(fact.toward, str) else fact.toward
        return Position(
            id=f"p{number}",
            holder=self._actor("A holder", self._one(fact.holder, "USA")),
            toward=self._actors(toward),
            kind=self._one(fact.kind, "demand"),
            content=self._span(fact),
            condition=condition,
        )

    def _one(self, wanted: object, otherwise: str | None) -> Any:
        if isinstance(wanted, UnsetType) or self.chance.random() < 0.1:
            return otherwise
        return self.chance.choice(wanted) if isinstance(wanted, list) else wanted

    def _span(self, fact: Fact) -> Span:
        start, end = span_of_anchor(fact, self.article.text)
        start = max(0, start + self.chance.randint(-20, 8))
        return start, max(start + 1, min(len(self.article.text), end + self.chance.randint(-5, 40)))

    def _actor(self, name: str, party: object) -> str:
        key = (name, party if isinstance(party, str) else None)
        return self.actors.setdefault(key, Actor(id=f"a{len(self.actors)}", name=name, affiliation=key[1])).id

    def _actors(self, parties: list[str] | UnsetType) -> tuple[str, ...]:
        chosen = [] if isinstance(parties, UnsetType) else list(parties)
        if self.chance.random() < 0.15:
            chosen.append(self.chance.choice(_PARTIES))
        if chosen and self.chance.random() < 0.1:
            chosen.pop()
        return tuple(
            self._actor(f"The {party} side", party) if self.chance.random() < 0.8 else party for party in chosen
        )

    def _date(self, wanted: tuple[str, str] | UnsetType) -> Interval | None:
        if self.chance.random() < 0.1:
            return Interval(from_="2020-01-01", to="2020-01-01")
        return None if isinstance(wanted, UnsetType) else Interval(from_=wanted[0], to=wanted[1])
