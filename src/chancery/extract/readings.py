"""The reading of a document from its annotation: who is in it, what they say, and what they do."""

from __future__ import annotations

from collections.abc import Sequence

from chancery.extract.actors import Cast
from chancery.extract.events import events
from chancery.extract.said import said
from chancery.extract.statements import statements
from chancery.language.annotation import Annotation
from chancery.language.phrases import Phrases
from chancery.records import Document, Event, Reading, Statement
from chancery.world.lookup import Lookup


def reading(document: Document, annotation: Annotation, lookup: Lookup) -> Reading:
    """Everything of a document; `lookup` has the names that are known."""
    phrases = Phrases(annotation)
    told = said(phrases)
    cast = Cast(document, phrases, lookup, told.spans(), told.attributions)
    stated = statements(document, phrases, told, cast)
    done = events(document, phrases, cast, stated)
    return Reading(document=document, actors=cast.actors(_needed(stated, done)), statements=stated, events=done)


def _needed(stated: Sequence[Statement], done: Sequence[Event]) -> set[str]:
    """The ids of all actors that records name."""
    named: set[str | None] = {
        actor for one in stated for actor in (one.speaker, one.relayed_by, *one.addressees, *one.about)
    }
    named |= {actor for one in done for actor in (*one.source, *one.target)}
    return {actor for actor in named if actor is not None}
