"""Acts of speech told by a noun and what it is for: "a Chilean proposal to resume inspections", "has no plan to leave".

Which nouns these are, and of what type, is plain from their meaning; they count only with somebody whose they are and
an infinitive behind them, where the model saw no act.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chancery.extract.actors import Cast
from chancery.language.annotation import Act
from chancery.language.phrases import Phrases

_TYPES: Mapping[str, str] = {
    word: kind
    for kind, words in {
        "AGREE": "offer offers pledge pledges promise promises commitment readiness willingness undertaking vow",
        "REQUEST": "proposal proposals demand demands call calls request requests appeal appeals invitation",
        "REJECT": "refusal refusals unwillingness reluctance",
        "THREATEN": "threat threats warning warnings ultimatum",
    }.items()
    for word in words.split()
}
# "Has no plan to", "sees no reason to": what is not even meant is refused.
_NOT_MEANT = frozenset("plan plans intention intentions reason reasons need desire wish interest".split())
_HAVING = frozenset("have has had having see sees saw".split())
_OWNING = frozenset({"amod", "nmod:poss", "compound"})
_CONFIDENCE = 0.55


class Offers:
    """Finds such nouns in one text."""

    def __init__(self, phrases: Phrases, cast: Cast) -> None:
        self._phrases = phrases
        self._cast = cast

    def acts(self, taken: set[int]) -> Iterator[Act]:
        """Acts whose nouns, and what these are for, are told by no act already."""
        for noun, token in enumerate(self._phrases.tokens):
            if token.upos != "NOUN":
                continue
            aims = [child for child in self._phrases.children[noun] if self._is_aim(child)]
            if not aims or taken & {noun, token.head, *aims}:
                continue
            word = self._phrases.lower[noun]
            if word in _NOT_MEANT:
                yield from self._not_meant(noun)
            elif word in _TYPES:
                owners = tuple(child for child in self._phrases.children[noun] if self._owns(child))
                if owners:
                    yield Act(noun, _TYPES[word], None, "happened", owners[:1], (), (), _CONFIDENCE)

    def _is_aim(self, child: int) -> bool:
        """ "… to resume inspections"."""
        token = self._phrases.tokens[child]
        return (
            token.deprel == "acl"
            and token.tag == "VB"
            and "to" in {self._phrases.lower[word] for word in self._phrases.children[child]}
        )

    def _owns(self, child: int) -> bool:
        """Whether a word in front of the noun stands for a party, or for somebody of one."""
        if self._phrases.tokens[child].deprel not in _OWNING:
            return False
        actor = self._cast.at_head(child)
        return actor is not None and actor.affiliation is not None

    def _not_meant(self, noun: int) -> Iterator[Act]:
        """Somebody "has no plan to": a refusal of his."""
        tokens, lower = self._phrases.tokens, self._phrases.lower
        verb = tokens[noun].head
        denied = any(lower[child] == "no" for child in self._phrases.children[noun])
        subjects = [child for child in self._phrases.children[verb] if tokens[child].deprel == "nsubj"]
        if denied and lower[verb] in _HAVING and subjects and tokens[noun].deprel == "obj":
            yield Act(noun, "REJECT", None, "happened", (subjects[0],), (), (), _CONFIDENCE)
