"""To whom something is said: "told the House of Commons that", "urged Moscow to", "in a letter to the ministry"."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.extract.media import is_media
from chancery.language.annotation import Attribution
from chancery.language.phrases import Phrases
from chancery.records import Span

# Verbs whose object is the hearer; that of "accuse" or "praise" is spoken of, not to.
_TO_SOMEBODY = frozenset(
    "tell told tells telling urge urged urges urging warn warned warns warning ask asked asks asking inform "
    "informed informs informing notify notified notifies notifying assure assured assures assuring remind "
    "reminded reminds reminding advise advised advises advising order ordered orders ordering brief briefed "
    "briefs promise promised promises request requested beg begged implore implored instruct instructed invite "
    "invited invites persuade convince convinced".split()
)
# Verbs and nouns whose hearer follows "to", "on", "with" or "upon": "appealed to", "called on", "a letter to".
_TOWARDS = frozenset("to on upon".split())
_ON = frozenset("call called calls calling prevail prevailed".split())
_OBJECTS = frozenset({"obj", "iobj"})


def addressees(phrases: Phrases, one: Attribution) -> Iterator[Span]:
    """The phrases of those to whom an attribution is said; media are not among them, for they relay."""
    if one.cue is None:
        return
    index, tokens = phrases.index, phrases.tokens
    taken = [*one.content, *([one.source] if one.source else [])]
    for verb in index.tokens(one.cue):
        for child in phrases.children[verb]:
            place = tokens[child].start
            if any(start <= place < end for start, end in taken) or not _is_hearer(phrases, verb, child):
                continue
            mention = phrases.mention(child)
            named = index.names(range(mention.first, mention.last))
            if any(name.label == "date" and name.first <= child < name.last for name in named):
                continue  # "called a strike on Monday"
            span = (tokens[mention.first].start, tokens[mention.last - 1].end)
            if not is_media(index.annotation.quote(span)):
                yield span


def _is_hearer(phrases: Phrases, verb: int, child: int) -> bool:
    tokens, word = phrases.tokens, phrases.lower[verb]
    if tokens[child].upos not in ("NOUN", "PROPN", "PRON"):
        return False
    if tokens[child].deprel in _OBJECTS:
        return word in _TO_SOMEBODY
    if tokens[child].deprel not in ("obl", "nmod"):
        return False
    case = phrases.case(child)
    return case == "to" or (case in _TOWARDS and word in _ON)
