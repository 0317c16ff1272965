"""Words of one that another passes on, where only the other was taken for their source.

…, the agency quoted him as saying                        "he" speaks, the agency relays
The minister, according to the paper, told the envoy that …     the minister speaks, the paper relays
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chancery.extract.sources import issuer
from chancery.language.annotation import Attribution
from chancery.language.phrases import Phrases
from chancery.records import Span

_QUOTING = frozenset("quote quotes quoted quoting cite cites cited citing".split())
_SAYING = frozenset("saying telling writing adding warning declaring insisting stating".split())
_SAID = frozenset(
    "said says told tells added stressed warned stated declared insisted assured promised urged asked noted denied "
    "affirmed announced demanded reiterated informed replied".split()
)
_LONGEST_SPEAKER = 12  # words


def passed_on(phrases: Phrases, found: Sequence[Attribution]) -> tuple[list[Attribution], dict[int, Span]]:
    """The attributions with such ones put right, and, by number in that list, who relays them."""
    sources = [one.source for one in found if one.source is not None]
    mended: list[Attribution] = []
    relays: dict[int, Span] = {}
    for number, one in enumerate(found):
        new = _quoted(phrases, one) or _interrupted(phrases, one)
        known = new is not None and any(_touch(new.source or (0, 0), source) for source in sources)
        if new is not None and one.source is not None and not known:
            relays[number] = issuer(phrases.index, one.source) or one.source
            mended.append(new)
        else:
            mended.append(one)
    return mended, relays


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _quoted(phrases: Phrases, one: Attribution) -> Attribution | None:
    """ "… quoted him as saying": a fragment that is nothing but the speaker and "as saying"."""
    if one.cue is None or _QUOTING.isdisjoint(phrases.lower[token] for token in phrases.index.tokens(one.cue)):
        return None
    for fragment in one.content:
        tokens = phrases.index.tokens(fragment)
        rest = tuple(span for span in one.content if span != fragment)
        ends = len(tokens) > 2 and phrases.lower[tokens[-2]] == "as" and phrases.lower[tokens[-1]] in _SAYING
        if ends and rest and len(tokens) <= _LONGEST_SPEAKER:
            return replace(one, source=(fragment[0], phrases.tokens[tokens[-3]].end), content=rest)
    return None


def _interrupted(phrases: Phrases, one: Attribution) -> Attribution | None:
    """ "X, according to S, told Y that …": the first fragment is the subject of a verb of speech in no fragment."""
    if one.cue is None or len(one.content) < 2 or one.content[0][1] > one.cue[0]:
        return None
    tokens = phrases.index.tokens(one.content[0])
    head = phrases.head(one.content[0])
    if head is None or len(tokens) > _LONGEST_SPEAKER or phrases.tokens[head].deprel != "nsubj":
        return None
    verb = phrases.tokens[phrases.tokens[head].head]
    place = (verb.start, verb.end)
    outside = not any(_touch(place, span) for span in (*one.content, one.cue))
    if phrases.lower[phrases.tokens[head].head] not in _SAID or not outside:
        return None
    return replace(one, source=one.content[0], cue=place, content=one.content[1:])
