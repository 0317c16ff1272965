"""Words by which a report keeps its distance: "allegedly", "reportedly", "is believed to"."""

from __future__ import annotations

from bisect import bisect_left

from chancery.language.annotation import Attribution
from chancery.language.index import Index
from chancery.records import Span

# Adverbs of hearsay (Chafe, 1986, "Evidentiality in English conversation and academic writing").
_ADVERBS = frozenset(
    "allegedly reportedly supposedly purportedly apparently ostensibly reputedly presumably seemingly".split()
)
_ADJECTIVES = frozenset({"alleged", "purported", "supposed", "rumoured", "rumored", "unconfirmed", "reputed"})
# "is believed to have fled": nobody is named who believes it.
_PARTICIPLES = frozenset(
    "believed thought said understood rumoured rumored alleged reported presumed suspected".split()
)
_BE = frozenset("is are was were be been being".split())


def hedged_places(index: Index) -> list[int]:
    """Where hedging adverbs stand (start of each, in code points), in order."""
    return [
        token.start
        for number, token in enumerate(index.annotation.tokens)
        if (word := index.word(number).lower()) in _ADVERBS or (word in _ADJECTIVES and token.deprel == "amod")
    ]


def is_hedged(index: Index, places: list[int], attribution: Attribution, nested: list[Span]) -> bool:
    """Whether the report distances itself from the content: by a hedge in the cue or in the content outside `nested`
    contents (those hedge somebody else's words), or by a passive cue that names nobody."""
    spans = [*([attribution.cue] if attribution.cue else []), *attribution.content]
    for first, last in spans:
        for place in places[bisect_left(places, first) : bisect_left(places, last)]:
            if not any(start <= place < end for start, end in nested):
                return True
    if attribution.cue is None:
        return False
    words = [index.word(token).lower() for token in index.tokens(attribution.cue)]
    passive = bool(_BE & set(words)) and bool(_PARTICIPLES & set(words))
    return attribution.source is None and passive
