"""Noun phrases by their heads."""

from __future__ import annotations

import pytest
from anything import annotated
from build import head_of, parsed, place
from hypothesis import given

from chancery.language.annotation import Annotation
from chancery.language.phrases import Phrases


def phrase(tree: str, word: str) -> str:
    """The phrase of a word in the subject of a sentence."""
    annotation = parsed(f"[nsubj {tree}] left .", names={"Ana Ode": "person"} if "Ode" in tree else {})
    phrases = Phrases(annotation)
    mention = phrases.mention(head_of(phrases, word))
    return annotation.quote((annotation.tokens[mention.first].start, annotation.tokens[mention.last - 1].end))


@pytest.mark.parametrize(
    ("tree", "word", "expected"),
    [
        ("The [amod new] minister", "minister", "The new minister"),
        ("The minister [nmod of the [amod new] state]", "minister", "The minister of the new state"),
        ("The minister [nmod of the state]", "state", "the state"),
        ("[nmod:poss The state ’s] minister", "minister", "The state’s minister"),
        ("[nmod:poss The state ’s] minister", "state", "The state"),
        ("[nmod:desc Minister] Ana [flat Ode]", "Ana", "Minister Ana Ode"),
        ("The minister , [appos Ana [flat Ode]] ,", "minister", "The minister"),
        ("The minister [acl:relcl [nsubj who] waited]", "minister", "The minister"),
        ("The minister [acl elected]", "minister", "The minister"),
        ("The minister ( [nmod:desc Tarn] )", "minister", "The minister"),
        ("The minister [nmod in Tarn]", "minister", "The minister in Tarn"),
        ("Ana [flat Ode] [nmod in Tarn]", "Ana", "Ana Ode"),
        ("Ana [flat Ode] [nmod of Tarn]", "Ana", "Ana Ode of Tarn"),
        ("She", "She", "She"),
    ],
)
def test_a_phrase_is_what_belongs_to_its_head(tree: str, word: str, expected: str) -> None:
    """Articles, modifiers, owners, complements; not appositions, clauses or brackets, and a name only with "of"."""
    assert phrase(tree, word) == expected


def test_what_is_joined_is_another_phrase() -> None:
    """Each by itself, and both together under their conjunction."""
    tree = "The [amod old] king [conj [cc and] the queen [nmod of Tarn]]"

    assert phrase(tree, "king") == "The old king"
    assert phrase(tree, "queen") == "the queen of Tarn"
    assert phrase(tree, "and") == "The old king and the queen of Tarn"


def test_a_span_is_known_by_what_governs_it() -> None:
    """Of several together that is the conjunction; of no words the first mark, of nothing none."""
    annotation = parsed("[nsubj The king [conj [cc and] the queen]] met [obj 😀/X] .")
    phrases = Phrases(annotation)

    def head(words: str) -> str:
        return phrases.lower[head_of(phrases, words)]

    assert head("The king and the queen") == "and"
    assert head("The king") == "king"
    assert head("the queen") == "queen"
    assert phrases.lower[phrases.head(place(annotation.text, "😀")) or 0] == "😀"
    assert phrases.head((0, 0)) is None


@given(annotated())
def test_a_phrase_holds_its_head_and_stays_in_its_sentence(annotation: Annotation) -> None:
    """Whatever the tree and its relations."""
    phrases = Phrases(annotation)

    for head in range(len(annotation.tokens)):
        mention = phrases.mention(head)
        sentence = phrases.index.sentence(head)
        assert sentence.first <= mention.first <= head < mention.last <= sentence.last
        assert mention.head == head


@given(annotated())
def test_the_head_of_a_phrase_is_in_it(annotation: Annotation) -> None:
    """For any stretch of the text."""
    phrases = Phrases(annotation)

    for first in range(0, len(annotation.text), 3):
        span = (first, min(len(annotation.text), first + 7))
        head = phrases.head(span)
        assert head is None or head in phrases.index.tokens(span)
