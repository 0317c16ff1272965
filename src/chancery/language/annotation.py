"""What the language stage says of a text: tokens, sentences, syntax, names, attributions and acts.

Every offset is a code point of `Annotation.text`. Tokens are the words of Universal Dependencies;
fields that speak of tokens hold indices into `Annotation.tokens`.
"""

from __future__ import annotations

from dataclasses import dataclass

from chancery.records import Span


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its syntax. `head` is the index of its head among all tokens; a root's head is itself.

    `upos` is the universal part of speech, `tag` the Penn Treebank tag, `deprel` the Universal
    Dependencies relation to the head.
    """

    start: int
    end: int
    upos: str
    tag: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A run of tokens `[first, last)`."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text: tokens `[first, last)`; label as in `NAME_LABELS`."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content as they are linked, in spans of characters without the marks around them.

    A source is None where nobody is named, a cue where a speaker simply goes on. `confidence` is from 0 to 1.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between paired quotation marks: `outer` with the marks, `inner` without.

    A quotation that runs over paragraphs, each reopening the mark, is several of these with
    `continues` true on all but the last. `depth` is 0 for an outermost quotation.
    """

    outer: Span
    inner: Span
    depth: int
    continues: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase or pronoun that stands for somebody: tokens `[first, last)`, among them `head`, which governs them.

    Of several together ("Chile and Peru") the head is the conjunction. `antecedent` is the head of the earlier mention
    that it goes back to, None for the first of an entity.
    """

    first: int
    last: int
    head: int
    antecedent: int | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """One of those whom the text speaks of, with all its mentions in order; kind as in `ENTITY_KINDS`."""

    kind: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """Somebody does something: the token that names it, its type, mode and status as the model's card has them.

    Sources (who acts), targets (to whom) and places are the heads of their phrases. `confidence` is from 0 to 1. Of a
    type that a user brings `named` is its name, and `type`, `mode`, `cameo` and `quad_class` are what it maps to;
    `type` is the name again where it maps to none.
    """

    trigger: int
    type: str
    mode: str | None
    status: str
    sources: tuple[int, ...]
    targets: tuple[int, ...]
    places: tuple[int, ...]
    confidence: float
    named: str | None = None
    cameo: str | None = None
    quad_class: str | None = None


# The kinds of entities: a group of persons is "person" too; "place" is any that may act, such as a state.
ENTITY_KINDS = ("person", "organization", "place")

# The labels of the model's names; "group" is a nationality or an ethnic, religious or political adherence.
NAME_LABELS = ("person", "organization", "place", "group", "facility", "event", "date")


@dataclass(frozen=True, slots=True)
class Annotation:
    """Everything the language stage found in one text; each list is in order of the text."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]
    entities: tuple[Entity, ...] = ()
    acts: tuple[Act, ...] = ()
    dropped: frozenset[str] = frozenset()  # types that a user's types replace: no act of them is told

    def quote(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span[0] : span[1]]
