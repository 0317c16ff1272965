"""Annotations of any words, trees, names and attributions, however senseless."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import strategies as st

from chancery.language.annotation import NAME_LABELS, Annotation, Attribution, Name, Sentence, Token
from chancery.language.quotes import quotations

_WORDS = st.one_of(
    st.sampled_from(
        "the The of and to in , . ( “ ” Chile Chilean NATO Lima Jordan Kingdom Ana Ode Mr. Mrs. minister ministers "
        "army department president press secretary envoy he she it they who I we this its".split()
    ),
    st.text(st.characters(exclude_categories=["Cs", "Z", "C"]), min_size=1, max_size=4),
)
_RELATIONS = st.sampled_from(
    "nsubj nsubj:pass obj iobj obl obl:tmod nmod nmod:poss nmod:desc det case amod compound flat appos conj cc "
    "punct acl:relcl nummod dep mark".split()
)
_UPOS = st.sampled_from("NOUN PROPN PRON DET ADJ VERB CCONJ PUNCT X".split())
_TAGS = st.sampled_from("NN NNS NNP NNPS PRP VBD X".split())


@st.composite
def annotations(draw: st.DrawFn, most: int = 24) -> Annotation:
    """An annotation of at most so many words."""
    words = draw(st.lists(_WORDS, min_size=1, max_size=most))
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
