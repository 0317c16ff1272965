"""Words that name acts of a user's types: by the patterns of a type, else by likeness to the triggers of its examples.

The likeness of two words is the cosine of what the inner layers say of them in their sentences. A word is of the type
of the likest trigger, unless a word that the same type's examples leave unmarked is liker still.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from chancery.language.acting.inflection import noun_forms
from chancery.language.acting.own import Example, OwnType, OwnTypes
from chancery.language.acting.wording import POS, Forms, before, behind, family, forms
from chancery.language.annotation import Annotation
from chancery.language.model import Scores
from chancery.language.phrases import Phrases
from chancery.language.tokens import tokenise

Annotate = Callable[[str], tuple[Annotation, Scores, Scores]]
"""`Analyser.annotate_words`: the annotation of a text, and its words' vectors of the last layer and of inner ones."""

# Of a thousand triggers in forty articles (weights "chancery-reader-2"): among verbs, nouns and adjectives of another
# family one in 17,000 is as like as this, most of them synonyms ("detained", "arrested").
_ALIKE = 0.6
# Of the forms of one word three in four are as like as this, and the same form in nearly all its uses; most of the
# others mean something else ("stated" and "state", "siding" and "sides").
_KIN = 0.4
# A pattern is a user's word for it, but words have more than one meaning.
_BY_PATTERN = 0.9
_EMPTY = frozenset({"DET", "PRON", "PUNCT", "AUX", "CCONJ", "SCONJ", "PART", "NUM", "SYM"})


@dataclass(frozen=True, slots=True)
class Named:
    """A word of a window that names an act of a user's type, and the other words of its phrase."""

    word: int
    of: OwnType
    likely: float
    others: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The words that have to stand before and behind a trigger."""

    before: tuple[Forms, ...]
    behind: tuple[Forms, ...]

    def others(self, words: Sequence[str], tag: str, number: int) -> tuple[int, ...] | None:
        """Where they stand; what stands behind a verb may stand before its passive: "the vessel was boarded"."""
        first = before(self.before, words, number)
        rest = behind(self.behind, words, number)
        if rest is None and tag == "VBN":
            rest = before(self.behind, words, number)
        return None if first is None or rest is None else (*first, *rest)

    @property
    def length(self) -> int:
        return len(self.before) + len(self.behind)


@dataclass(frozen=True, slots=True)
class _Pattern:
    of: OwnType
    pos: str
    phrase: _Phrase


@dataclass(frozen=True, slots=True)
class _Trigger:
    """The trigger of an example; `forms` are those of its word."""

    of: OwnType
    example: Example
    forms: Forms
    phrase: _Phrase


class OwnActs:
    """Finds the acts of a user's types; made once for a model."""

    def __init__(self, types: OwnTypes, annotate: Annotate) -> None:
        self.dropped = types.dropped
        self._annotate = annotate
        self._patterns: dict[str, list[_Pattern]] = {}
        for one in types.types:
            self._add_patterns(one)
        self._triggers: list[_Trigger] = []
        self._unmarked: dict[str, Scores] = {}
        vectors: list[Scores] = []
        for one in types.types:
            marked, others = self._learn(one)
            near = [vector for vector in others if any(float(vector @ trigger) >= _KIN for trigger in marked)]
            if near:
                self._unmarked[one.name] = np.stack(near)
            vectors += marked
        self._vectors = np.stack(vectors) if vectors else None
        self._forms = frozenset().union(*(trigger.forms for trigger in self._triggers))

    def find(
        self, words: Sequence[str], tags: Sequence[str], inner: Scores, own: slice, without: Example | None = None
    ) -> list[Named]:
        """The words in `own` of a window that name acts: its words in small letters, their Penn tags and vectors.

        Of phrases that share a word the longer counts alone. Nothing is likened to the example `without`.
        """
        named = {one.word: one for one in self._by_likeness(words, tags, inner, own, without)}
        for number in range(own.start, own.stop):
            found = self._by_pattern(words, tags[number], number) if words[number] in self._patterns else None
            if found is not None:
                named[number] = found
        chosen: list[Named] = []
        taken: set[int] = set()
        for one in sorted(named.values(), key=lambda one: (-len(one.others), one.word)):
            if one.word not in taken:
                chosen.append(one)
                taken.update(one.others)
        return sorted(chosen, key=lambda one: one.word)

    def finds_unseen(self, name: str, example: Example) -> bool:
        """Whether the type of this name finds its example by its patterns and its other examples."""
        annotation, _, inner = self._annotate(example.text)
        phrases = Phrases(annotation)
        tags = [token.tag for token in annotation.tokens]
        found = self.find(phrases.lower, tags, inner, slice(0, len(tags)), without=example)
        inside = phrases.index.tokens(example.trigger)
        return any(one.word in inside and one.of.name == name for one in found)

    def _add_patterns(self, of: OwnType) -> None:
        for pattern in of.patterns:
            text = pattern.words.lower()
            first, *rest = [text[start:end] for start, end in tokenise(text)]
            phrase = _Phrase((), tuple(frozenset(noun_forms(word)) for word in rest))
            for form in set(forms(first, pattern.pos)):
                self._patterns.setdefault(form, []).append(_Pattern(of, pattern.pos, phrase))

    def _learn(self, of: OwnType) -> tuple[list[Scores], list[Scores]]:
        """The vectors of a type's triggers, and of the words that its examples leave unmarked."""
        marked, unmarked = [], []
        for example in of.examples:
            annotation, _, inner = self._annotate(example.text)
            phrases = Phrases(annotation)
            inside = phrases.index.tokens(example.trigger)
            head = phrases.index.head(inside)
            if head is None:
                continue
            # A sentence that tells two acts stands twice, with another mark.
            told = {
                token for one in of.examples if one.text == example.text for token in phrases.index.tokens(one.trigger)
            }
            vectors = _normalised(inner)
            marked.append(vectors[head])
            self._triggers.append(_Trigger(of, example, family(phrases.lower[head]), _around(phrases, inside, head)))
            unmarked += [
                vectors[number]
                for number, token in enumerate(annotation.tokens)
                if number not in told and _may_name(token.tag)
            ]
        return marked, unmarked

    def _by_pattern(self, words: Sequence[str], tag: str, number: int) -> Named | None:
        best: tuple[int, Named] | None = None
        for pattern in self._patterns[words[number]]:
            if not _is_of(pattern, tag):
                continue
            others = pattern.phrase.others(words, tag, number)
            if others is not None and (best is None or pattern.phrase.length > best[0]):
                best = pattern.phrase.length, Named(number, pattern.of, _BY_PATTERN, others)
        return best[1] if best else None

    def _by_likeness(
        self, words: Sequence[str], tags: Sequence[str], inner: Scores, own: slice, without: Example | None
    ) -> Iterator[Named]:
        rows = [number for number in range(own.start, own.stop) if _may_name(tags[number])]
        if self._vectors is None or not rows:
            return
        vectors = _normalised(inner[rows])
        likeness = vectors @ self._vectors.T
        if without is not None:
            likeness[:, [trigger.example == without for trigger in self._triggers]] = -1
        highest = likeness.max(axis=1).tolist()
        for row, number in enumerate(rows):
            if highest[row] >= (_KIN if words[number] in self._forms else _ALIKE):
                found = self._nearest(words, tags[number], number, vectors[row], likeness[row])
                if found is not None:
                    yield found

    def _nearest(self, words: Sequence[str], tag: str, number: int, vector: Scores, likeness: Scores) -> Named | None:
        """The type of the likest trigger whose phrase stands here too."""
        for column in np.argsort(-likeness, kind="stable").tolist():
            likely, trigger = float(likeness[column]), self._triggers[column]
            if likely < _KIN:
                return None
            if likely < _ALIKE and words[number] not in trigger.forms:
                continue
            others = trigger.phrase.others(words, tag, number)
            if others is not None and likely > self._against(trigger.of, vector):
                return Named(number, trigger.of, round(min(1.0, likely), 3), others)
        return None

    def _against(self, of: OwnType, vector: Scores) -> float:
        """How like a word is to the likest that a type's examples leave unmarked."""
        unmarked = self._unmarked.get(of.name)
        return -1.0 if unmarked is None else float((unmarked @ vector).max())


def _normalised(vectors: Scores) -> Scores:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9), dtype=np.float32)


def _may_name(tag: str) -> bool:
    """Whether a word of this Penn tag may name an act: verbs, nouns and adjectives, but no names."""
    return tag[:2] in POS and not tag.startswith("NNP")


def _is_of(pattern: _Pattern, tag: str) -> bool:
    """Whether a word is of a pattern's part of speech. Participles are adjectives too; in a phrase the other words say
    enough, where a headline has led the tagger astray."""
    pos = POS.get(tag[:2])
    return pos == pattern.pos or pattern.phrase.length > 0 or (pattern.pos == "v" and pos == "a")


def _around(phrases: Phrases, marked: range, head: int) -> _Phrase:
    """The words that have to stand around a trigger: all that are marked with it and mean something."""
    words = [
        (number, frozenset(noun_forms(phrases.lower[number])))
        for number in marked
        if number != head and phrases.tokens[number].upos not in _EMPTY
    ]
    return _Phrase(
        tuple(word for number, word in words if number < head), tuple(word for number, word in words if number > head)
    )
