"""Who acts and whom it is done to: from the heads of phrases to actors, and to the words that they were taken from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from chancery.extract.actors import Cast
from chancery.language.phrases import Phrases
from chancery.records import Actor, Span

# What hangs on a noun and may say whose it is: "the Turkish consulate", "Haaretz's request", "an accord with Iran".
_OWNING = ("nmod:poss", "amod", "compound", "nmod:desc", "nmod", "appos", "obl", "acl", "obj", "xcomp")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_DEEPEST = 3

Parties = tuple[frozenset[str], frozenset[str]]
"""The parties of a source and of a target."""


@dataclass(frozen=True, slots=True)
class Part:
    """A phrase that takes part, and the actor that it stands for or belongs to; None for something of nobody's."""

    span: Span
    actor: Actor | None

    @property
    def party(self) -> str | None:
        """The affiliation of the actor, or the actor himself if he has none."""
        return (self.actor.affiliation or self.actor.id) if self.actor is not None else None


@dataclass(frozen=True, slots=True)
class Side:
    """All that act, or all that it is done to."""

    parts: tuple[Part, ...] = ()

    @property
    def parties(self) -> frozenset[str]:
        """The parties of the actors."""
        return frozenset(party for part in self.parts if (party := part.party) is not None)

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the actors, each once."""
        return tuple(dict.fromkeys(part.actor.id for part in self.parts if part.actor is not None))

    @property
    def spans(self) -> tuple[Span, ...]:
        """The phrases, each once."""
        return tuple(dict.fromkeys(part.span for part in self.parts))

    def without(self, parties: frozenset[str]) -> Side:
        """The side without those of some parties."""
        return Side(tuple(part for part in self.parts if part.party not in parties))


class Sides:
    """Finds the actors of one text's acts."""

    def __init__(self, phrases: Phrases, cast: Cast) -> None:
        self._phrases = phrases
        self._cast = cast

    def side(self, heads: Iterable[int]) -> Side:
        """The side that consists of the phrases of some heads."""
        parts = [Part(self.span(head), self.actor(head)) for head in self._joined(heads)]
        return Side(tuple(one for one in parts if not any(_is_inside(one, other) for other in parts)))

    def _joined(self, heads: Iterable[int]) -> list[int]:
        """The heads, in order, with those that "and" joins to them: who acts together is named together."""
        tokens = self._phrases.tokens
        found = set(heads)
        for head in list(found):
            first = tokens[head].head if tokens[head].deprel == "conj" else head
            if tokens[first].upos not in _NOMINAL:
                continue
            joined = [first, *(child for child in self._phrases.children[first] if tokens[child].deprel == "conj")]
            found |= {one for one in joined if tokens[one].upos in _NOMINAL and self._cast.at_head(one) is not None}
        return sorted(found)

    def span(self, head: int) -> Span:
        """Where the phrase of a head stands."""
        mention = self._phrases.mention(head)
        tokens = self._phrases.tokens
        return tokens[mention.first].start, tokens[mention.last - 1].end

    def actor(self, head: int) -> Actor | None:
        """The actor that a phrase stands for, or whose it is: of "the Turkish consulate" Turkey, if nobody nearer."""
        return self._actor(head, _DEEPEST)

    def _actor(self, head: int, depth: int) -> Actor | None:
        own = self._cast.at_head(head)
        if own is not None and (own.affiliation is not None or own.kind is not None):
            return own
        if depth == 0:
            return own
        tokens = self._phrases.tokens
        children = sorted(
            (child for child in self._phrases.children[head] if tokens[child].deprel in _OWNING),
            key=lambda child: _OWNING.index(tokens[child].deprel),
        )
        for child in children:
            found = self._actor(child, depth - 1)
            if found is not None and found.affiliation is not None:
                return found
        return own


def _is_inside(one: Part, other: Part) -> bool:
    """Whether a phrase is only a piece of another that stands for the same: "Zealand" of "New Zealand"."""
    return (
        one.actor == other.actor
        and one.span != other.span
        and other.span[0] <= one.span[0]
        and one.span[1] <= other.span[1]
    )


def apart(source: Side, target: Side) -> tuple[Side, Side]:
    """Both sides without a party that stands on the other too, as far as somebody is left: of "he met with his Dutch
    counterpart" the target is Dutch alone."""
    both = source.parties & target.parties
    if both and target.parties - both:
        target = target.without(both)
    elif both and source.parties - both:
        source = source.without(both)
    return source, target
