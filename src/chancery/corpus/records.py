"""What an episode is made of: texts without their marks, and the events that stand in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, get_args

from chancery.errors import CorpusFault
from chancery.records import EventStatus, Span

STATUSES: tuple[str, ...] = get_args(EventStatus)
KINDS = ("sentences", "article")
SPLITS = ("train", "dev", "test")
BACKGROUND = "?"
"""Stands for the date of what happened before, at a time that is not told."""


@dataclass(frozen=True, slots=True)
class MarkedEvent:
    """One event; spans are code points of the text.

    `date` is None if the text tells none; `background` says that it happened before, at a time that is not told.
    """

    number: int
    type: str
    mode: str | None
    status: str
    trigger: Span
    sources: tuple[Span, ...]
    targets: tuple[Span, ...]
    dates: tuple[Span, ...]
    places: tuple[Span, ...]
    source_parties: tuple[str, ...]
    target_parties: tuple[str, ...]
    date: tuple[str, str] | None
    background: bool
    contexts: tuple[str, ...]
    claimed: bool
    place: str | None
    answers: int | None

    @property
    def written_date(self) -> str | None:
        """The date as a file has it: `2021-03-01`, `2021-03-01..2021-03-31`, `?` for background, None if not told."""
        if self.date is None:
            return BACKGROUND if self.background else None
        return "..".join(dict.fromkeys(self.date))

    @property
    def label(self) -> str:
        """Type and mode as a file has them: `SANCTION/expel`, or `AGREE` alone."""
        return f"{self.type}/{self.mode}" if self.mode else self.type


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A sentence or an article without its marks, the day it was published, and its events in order of the text."""

    id: str
    published: str
    text: str
    events: tuple[MarkedEvent, ...]


@dataclass(frozen=True, slots=True)
class Episode:
    """The texts of one file."""

    name: str
    kind: str
    texts: tuple[MarkedText, ...]


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text with where it comes from; `split` is one of `SPLITS`, or None for a file in no folder of that name."""

    text: MarkedText
    episode: str
    kind: str
    split: str | None


class Fault(NamedTuple):
    """What is wrong with a file, and in which of its lines, counted from 1."""

    line: int
    message: str

    def error(self, path: object) -> CorpusFault:
        """The fault as an error, which names the file as `path`."""
        return CorpusFault(self.message, where=f"{path}:{self.line}")
