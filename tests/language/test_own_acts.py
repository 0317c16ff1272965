"""Acts of a user's types: patterns in every form, and likeness to the triggers of examples."""

from __future__ import annotations

import numpy as np
import pytest
from build import parsed

from chancery.language.acting.own import Example, OwnType, OwnTypes, Pattern
from chancery.language.acting.own_acts import OwnActs
from chancery.language.acting.wording import before, behind, family
from chancery.language.annotation import Annotation
from chancery.language.model import Scores

# What a word is like: forms of one word lie near each other, and so do "seized" and "boarded".
_SENSES = {"boarded": (1.0, 0.0, 0.0), "boards": (0.5, 0.87, 0.0), "seized": (0.7, 0.0, 0.71), "flew": (0.5, 0.0, 0.87)}


def made(*types: OwnType) -> OwnActs:
    """The matcher of these types, whose examples are parsed as flat sentences."""
    return OwnActs(OwnTypes(types), annotated)


def annotated(text: str) -> tuple[Annotation, Scores, Scores]:
    """A sentence of a subject, a verb and an object, with the senses of its words."""
    subject, verb, *rest = text.split()
    annotation = parsed(f"[nsubj {subject}] {verb} [obj {' '.join(rest)}]")
    vectors = senses([subject, verb, *rest])
    return annotation, vectors, vectors


def senses(words: list[str]) -> Scores:
    """Of words that the table does not have, one that is like none of it."""
    return np.array([_SENSES.get(word, (0.0, -1.0, -1.0)) for word in words], dtype=np.float32)


def found(acts: OwnActs, sentence: str, tags: str) -> list[tuple[str, str]]:
    """The words that name acts, with their types."""
    words = sentence.split()
    return [
        (words[one.word], one.of.name) for one in acts.find(words, tags.split(), senses(words), slice(0, len(words)))
    ]


def by_patterns(name: str, *patterns: tuple[str, str]) -> OwnType:
    """A type with patterns alone."""
    return OwnType(name, name, None, None, None, tuple(Pattern(*one) for one in patterns), ())


def by_examples(name: str, *examples: tuple[str, str]) -> OwnType:
    """A type with examples alone: sentence and trigger."""
    made = [Example(text, (text.index(word), text.index(word) + len(word))) for text, word in examples]
    return OwnType(name, name, None, None, None, (), tuple(made))


@pytest.mark.parametrize(
    ("sentence", "tags", "expected"),
    [
        ("guards boarded the vessel", "NNS VBD DT NN", ["boarded"]),
        ("guards boarding two vessels", "NNS VBG CD NNS", ["boarding"]),
        ("the vessel was boarded", "DT NN VBD VBN", ["boarded"]),
        ("guards boards vessel", "NNS NNS NN", ["boards"]),
        ("guards boarded the train", "NNS VBD DT NN", []),
        ("the vessel boarded guards", "DT NN VBD NNS", []),
    ],
)
def test_a_phrase_is_found_in_every_form(sentence: str, tags: str, expected: list[str]) -> None:
    """With its other words behind it, or before a passive; whatever the tagger says of its first."""
    acts = made(by_patterns("ONE", ("board vessel", "v")))

    assert found(acts, sentence, tags) == [(word, "ONE") for word in expected]


def test_a_word_is_found_as_its_part_of_speech() -> None:
    """Participles are adjectives too."""
    acts = made(by_patterns("ONE", ("board", "v")), by_patterns("TWO", ("board", "n")))

    assert found(acts, "the board boards boarded ships", "DT NN VBZ JJ NNS") == [
        ("board", "TWO"),
        ("boards", "ONE"),
        ("boarded", "ONE"),
    ]


def test_the_longest_phrase_counts_alone() -> None:
    """Over a shorter one that begins at the same word, and over one of its own words."""
    one, two, three = ("ONE", ("board", "v")), ("TWO", ("board vessel", "v")), ("THREE", ("vessel", "n"))

    acts = made(by_patterns(*one), by_patterns(*two), by_patterns(*three))

    assert found(acts, "guards boarded the vessel", "NNS VBD DT NN") == [("boarded", "TWO")]


def test_a_word_is_of_the_type_of_the_likest_trigger() -> None:
    """If it is like enough: a form of the same word need not be so like as another word."""
    acts = made(
        by_examples("ONE", ("guards boarded ships", "boarded")), by_examples("TWO", ("they seized it", "seized"))
    )

    assert found(acts, "boarded", "VBD") == [("boarded", "ONE")]
    assert found(acts, "seized", "VBD") == [("seized", "TWO")]
    assert found(acts, "boards", "VBZ") == [("boards", "ONE")]
    assert found(made(by_examples("ONE", ("guards boarded ships", "boarded"))), "flew seized", "VBD VBD") == [
        ("seized", "ONE")
    ]


def test_names_are_not_likened() -> None:
    """A word that is tagged as a name names no act by likeness."""
    acts = made(by_examples("ONE", ("guards boarded ships", "boarded")))

    assert found(acts, "boarded", "NNP") == []


def test_what_an_example_leaves_unmarked_is_no_act_of_its_type() -> None:
    """A word that is liker to it than to any trigger is not found; a sentence may stand twice for two acts."""
    one = by_examples("ONE", ("guards boarded seized", "boarded"))
    both = by_examples("ONE", ("guards boarded seized", "boarded"), ("guards boarded seized", "seized"))

    assert found(made(one), "seized", "VBD") == []
    assert found(made(both), "seized boarded", "VBD VBD") == [("seized", "ONE"), ("boarded", "ONE")]


def test_all_words_of_a_mark_have_to_stand() -> None:
    """But for articles and the like; in any number."""
    text = "guards boarded the vessel"
    kind = OwnType("ONE", "ONE", None, None, None, (), (Example(text, (7, len(text))),))

    acts = made(kind)

    assert found(acts, "guards boarded vessels", "NNS VBD NNS") == [("boarded", "ONE")]
    assert found(acts, "guards boarded planes", "NNS VBD NNS") == []


def test_an_example_may_be_found_by_the_rest_of_its_type() -> None:
    """By another example that is like it, or a pattern; never by itself."""
    examples = [("guards boarded ships", "boarded"), ("they seized it", "seized"), ("they flew it", "flew")]
    one = by_examples("ONE", *examples)

    assert [made(one).finds_unseen("ONE", example) for example in one.examples] == [True, True, True]
    assert not made(by_examples("ONE", examples[0])).finds_unseen("ONE", one.examples[0])


def test_the_rest_of_a_phrase_stands_near() -> None:
    """Behind in its order, before in any; at most four words away."""
    words = "a b c d e f".split()
    rest = (frozenset({"c"}), frozenset({"d"}))

    assert behind(rest, words, 1) == (2, 3)
    assert behind(rest[::-1], words, 1) is None
    assert behind((frozenset({"f"}),), words, 0) is None
    assert before(rest[::-1], words, 4) == (3, 2)
    assert before((frozenset({"a"}),), words, 5) is None


@pytest.mark.parametrize(
    ("form", "others"),
    [
        ("boarded", ["board", "boards", "boarding"]), ("stopping", ["stop", "stopped"]), ("seizes", ["seize"]),
        ("carried", ["carry", "carries"]), ("withdrew", ["withdraw", "withdrawn"]), ("crises", ["crisis"]),
    ],
)  # fmt: skip
def test_a_family_has_all_forms(form: str, others: list[str]) -> None:
    """Of every base that a word may be a form of."""
    assert {form, *others} <= family(form)
