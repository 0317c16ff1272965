"""What can be seen of a mention without the model: its form, number, gender, wording and place."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from chancery.language.annotation import Annotation, Name, Token
from chancery.language.index import Index
from chancery.language.phrases import Phrases

Numbers = npt.NDArray[np.int64]


class Form(IntEnum):
    """How a mention is worded: a class of pronouns, a name, or a description."""

    I = 0  # noqa: E741  # the pronoun
    WE = 1
    YOU = 2
    HE = 3
    SHE = 4
    IT = 5
    THEY = 6
    WHO = 7
    THIS = 8
    NAME = 9
    DEFINITE = 10
    INDEFINITE = 11
    JOINT = 12


_PRONOUNS = {
    word: form
    for form, words in {
        Form.I: "i me my mine myself", Form.WE: "we us our ours ourselves",
        Form.YOU: "you your yours yourself yourselves", Form.HE: "he him his himself",
        Form.SHE: "she her hers herself", Form.IT: "it its itself",
        Form.THEY: "they them their theirs themselves themself", Form.WHO: "who whom whose which",
        Form.THIS: "this that these those",
    }.items()
    for word in words.split()
}  # fmt: skip
_DEFINITE = frozenset("the this that these those both".split())
_MASCULINE = frozenset("mr mr. sir lord king prince emperor father son brother husband man chairman spokesman "
                       "businessman congressman statesman sheikh sultan pope boy his excellency".split())  # fmt: skip
_FEMININE = frozenset("mrs mrs. ms ms. madam lady queen princess empress mother daughter sister wife woman chairwoman "
                      "spokeswoman businesswoman congresswoman stateswoman girl mme".split())  # fmt: skip
# Number: 0 unknown, 1 one, 2 several. Gender: 0 unknown, 1 masculine, 2 feminine.
_SEVERAL = frozenset({Form.WE, Form.THEY, Form.JOINT})
_ONE = frozenset({Form.I, Form.HE, Form.SHE, Form.IT})

RELATIONS = 10
_SUBJECTS = {"nsubj", "nsubj:pass", "nsubj:outer", "csubj"}


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions of a text in order, an entry of each array a mention.

    `head` and `governor` are tokens, `wording` and `noun` number distinct phrases and head words, `wordings` are the
    phrases. `quote` is 0 outside quotations, `speaker` the head of whoever speaks there, or -1.
    """

    head: Numbers
    kind: Numbers
    form: Numbers
    number: Numbers
    gender: Numbers
    relation: Numbers
    governor: Numbers
    sentence: Numbers
    quote: Numbers
    speaker: Numbers
    wording: Numbers
    noun: Numbers
    wordings: tuple[tuple[str, ...], ...]
    phrases: Phrases


def may_head(token: Token, named: bool) -> bool:
    """Whether a word can be the head of a mention, whatever the model says."""
    return named or token.upos in ("NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ") or token.deprel == "cc"


def describe(annotation: Annotation, heads: Sequence[int], kinds: Sequence[int]) -> Mentions:
    """The mentions with these heads (tokens, in order) and kinds (their places in the labels of the model)."""
    phrases = Phrases(annotation)
    named = _named(annotation)
    tokens = annotation.tokens
    words = [tuple(_wording(phrases, named, head)) for head in heads]
    forms = [form_of(phrases, head, head in named) for head in heads]
    places = np.array(heads, dtype=np.int64)
    distinct: dict[tuple[str, ...], int] = {}
    nouns: dict[str, int] = {}
    quote = _quote_numbers(phrases.index)
    return Mentions(
        head=places,
        kind=np.array(kinds, dtype=np.int64),
        form=np.array(forms, dtype=np.int64),
        number=np.array([_number(tokens[head], form) for head, form in zip(heads, forms, strict=True)], dtype=np.int64),
        gender=np.array(
            [_gender(form, _titled(phrases, named, head)) for head, form in zip(heads, forms, strict=True)], np.int64
        ),
        relation=np.array([_relation(tokens[head].deprel) for head in heads], dtype=np.int64),
        governor=np.array([tokens[head].head for head in heads], dtype=np.int64),
        sentence=_sentence_numbers(annotation)[places],
        quote=quote[places],
        speaker=_speakers(phrases.index, quote)[places],
        wording=np.array([distinct.setdefault(text, len(distinct)) for text in words], dtype=np.int64),
        noun=np.array([nouns.setdefault(_stem(phrases.lower[head]), len(nouns)) for head in heads], dtype=np.int64),
        wordings=tuple(distinct),
        phrases=phrases,
    )


def _named(annotation: Annotation) -> dict[int, Name]:
    return {token: name for name in annotation.names if name.label != "date" for token in range(name.first, name.last)}


def form_of(phrases: Phrases, head: int, named: bool) -> Form:
    """How the mention of a head is worded; `named` says that a name covers it."""
    token, word = phrases.tokens[head], phrases.lower[head]
    if token.deprel == "cc":
        return Form.JOINT
    if token.upos in ("PRON", "DET") and word in _PRONOUNS:
        return _PRONOUNS[word]
    if token.upos == "PROPN" or named:
        return Form.NAME
    before = (child for child in phrases.children[head] if child < head)
    owned = any(phrases.lower[child] in _DEFINITE or phrases.tokens[child].deprel == "nmod:poss" for child in before)
    return Form.DEFINITE if owned else Form.INDEFINITE


def _number(token: Token, form: Form) -> int:
    if form in _SEVERAL or token.tag in ("NNS", "NNPS"):
        return 2
    return 1 if form in _ONE or token.tag in ("NN", "NNP") else 0


def _titled(phrases: Phrases, named: dict[int, Name], head: int) -> set[str]:
    """The words of a mention that may tell a gender: its head, what is put before it, and the title before its name."""
    name = named.get(head)
    before = [name.first - 1] if name is not None and name.first > 0 else []
    near = [child for child in phrases.children[head] if phrases.tokens[child].deprel in _TELLING and child < head]
    return {phrases.lower[token] for token in (head, *before, *near)}


def _gender(form: Form, words: Collection[str]) -> int:
    if form == Form.HE or not _MASCULINE.isdisjoint(words):
        return 1
    return 2 if form == Form.SHE or not _FEMININE.isdisjoint(words) else 0


def _relation(deprel: str) -> int:
    if deprel in _SUBJECTS:
        return 0
    known = {"obj": 1, "iobj": 1, "nmod:poss": 2, "appos": 5, "flat": 5, "conj": 6, "root": 7, "compound": 8}
    if deprel in known:
        return known[deprel]
    return {"obl": 3, "nmod": 4}.get(deprel.partition(":")[0], RELATIONS - 1)


def _wording(phrases: Phrases, named: dict[int, Name], head: int) -> list[str]:
    """The words that tell a mention from others: a name, or a noun with its adjectives."""
    name = named.get(head)
    if name is not None:
        return [word for token in range(name.first, name.last) if (word := phrases.lower[token]) not in _EMPTY]
    near = [
        child for child in phrases.children[head] if phrases.tokens[child].deprel in _TELLING and abs(child - head) < 6
    ]
    return [phrases.lower[token] for token in sorted([*near, head])]


_EMPTY = frozenset({"the", "of", "and", "'s", "’s"})
_TELLING = frozenset({"compound", "amod", "flat", "nmod:desc"})


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def _sentence_numbers(annotation: Annotation) -> Numbers:
    numbers = np.zeros(len(annotation.tokens), dtype=np.int64)
    for number, sentence in enumerate(annotation.sentences):
        numbers[sentence.first : sentence.last] = number
    return numbers


def _quote_numbers(index: Index) -> Numbers:
    numbers = np.zeros(len(index.annotation.tokens), dtype=np.int64)
    for number, quoted in enumerate(index.outermost, start=1):
        inside = index.tokens(quoted.inner)
        numbers[inside.start : inside.stop] = number
    return numbers


def _speakers(index: Index, quote: Numbers) -> Numbers:
    """For each token between quotation marks the head of whoever says it, -1 where nobody is known."""
    speakers = np.full(len(index.annotation.tokens), -1, dtype=np.int64)
    for one in index.annotation.attributions:
        head = index.head(index.tokens(one.source)) if one.source else None
        if head is not None:
            for span in one.content:
                inside = index.tokens(span)
                said = slice(inside.start, inside.stop)
                speakers[said] = np.where(quote[said] > 0, head, speakers[said])
    return speakers
