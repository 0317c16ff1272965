"""Types of acts that a user brings, as the language stage takes them: patterns, examples, and what they map to."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.records import Span


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word, or a phrase that begins with it, in base forms; `pos` is that of the first word: v, n or a."""

    words: str
    pos: str


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that tells an act, and the words in it that name the act."""

    text: str
    trigger: Span


@dataclass(frozen=True, slots=True)
class OwnType:
    """A type of a user: what names its acts, and what they map to.

    `kind` is the type of the model that it maps to, or its own name.
    """

    name: str
    kind: str
    mode: str | None
    cameo: str | None
    quad_class: str | None
    patterns: tuple[Pattern, ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class OwnTypes:
    """All types of a user, and the types of the model that are not told beside them."""

    types: tuple[OwnType, ...]
    dropped: frozenset[str] = frozenset()
