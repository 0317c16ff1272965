"""Statements: the attributions of a text as records, with mode, relay, date, hedge and confidence."""

from __future__ import annotations

from collections.abc import Iterable

from chancery.extract.about import about
from chancery.extract.actors import Cast
from chancery.extract.dates import interval
from chancery.extract.hedges import hedged_places, is_hedged
from chancery.extract.nesting import Nesting
from chancery.extract.quoted import mode
from chancery.extract.said import Said
from chancery.extract.turns import is_turn
from chancery.identifiers import record_id
from chancery.language.annotation import Attribution
from chancery.language.index import Index
from chancery.language.phrases import Phrases
from chancery.records import Actor, Document, Interval, Statement

# How far, in steps of the syntax, a date may hang from the cue it dates: "said on Monday" is one, "said in a
# statement released late on Monday" three.
_MOST_STEPS = 3


def statements(document: Document, phrases: Phrases, said: Said, cast: Cast) -> tuple[Statement, ...]:
    """The statements of a document, in order of the text."""
    index, found = phrases.index, said.attributions
    text = index.annotation.text
    places = hedged_places(index)
    nested = Nesting(found).inner(found)
    made = []
    for number, one in enumerate(found):
        speaker, relay = (cast.at(span) if span else None for span in (said.speakers[number], said.relays[number]))
        mentioned = [actor for span in one.content for actor in cast.among(span)]
        made.append(
            Statement(
                id=record_id("stm", document.id, one.source, one.cue, one.content),
                speaker=speaker.id if speaker else None,
                speaker_span=one.source,
                cue_span=one.cue,
                content_spans=one.content,
                mode="direct" if is_turn(text, one) else mode(index, one.content),
                relayed_by=relay.id if relay else None,
                addressees=_ids(cast.at(span) for span in said.addressees[number]),
                about=about(mentioned, speaker),
                date=_date(index, one, document.published),
                hedged=is_hedged(index, places, one, nested.get(number, [])),
                confidence=one.confidence,
            )
        )
    return tuple(made)


def _ids(found: Iterable[Actor | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor.id for actor in found if actor is not None))


def _date(index: Index, one: Attribution, published: str | None) -> Interval | None:
    """When it was said, where a date hangs from the cue."""
    if one.cue is None:
        return None
    cue = index.tokens(one.cue)
    if not len(cue):
        return None
    sentence = index.sentence(cue.start)
    for name in index.names(range(sentence.first, sentence.last)):
        span = index.span(name)
        inside = [*one.content, *([one.source] if one.source else [])]
        if name.label != "date" or any(start < span[1] and span[0] < end for start, end in inside):
            continue
        if _hangs_from(index, name.first, name.last, cue):
            resolved = interval(span, index.annotation.text, published, tense="past")
            if resolved is not None:
                return resolved
    return None


def _hangs_from(index: Index, first: int, last: int, cue: range) -> bool:
    head = index.head(range(first, last))
    if head is None:
        return False
    if head in cue:
        return True
    for steps, (governor, _) in enumerate(index.governors(head)):
        if governor in cue:
            return True
        if steps + 1 >= _MOST_STEPS:
            return False
    return False
