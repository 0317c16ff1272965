"""From the scores of pairs to entities: each mention goes back to its best antecedent that does not contradict it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from chancery.language.annotation import ENTITY_KINDS, Entity
from chancery.language.coreference.mentions import Form, Mentions, Numbers

Scores = npt.NDArray[np.float32]
_PERSON = 1 + ENTITY_KINDS.index("person")


@dataclass(slots=True)
class _Chain:
    """Mentions put together so far, by number, with what further ones must agree with."""

    mentions: list[int] = field(default_factory=list)
    antecedents: list[int | None] = field(default_factory=list)
    genders: set[int] = field(default_factory=set)
    beings: set[bool] = field(default_factory=set)  # whether it is somebody (True) or something
    names: set[int] = field(default_factory=set)  # wordings of names


def entities(mentions: Mentions, earlier: Numbers, later: Numbers, scores: Scores) -> tuple[Entity, ...]:
    """The entities of a text in order of their first mentions; `scores` [P] are log-odds against no antecedent."""
    chains: list[_Chain] = []
    chain_of: dict[int, _Chain] = {}
    bounds = np.searchsorted(later, np.arange(len(mentions.head) + 1))
    for number in range(len(mentions.head)):
        first, last = int(bounds[number]), int(bounds[number + 1])
        chain = antecedent = None
        for pair in first + np.argsort(-scores[first:last], kind="stable"):
            if scores[pair] <= 0:
                break
            candidate = chain_of[int(earlier[pair])]
            if _agrees(mentions, number, candidate):
                chain, antecedent = candidate, int(earlier[pair])
                break
        if chain is None:
            chain = _Chain()
            chains.append(chain)
        _join(mentions, number, chain, antecedent)
        chain_of[number] = chain
    return tuple(_entity(mentions, chain) for chain in chains)


def _agrees(mentions: Mentions, number: int, chain: _Chain) -> bool:
    gender, being = int(mentions.gender[number]), _is_being(mentions, number)
    if (gender and chain.genders - {gender}) or (being is not None and (not being) in chain.beings):
        return False
    if mentions.kind[number] != _PERSON or mentions.form[number] != Form.NAME or not chain.names:
        return True
    own = mentions.wordings[int(mentions.wording[number])]
    return all(_may_be_one(own, mentions.wordings[other]) for other in chain.names)


def _is_being(mentions: Mentions, number: int) -> bool | None:
    """Whether a mention is surely of somebody ("he", a person's name) or of something ("it", a body's name)."""
    form = int(mentions.form[number])
    if form in (Form.HE, Form.SHE, Form.IT):
        return form != Form.IT
    return bool(mentions.kind[number] == _PERSON) if form == Form.NAME else None


def _may_be_one(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether two names can be one person's: they share a word, and not just a surname behind different first names."""
    shared = set(first) & set(second)
    if not shared:
        return False
    return not (len(first) > 1 and len(second) > 1 and first[0] != second[0] and shared == {first[-1]} == {second[-1]})


def _join(mentions: Mentions, number: int, chain: _Chain, antecedent: int | None) -> None:
    chain.mentions.append(number)
    chain.antecedents.append(antecedent)
    if gender := int(mentions.gender[number]):
        chain.genders.add(gender)
    if (being := _is_being(mentions, number)) is not None:
        chain.beings.add(being)
    if mentions.form[number] == Form.NAME:
        chain.names.add(int(mentions.wording[number]))


def _entity(mentions: Mentions, chain: _Chain) -> Entity:
    kinds = Counter(int(mentions.kind[number]) for number in chain.mentions)
    kind = ENTITY_KINDS[kinds.most_common(1)[0][0] - 1]
    found = []
    for number, antecedent in zip(chain.mentions, chain.antecedents, strict=True):
        phrase = mentions.phrases.mention(int(mentions.head[number]))
        back = None if antecedent is None else int(mentions.head[antecedent])
        found.append(replace(phrase, antecedent=back))
    return Entity(kind, tuple(found))
