"""Score events against episodes marked by hand: `python -m evals.events corpus/events/test [--verbose] [--json]`.

trigger           an event whose trigger is the marked word
trigger + type    and its type is right
source, target    of the events whose trigger and type are right: the marked phrases that a `source_span` shares a word
                  with, or whose actor has a mention there; spans at none of them are spurious
status            of the same events, right
date              of the same events: the same days; where the text tells none, no span, and for background no date
claim             of the same events: claimed by a statement or not, as marked
parties           of the same events with parties marked: source and target have all of them (not asked for)
mode              of the same events with a mode marked
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import chancery
from chancery.corpus.marked_events import MarkedEvent, MarkedText, load_all
from chancery.errors import ChanceryError
from chancery.records import Actor, Event, Reading, Span
from evals.counts import Counts, share_row
from evals.spans import overlaps


@dataclass
class EventScore:
    """What was counted; `asked` and `right` are of the events whose trigger and type are right, by field."""

    triggers: Counts = field(default_factory=Counts)
    typed: Counts = field(default_factory=Counts)
    source: Counts = field(default_factory=Counts)
    target: Counts = field(default_factory=Counts)
    asked: dict[str, int] = field(default_factory=dict)
    right: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def ask(self, name: str, right: bool) -> None:
        """Count one answer."""
        self.asked[name] = self.asked.get(name, 0) + 1
        self.right[name] = self.right.get(name, 0) + right

    def share(self, name: str) -> float:
        """Right ones of a field, as a share."""
        return self.right.get(name, 0) / self.asked[name] if self.asked.get(name) else 0.0

    def figures(self) -> dict[str, float]:
        """All figures by name."""
        counted = {
            "trigger": self.triggers.f1, "trigger + type": self.typed.f1, "source": self.source.f1,
            "target": self.target.f1,
        }  # fmt: skip
        return counted | {name: self.share(name) for name in sorted(self.asked)}

    def report(self) -> str:
        """The figures as a table."""
        rows = [
            one.row(name)
            for name, one in (
                ("trigger", self.triggers), ("trigger + type", self.typed), ("source", self.source),
                ("target", self.target),
            )
        ]  # fmt: skip
        rows += [share_row(name, self.right[name], self.asked[name]) for name in sorted(self.asked)]
        return "\n".join(rows)


def score(pairs: Iterable[tuple[MarkedText, Reading]]) -> EventScore:
    """Score readings against marked texts."""
    total = EventScore()
    for text, reading in pairs:
        _score(text, reading, total)
    return total


def read(texts: Iterable[MarkedText]) -> list[tuple[MarkedText, Reading]]:
    """Each text with its reading by the reader that is installed."""
    return [(text, chancery.read(text.text, published=text.published, any_language=True)) for text in texts]


def _score(text: MarkedText, reading: Reading, total: EventScore) -> None:
    actors = {actor.id: actor for actor in reading.actors}
    left = list(reading.events)
    for gold in text.events:
        found = [event for event in left if overlaps(event.trigger, gold.trigger)]
        event = next((one for one in found if one.type == gold.type), found[0] if found else None)
        if event is None:
            total.triggers += Counts(missed=1)
            total.typed += Counts(missed=1)
            _note(total, text, gold, "missed")
            continue
        left.remove(event)
        total.triggers += Counts(right=1)
        if event.type != gold.type:
            total.typed += Counts(spurious=1, missed=1)
            _note(total, text, gold, f"type {event.type}")
            continue
        total.typed += Counts(right=1)
        _score_fields(text, gold, event, actors, total)
    total.triggers += Counts(spurious=len(left))
    total.typed += Counts(spurious=len(left))
    for event in left:
        total.faults.append(f"{text.id}: spurious {_quote(text, event.trigger)} {event.type} {event.confidence}")


def _score_fields(
    text: MarkedText, gold: MarkedEvent, event: Event, actors: dict[str, Actor], total: EventScore
) -> None:
    sides = (
        ("source", gold.sources, event.source_spans, event.source, gold.source_parties),
        ("target", gold.targets, event.target_spans, event.target, gold.target_parties),
    )
    for name, wanted, spans, ids, parties in sides:
        counts = _side(wanted, spans, [actors[one] for one in ids if one in actors])
        setattr(total, name, getattr(total, name) + counts)
        if counts.missed or counts.spurious:
            got = [_quote(text, span) for span in spans]
            _note(total, text, gold, f"{name} {[_quote(text, span) for span in wanted]} got {got}")
        if parties:
            total.ask("parties", set(parties) <= {actors[one].affiliation for one in ids if one in actors})
    for name, right in (
        ("status", event.status == gold.status),
        ("date", _date(gold, event)),
        ("claim", bool(event.claimed_by) == gold.claimed),
    ):
        total.ask(name, right)
        if not right:
            _note(total, text, gold, f"{name} got {_told(name, event)}, wanted {_wanted(name, gold)}")
    if gold.mode is not None:
        total.ask("mode", event.mode == gold.mode)


def _told(name: str, event: Event) -> str:
    date = f"{event.date.from_}..{event.date.to} {'told' if event.date.span else 'published'}" if event.date else "none"
    return {"status": event.status, "date": date, "claim": str(bool(event.claimed_by))}[name]


def _wanted(name: str, gold: MarkedEvent) -> str:
    date = "..".join(gold.date) if gold.date else "background" if gold.background else "untold"
    return {"status": gold.status, "date": date, "claim": str(gold.claimed)}[name]


def _side(wanted: Sequence[Span], spans: Sequence[Span], actors: Sequence[Actor]) -> Counts:
    """Marked phrases that were found; a phrase of several marks is found with any of the spans."""
    mentions = [mention for actor in actors for mention in actor.mentions]
    right = sum(any(overlaps(span, other) for other in (*spans, *mentions)) for span in wanted)
    spurious = sum(not any(overlaps(span, other) for other in wanted) for span in spans)
    # Where all is found, a span at no mark stands for a marked phrase at which its actor is mentioned.
    named = sum(not any(overlaps(span, other) for other in spans) for span in wanted)
    excused = min(spurious, named) if right == len(wanted) else 0
    return Counts(right, spurious - excused, len(wanted) - right)


def _date(gold: MarkedEvent, event: Event) -> bool:
    if gold.date is not None:
        return event.date is not None and (event.date.from_, event.date.to) == gold.date
    if gold.background:
        return event.date is None
    return event.date is None or event.date.span is None


def _quote(text: MarkedText, span: Span) -> str:
    return text.text[slice(*span)]


def _note(total: EventScore, text: MarkedText, gold: MarkedEvent, fault: str) -> None:
    total.faults.append(f"{text.id}: {_quote(text, gold.trigger)} {gold.type}: {fault}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse the command line, score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--verbose", action="store_true", help="every fault")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    try:
        texts = [text for episode in load_all(options.folder) for text in episode.texts]
        total = score(read(texts))
    except ChanceryError as error:
        print(error, file=sys.stderr)
        return 1
    if options.verbose:
        print("\n".join(total.faults))
    print(json.dumps(total.figures()) if options.json else f"{len(texts)} texts\n{total.report()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
