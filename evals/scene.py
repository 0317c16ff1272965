"""One reading with the look-ups that judging it needs, and how names are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from chancery.records import Actor, Event, Reading, Span
from evals.spans import any_overlap

# Words that two names may share without being names of the same thing.
_FUNCTION_WORDS = frozenset({"the", "of", "a", "an", "and", "to", "in", "for"})
_SENTENCE_ENDS = ".!?\n"


class Scene:
    """One reading, asked by id. Ids that the reading does not have are nobody: no name, no channel."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.document.text
        self._actors: dict[str | None, Actor] = {actor.id: actor for actor in reading.actors}
        self._contents = {statement.id: statement.content_spans for statement in reading.statements}
        self._events = {event.id for event in reading.events}
        self._channels: dict[str | None, str] = {channel.id: channel.name for channel in reversed(reading.channels)}

    def name(self, actor: str | None) -> str:
        """The name of an actor."""
        known = self._actors.get(actor)
        return known.name if known else ""

    def party(self, actor: str | None) -> str | None:
        """The affiliation of an actor; one without stands for itself."""
        known = self._actors.get(actor)
        return (known and known.affiliation) or actor

    def parties(self, actors: Iterable[str]) -> set[str | None]:
        """The affiliations of actors."""
        return {self.party(actor) for actor in actors}

    def asserts(self, statement: str | None, span: Span) -> bool:
        """Whether the content of a statement reaches into `span`."""
        return statement is not None and any_overlap([span], self._contents.get(statement, ()))

    def is_other_event(self, event: str | None, than: Event) -> bool:
        """Whether `event` is an event of the reading apart from `than`."""
        return event in self._events and event != than.id

    def channel_name(self, channel: str | None) -> str:
        """The name of a channel."""
        return self._channels.get(channel, "")

    def sentence_around(self, span: Span) -> Span:
        """From the last mark that ends a sentence before `span` to the first one after it."""
        start = max(self.text.rfind(mark, 0, span[0]) for mark in _SENTENCE_ENDS) + 1
        ends = [end for mark in _SENTENCE_ENDS if (end := self.text.find(mark, span[1])) >= 0]
        return start, min(ends, default=len(self.text))


def same_name(one: str, other: str) -> bool:
    """Whether two names share a word (a surname, an acronym, a country), accents and function words apart."""
    return bool(_name_words(one) & _name_words(other))


def _name_words(name: str) -> set[str]:
    decomposed = unicodedata.normalize("NFKD", name.lower())
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    return set(re.findall(r"[a-z0-9]+", plain)) - _FUNCTION_WORDS
