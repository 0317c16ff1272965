"""Entities of gold and of annotations in one form, so that they can be compared.

A mention is known by where its head word starts, as in CorefUD's scorer (Žabokrtský et al., 2022, head match): how much
of a relative clause or of a title belongs to it is left aside, and so are the differences between guidelines. The head:

- *treebanks*: of the gold syntax, as `evals.gum_entities` has it;
- *chained texts*, which have no gold syntax: of the parse that the system itself made of the text; of a group that is a
  coordination its conjunction. A mention without a word in that parse is known by where it starts.
- *annotations*: the head that the mention has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from chancery.language.annotation import Annotation
from chancery.language.index import Index
from chancery.records import Span
from evals import gum_entities
from evals.chains import ChainedText
from evals.conllu import TreebankDocument

# What the kinds of `evals.chains` are among `ENTITY_KINDS`; GUM's types have their own names among them.
_KINDS_OF_CHAINS = {"person": "person", "group": "person", "organization": "organization", "state": "place"}


@dataclass(frozen=True, slots=True)
class LocatedMention:
    """Where a mention stands, and where its head word starts."""

    span: Span
    head: int


@dataclass(frozen=True, slots=True)
class LocatedEntity:
    """One entity with its mentions; kind as in `ENTITY_KINDS`, or another of GUM's types."""

    kind: str
    mentions: tuple[LocatedMention, ...]


def of_treebank(document: TreebankDocument) -> list[LocatedEntity]:
    """The entities of a treebank's document; each of the type that most of its mentions have, the first of equals."""
    chains: dict[str, list[gum_entities.GumMention]] = {}
    for mention in gum_entities.mentions(document):
        chains.setdefault(mention.chain, []).append(mention)
    return [
        LocatedEntity(
            Counter(mention.kind for mention in chain).most_common(1)[0][0],
            tuple(LocatedMention(mention.span, document.words[mention.head].span[0]) for mention in chain),
        )
        for chain in chains.values()
    ]


def of_chains(text: ChainedText, annotation: Annotation) -> list[LocatedEntity]:
    """The entities of a chained text; `annotation` is what the system makes of the same text."""
    index = Index(annotation)
    return [
        LocatedEntity(
            _KINDS_OF_CHAINS[chain.kind],
            tuple(LocatedMention(span, _head(index, span, chain.kind == "group")) for span in chain.mentions),
        )
        for chain in text.chains
    ]


def _head(index: Index, span: Span, of_several: bool) -> int:
    tokens = index.tokens(span)
    head = index.head(tokens)
    if head is None:
        return span[0]
    joint = gum_entities.conjunction(index.annotation.tokens, tokens, head) if of_several else None
    return index.annotation.tokens[head if joint is None else joint].start


def of_annotation(annotation: Annotation) -> list[LocatedEntity]:
    """The entities that the system found."""
    tokens = annotation.tokens
    return [
        LocatedEntity(
            entity.kind,
            tuple(
                LocatedMention((tokens[one.first].start, tokens[one.last - 1].end), tokens[one.head].start)
                for one in entity.mentions
            ),
        )
        for entity in annotation.entities
    ]


def clusters(
    entities: Sequence[LocatedEntity], key: Callable[[LocatedMention], Hashable], *, singletons: bool
) -> list[set[Hashable]]:
    """The entities as clusters of keys; of mentions with one key the shortest keeps it, the first of equals.

    Clusters of one are left out unless `singletons`, also those that are one only because a key went elsewhere.
    """
    owner: dict[Hashable, int] = {}
    for mention, number in _shortest_first(entities):
        owner.setdefault(key(mention), number)
    found: list[set[Hashable]] = [set() for _ in entities]
    for held, number in owner.items():
        found[number].add(held)
    return [cluster for cluster in found if len(cluster) > (0 if singletons else 1)]


def _shortest_first(entities: Sequence[LocatedEntity]) -> Iterable[tuple[LocatedMention, int]]:
    placed = [(mention, number) for number, entity in enumerate(entities) for mention in entity.mentions]
    return sorted(placed, key=lambda one: one[0].span[1] - one[0].span[0])
