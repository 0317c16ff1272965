"""Annotations of any words, trees, names, attributions and acts, however senseless."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import get_args

from hypothesis import strategies as st

from chancery.language.annotation import NAME_LABELS, Act, Annotation, Attribution, Name, Sentence, Token
from chancery.language.quotes import quotations
from chancery.records import EventStatus
from chancery.world.plover import TYPES

_WORDS = st.one_of(
    st.sampled_from(
        "the The of and to in , . ( “ ” Chile Chilean NATO Lima Jordan Kingdom Ana Ode Mr. Mrs. minister ministers "
        "army department president press secretary envoy he she it they who I we this its".split()
    ),
    st.text(st.characters(exclude_categories=["Cs", "Z", "C"]), min_size=1, max_size=4),
)
# Words that the rules about events know, beside all others.
_TELLING = st.one_of(
    st.sampled_from(
        "said told must will had not no never if after later day days the same next two dozen million 12 2,500 Monday "
        "October response retaliation responded retaliatory this these steps held talks expelled expulsion closed "
        "plans denied agreed hopes ready hold called irresponsible historic went when since".split()
    ),
    _WORDS,
)
_RELATIONS = st.sampled_from(
    "nsubj nsubj:pass obj iobj obl obl:tmod nmod nmod:poss nmod:desc det case amod compound flat appos conj cc "
    "punct acl:relcl nummod dep mark cop xcomp ccomp advcl aux advmod".split()
)
_UPOS = st.sampled_from("NOUN PROPN PRON DET ADJ VERB CCONJ PUNCT NUM AUX X".split())
_TAGS = st.sampled_from("NN NNS NNP NNPS PRP VBD VB VBN X".split())


@st.composite
def annotated(draw: st.DrawFn, most: int = 24, words_of: st.SearchStrategy[str] = _WORDS) -> Annotation:
    """An annotation of at most so many words."""
    words = draw(st.lists(words_of, min_size=1, max_size=most))
    cuts = sorted(draw(st.sets(st.integers(1, len(words)), max_size=3)) | {0, len(words)})
    sentences = tuple(Sentence(first, last) for first, last in pairwise(cuts))
    tokens, at = [], 0
    for sentence in sentences:
        order = draw(st.permutations(range(sentence.first, sentence.last)))
        heads = {order[0]: order[0]}  # each word hangs on one that is in the tree already
        for place, number in enumerate(order[1:], start=1):
            heads[number] = order[draw(st.integers(0, place - 1))]
        for number in range(sentence.first, sentence.last):
            word = words[number]
            relation = "root" if heads[number] == number else draw(_RELATIONS)
            tokens.append(Token(at, at + len(word), draw(_UPOS), draw(_TAGS), heads[number], relation))
            at += len(word) + 1
    text = " ".join(words)
    bounds = sorted(draw(st.sets(st.integers(0, len(words)), max_size=6)))
    pairs = list(zip(bounds[::2], bounds[1::2], strict=False))
    names = tuple(Name(first, last, draw(st.sampled_from(NAME_LABELS))) for first, last in pairs)
    spans = [(tokens[first].start, tokens[last - 1].end) for first, last in pairs]
    said = tuple(
        Attribution(source, None, (content,), 0.5) for source, content in zip(spans, reversed(spans), strict=True)
    )
    return Annotation(text, tuple(tokens), sentences, names, tuple(quotations(text)), said)


@st.composite
def told(draw: st.DrawFn, most: int = 24) -> Annotation:
    """An annotation with acts, each about words of one sentence, and with cues of what is said."""
    bare = draw(annotated(most, _TELLING))
    words = st.integers(0, len(bare.tokens) - 1)
    said = tuple(replace(one, cue=draw(st.none() | words.map(lambda n: _span(bare, n)))) for one in bare.attributions)
    triggers = sorted(draw(st.sets(words, max_size=6)))
    return replace(bare, attributions=said, acts=tuple(draw(_acts(bare, trigger)) for trigger in triggers))


def _span(annotation: Annotation, number: int) -> tuple[int, int]:
    return annotation.tokens[number].start, annotation.tokens[number].end


def _acts(annotation: Annotation, trigger: int) -> st.SearchStrategy[Act]:
    sentence = next(one for one in annotation.sentences if one.first <= trigger < one.last)
    others = [number for number in range(sentence.first, sentence.last) if number != trigger]
    heads = st.lists(st.sampled_from(others), max_size=2, unique=True).map(tuple) if others else st.just(())
    kinds = st.sampled_from([(one.name, mode) for one in TYPES for mode in (None, *one.modes)])

    def act(kind: tuple[str, str | None], status: str, *sides: tuple[int, ...]) -> Act:
        sources, targets, places = sides
        return Act(trigger, *kind, status, sources, targets, places, 0.5)

    return st.builds(act, kinds, st.sampled_from(get_args(EventStatus)), heads, heads, heads)
