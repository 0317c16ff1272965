"""Who passed a statement on: "RIA quoted the minister as saying", "he told Reuters", "he said, according to TASS"."""

from __future__ import annotations

from collections.abc import Sequence

from chancery.extract.media import is_media
from chancery.extract.nesting import Nesting
from chancery.extract.wording import bare_phrase
from chancery.language.annotation import Attribution, Name
from chancery.language.index import Index
from chancery.records import Span

# Cues by which a body that is no medium passes another's words on ("according to a read-out from the presidency").
_RELAYING = frozenset("quote quotes quoted quoting cite cites cited citing according".split())
# Words on the way from a medium's name to the cue that make it the one that heard or carried the words.
_CARRYING = frozenset(
    "told tells telling interview interviewed conversation carried quoted published reported released broadcast aired "
    "printed posted speaking talking words remarks comments".split()
)
# "said in a statement carried by the agency": agency, carried, statement, said.
_MOST_STEPS = 4


def relays(index: Index, found: Sequence[Attribution]) -> list[Span | None]:
    """For each attribution the span that names who relayed it, or None; one relays those told of in its content."""
    nesting = Nesting(found)
    relayed: list[Span | None] = []
    for number, attribution in enumerate(found):
        outer = [
            (end - start, other.source)
            for position, (start, end) in nesting.around(attribution.cue or attribution.content[0])
            if position != number
            and (other := found[position]).source not in (None, attribution.source)
            and _is_relay(index, other)
        ]
        closest = min(outer, default=None)
        relayed.append(closest[1] if closest else _carrier(index, attribution))
    return relayed


def _is_relay(index: Index, attribution: Attribution) -> bool:
    if attribution.source is None or attribution.cue is None:
        return False
    if _is_of_medium(index, attribution.source):
        return True
    return any(index.word(token).lower() in _RELAYING for token in index.tokens(attribution.cue))


def _is_of_medium(index: Index, source: Span) -> bool:
    """Whether a source is a medium, by the name that is its own, or by its noun."""
    tokens = index.tokens(source)
    head = index.head(tokens)
    for name in index.names(tokens):
        own = head is not None and (name.first <= head < name.last or _is_apposition(index, name, head))
        if own and is_media(index.annotation.quote(index.span(name))):
            return True
    return is_media(bare_phrase(index.annotation.quote(source)))


def _is_apposition(index: Index, name: Name, head: int) -> bool:
    governing = index.head(range(name.first, name.last))
    if governing is None:
        return False
    token = index.annotation.tokens[governing]
    return token.head == head and token.deprel in ("appos", "flat", "nmod:desc")


def _carrier(index: Index, attribution: Attribution) -> Span | None:
    """A medium that hangs from the cue: "told the Hurriyet newspaper", "in a statement carried by the SUNA agency"."""
    if attribution.cue is None:
        return None
    cue = index.tokens(attribution.cue)
    if not len(cue):
        return None
    sentence = index.sentence(cue.start)
    taken = list(attribution.content)
    # "words of the minister to the agency": where the cue is no verb, its hearer stands in the phrase of the speaker.
    verbless = all(index.annotation.tokens[token].upos not in ("VERB", "AUX") for token in cue)
    if attribution.source and not verbless:
        taken.append(attribution.source)
    speaker = index.head(index.tokens(attribution.source)) if attribution.source else None
    for name in index.names(range(sentence.first, sentence.last)):
        head = index.head(range(name.first, name.last))
        if head is None or head == speaker:
            continue
        span = index.span(name)
        outside = not any(start < span[1] and span[0] < end for start, end in taken)
        if outside and _is_medium(index, span, head) and _carries(index, head, cue):
            return span
    return None


def _is_medium(index: Index, span: Span, head: int) -> bool:
    """By its own name, or by the noun that the name stands before ("the SUNA agency")."""
    governor = index.annotation.tokens[head].head
    return is_media(index.annotation.quote(span)) or (
        index.annotation.tokens[head].deprel in ("compound", "nmod:desc", "flat") and is_media(index.word(governor))
    )


def _carries(index: Index, head: int, cue: range) -> bool:
    said = head in cue and any(index.word(token).lower() in _CARRYING for token in cue)
    for steps, (governor, _) in enumerate(index.governors(head)):
        said = said or index.word(governor).lower() in _CARRYING
        if governor in cue:
            return said
        if steps + 1 >= _MOST_STEPS:
            return False
    return said
