"""Statements: the attributions of a text as records, with mode, relay, date, hedge and confidence."""

from __future__ import annotations

from collections.abc import Iterable

from chancery.extract.about import about
from chancery.extract.actors import Cast
from chancery.extract.addressees import addressees
from chancery.extract.continuations import continuations
from chancery.extract.dates import interval
from chancery.extract.hedges import hedged_places, is_hedged
from chancery.extract.nesting import Nesting
from chancery.extract.passed_on import passed_on
from chancery.extract.quoted import fit, mode
from chancery.extract.relays import relays
from chancery.extract.sources import speakers
from chancery.extract.turns import is_turn, turns
from chancery.identifiers import record_id
from chancery.language.annotation import Annotation, Attribution
from chancery.language.index import Index
from chancery.language.paragraphs import paragraphs
from chancery.language.phrases import Phrases
from chancery.records import Actor, Document, Interval, Statement
from chancery.world.lookup import Lookup

# How far, in steps of the syntax, a date may hang from the cue it dates: "said on Monday" is one, "said in a
# statement released late on Monday" three.
_MOST_STEPS = 3


def statements(
    document: Document, annotation: Annotation, lookup: Lookup
) -> tuple[tuple[Actor, ...], tuple[Statement, ...]]:
    """The statements of a document, in order of the text, and its actors; `lookup` has the names that are known."""
    phrases = Phrases(annotation)
    index = phrases.index
    found = [
        Attribution(one.source, one.cue, fit(index, one.content), one.confidence) for one in annotation.attributions
    ]
    found = turns(annotation.text, found)
    starts = [start for start, _ in paragraphs(annotation.text)]
    found += continuations(index, found, starts)
    found.sort(key=_order)
    found, passed = passed_on(phrases, found)
    spoken, relayed = speakers(index, found), relays(index, found)
    relayed = [passed.get(number, relay) for number, relay in enumerate(relayed)]
    addressed = [list(addressees(phrases, one)) for one in found]
    spans = [span for span in (*spoken, *relayed, *(span for several in addressed for span in several)) if span]
    cast = Cast(document, phrases, lookup, spans, found)
    places = hedged_places(index)
    nested = Nesting(found).inner(found)
    made = []
    for number, one in enumerate(found):
        speaker, relay = (cast.at(span) if span else None for span in (spoken[number], relayed[number]))
        mentioned = [actor for span in one.content for actor in cast.among(span)]
        made.append(
            Statement(
                id=record_id("stm", document.id, one.source, one.cue, one.content),
                speaker=speaker.id if speaker else None,
                speaker_span=one.source,
                cue_span=one.cue,
                content_spans=one.content,
                mode="direct" if is_turn(annotation.text, one) else mode(index, one.content),
                relayed_by=relay.id if relay else None,
                addressees=_ids(cast.at(span) for span in addressed[number]),
                about=about(mentioned, speaker),
                date=_date(index, one, document.published),
                hedged=is_hedged(index, places, one, nested.get(number, [])),
                confidence=one.confidence,
            )
        )
    return cast.actors(_needed(made)), tuple(made)


def _ids(found: Iterable[Actor | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor.id for actor in found if actor is not None))


def _needed(made: Iterable[Statement]) -> set[str]:
    """The ids of all actors that statements name."""
    named: set[str | None] = {
        actor for one in made for actor in (one.speaker, one.relayed_by, *one.addressees, *one.about)
    }
    return {actor for actor in named if actor is not None}


def _order(one: Attribution) -> tuple[int, int]:
    first = min(start for start, _ in one.content)
    return (min(first, one.cue[0] if one.cue else first), first)


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
