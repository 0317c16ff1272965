"""What can be seen of a trigger and a word of its sentence: the way from one to the other in the syntax, and both ends.

Of a source, target or place the head of its phrase is such a word. Which relation, preposition and voice makes which of
them is learnt; here they are only put into numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from chancery.language.annotation import NAME_LABELS
from chancery.language.coreference.mentions import Numbers
from chancery.language.phrases import Phrases

_RELATIONS = (
    "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "ccomp",
    "compound", "compound:prt", "conj", "cop", "csubj", "csubj:pass", "dep", "det", "discourse", "dislocated", "expl",
    "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj",
    "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct",
    "reparandum", "root", "vocative", "xcomp",
)  # fmt: skip
_PREPOSITIONS = (
    "of", "in", "to", "by", "with", "from", "for", "against", "on", "at", "between", "into", "over", "under", "through",
    "after", "before", "near", "inside", "outside", "around", "within", "across", "toward", "towards", "about", "as",
    "among", "amid", "following", "since", "during", "until", "despite", "without", "along", "upon", "via", "behind",
    "off", "out", "up", "because", "like", "versus", "alongside", "including", "onto", "throughout", "'s",
)  # fmt: skip
_POS = ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "VERB", "ADV", "DET", "AUX")
_CANDIDATES = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"})
_NOT_ARGUMENTS = frozenset({"punct", "case", "cc", "mark", "aux", "aux:pass", "cop", "fixed", "goeswith"})
_TRIGGER_TAGS = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "NN", "NNS", "JJ", "NNP")
_DISTANCES = np.array([1, 2, 3, 4, 6, 9, 14, 22])
_STEPS = 3  # relations of each way that are told; of longer ways only the length, up to
_LONGEST = 6

_RELATION = {name: number for number, name in enumerate(_RELATIONS, start=1)}
_PREPOSITION = {name: number for number, name in enumerate(_PREPOSITIONS, start=1)}
_UPOS = {name: number for number, name in enumerate(_POS, start=1)}
_TAG = {name: number for number, name in enumerate(_TRIGGER_TAGS, start=1)}
_NAME = {name: number for number, name in enumerate(NAME_LABELS, start=1)}

FEATURE_SIZES = (
    *([len(_RELATIONS) + 1] * (2 * _STEPS)), (_LONGEST + 1) ** 2, len(_PREPOSITIONS) + 1, len(_POS) + 1,
    len(_TRIGGER_TAGS) + 1, 2 * (len(_DISTANCES) + 1), len(NAME_LABELS) + 1, 16, 3 * (len(_RELATIONS) + 1),
)  # fmt: skip
"""How many values each feature has: relations up from the trigger and down to the word (nearest to it first), lengths
of the two ways, preposition, part of speech, tag of the trigger, distance, name, what the trigger has beside it, and
the word's own relation with the trigger's voice."""


class Pairs:
    """The pairs of triggers and words of one text."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._tokens = phrases.tokens
        self._names: dict[int, int] = {}
        for name in phrases.index.annotation.names:
            self._names |= dict.fromkeys(range(name.first, name.last), _NAME.get(name.label, 0))

    def of(self, triggers: Sequence[int]) -> tuple[Numbers, Numbers, Numbers]:
        """Numbers of triggers [P], tokens of words [P], and features [P, len(FEATURE_SIZES)]."""
        numbers: list[int] = []
        words: list[int] = []
        rows: list[list[int]] = []
        for number, trigger in enumerate(triggers):
            sentence = self._phrases.index.sentence(trigger)
            up = self._way_up(trigger)
            frame = self._frame(trigger)
            for word in range(sentence.first, sentence.last):
                if word != trigger and self.is_candidate(word):
                    numbers.append(number)
                    words.append(word)
                    rows.append(self._features(trigger, word, up, frame))
        features = np.array(rows, dtype=np.int64).reshape(len(rows), len(FEATURE_SIZES))
        return np.array(numbers, dtype=np.int64), np.array(words, dtype=np.int64), features

    def is_candidate(self, word: int) -> bool:
        """Whether a word may head a phrase that takes part in an act."""
        token = self._tokens[word]
        if token.upos not in _CANDIDATES or token.deprel in _NOT_ARGUMENTS:
            return False
        return token.upos != "DET" or token.deprel not in ("det", "det:predet")

    def _way_up(self, token: int) -> list[int]:
        """A token and its governors up to the root."""
        way = [token]
        while self._tokens[token].head != token and len(way) < 64:
            token = self._tokens[token].head
            way.append(token)
        return way

    def _features(self, trigger: int, word: int, up: list[int], frame: tuple[int, int]) -> list[int]:
        down = self._way_up(word)
        above = {token: steps for steps, token in enumerate(up)}
        meeting = next((steps for steps, token in enumerate(down) if token in above), len(down))
        climbed = above[down[meeting]] if meeting < len(down) else len(up)
        own = self._relation(word)
        passive, beside = frame
        distance = int(np.searchsorted(_DISTANCES, abs(word - trigger), side="right"))
        return [
            *self._steps(up[:climbed]),
            *self._steps(down[:meeting]),
            min(climbed, _LONGEST) * (_LONGEST + 1) + min(meeting, _LONGEST),
            _PREPOSITION.get(self._case(word) or "", 0),
            _UPOS.get(self._tokens[word].upos, 0),
            _TAG.get(self._tokens[trigger].tag, 0),
            distance + (word > trigger) * (len(_DISTANCES) + 1),
            self._names.get(word, 0),
            beside,
            own * 3 + passive,
        ]

    def _steps(self, way: Sequence[int]) -> list[int]:
        relations = [self._relation(token) for token in way[:_STEPS]]
        return relations + [0] * (_STEPS - len(relations))

    def _relation(self, token: int) -> int:
        return _RELATION.get(self._tokens[token].deprel, 0)

    def _case(self, word: int) -> str | None:
        """The preposition of a word, or of what it is joined to."""
        case = self._phrases.case(word)
        token = self._tokens[word]
        return self._phrases.case(token.head) if case is None and token.deprel == "conj" else case

    def _frame(self, trigger: int) -> tuple[int, int]:
        """Voice (1 passive, 2 participle without auxiliary), and which of subject, object, owner, auxiliary it has."""
        beside = {self._tokens[child].deprel.partition(":")[0] for child in self._phrases.children[trigger]}
        full = {self._tokens[child].deprel for child in self._phrases.children[trigger]}
        passive = bool(full & {"aux:pass", "nsubj:pass", "obl:agent"})
        bare = self._tokens[trigger].tag == "VBN" and "aux" not in beside
        has = [("nsubj" in beside), ("obj" in beside), ("nmod:poss" in full), ("aux" in beside)]
        return (1 if passive else 2 if bare else 0), sum(flag << place for place, flag in enumerate(has))
