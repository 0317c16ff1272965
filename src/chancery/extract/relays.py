"""Who passed a statement on: "RIA quoted the minister as saying", "he told Reuters", "he said, according to TASS"."""

from __future__ import annotations

from collections.abc import Sequence

from chancery.extract.index import Index
from chancery.extract.media import is_media
from chancery.extract.nesting import Nesting
from chancery.extract.speakers import speaker_name
from chancery.language.annotation import Attribution
from chancery.records import Span

# Verbs by which a body that is no medium passes another's words on.
_RELAYING = frozenset("quote quotes quoted quoting cite cites cited citing".split())
_HEARERS = frozenset({"told", "tells", "telling", "to", "with", "by", "of"})


def relays(index: Index, found: Sequence[Attribution]) -> list[Span | None]:
    """For each attribution the span that names who relayed it, or None; one relays those inside its content."""
    nesting = Nesting(found)
    relayed: list[Span | None] = []
    for number, attribution in enumerate(found):
        outer = [
            (end - start, other.source)
            for position, (start, end) in nesting.around(_extent(attribution))
            if position != number
            and (other := found[position]).source not in (None, attribution.source)
            and _is_relay(index, other)
        ]
        closest = min(outer, default=None)
        relayed.append(closest[1] if closest else _hearer(index, attribution))
    return relayed


def _extent(attribution: Attribution) -> Span:
    """From the first to the last of source and cue: content may go on outside what relays it."""
    parts = [part for part in (attribution.source, attribution.cue) if part is not None] or list(attribution.content)
    return (min(start for start, _ in parts), max(end for _, end in parts))


def _is_relay(index: Index, attribution: Attribution) -> bool:
    if attribution.source is None or attribution.cue is None:
        return False
    if is_media(speaker_name(index, attribution.source)[0]):
        return True
    return any(index.word(token).lower() in _RELAYING for token in index.tokens(attribution.cue))


def _hearer(index: Index, attribution: Attribution) -> Span | None:
    """A medium named in the cue as the one spoken to: "told the Hurriyet newspaper", "in an interview with CNN"."""
    if attribution.cue is None:
        return None
    cue = index.tokens(attribution.cue)
    for name in index.names(range(cue.start, min(cue.stop + 1, len(index.annotation.tokens)))):
        span = (index.annotation.tokens[name.first].start, index.annotation.tokens[name.last - 1].end)
        phrase = " ".join(index.word(token) for token in range(name.first, min(name.last + 1, cue.stop)))
        heard = any(index.word(token).lower() in _HEARERS for token in range(cue.start, name.first))
        if heard and (is_media(index.annotation.quote(span)) or is_media(phrase)):
            return span
    return None
