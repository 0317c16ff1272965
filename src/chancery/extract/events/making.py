"""From acts to events: one record for each act that is told."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

import msgspec

from chancery.extract.actors import Cast
from chancery.extract.events.choosing import chosen
from chancery.extract.events.claims import Claims
from chancery.extract.events.coding import cameo, contexts, quad_class
from chancery.extract.events.counterparts import Told, counterpart
from chancery.extract.events.dating import Dating, words
from chancery.extract.events.duties import Duties
from chancery.extract.events.intentions import Intentions
from chancery.extract.events.merging import same
from chancery.extract.events.offers import Offers
from chancery.extract.events.own import with_own
from chancery.extract.events.quantities import quantities
from chancery.extract.events.responses import Responses, answered_by
from chancery.extract.events.sides import Part, Parties, Side, Sides, apart
from chancery.extract.events.stances import Stances
from chancery.extract.events.visits import Visits
from chancery.identifiers import record_id
from chancery.language.annotation import Act
from chancery.language.paragraphs import paragraphs
from chancery.language.phrases import Phrases
from chancery.records import Document, Event, EventStatus, Interval, Span, Statement

# Acts of speech: where nobody is named, whoever speaks does them.
_SPOKEN = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
# What hangs on a clause and tells of something else.
_OTHER_CLAUSES = frozenset({"conj", "cc", "parataxis", "advcl", "advcl:relcl", "acl:relcl", "punct", "discourse"})
_DEEPEST = 40  # levels of a clause: what a broken parse may cost


def events(document: Document, phrases: Phrases, cast: Cast, statements: Sequence[Statement]) -> tuple[Event, ...]:
    """The events of a document, in order of their triggers; of one told twice the first telling."""
    claims = Claims(statements)
    found = Duties(phrases, cast, claims).demands(phrases.index.annotation.acts)
    stances = Stances(phrases, cast, statements, claims)
    for finder in (Visits(phrases, cast), Intentions(phrases), Offers(phrases, cast), stances):
        found += list(finder.acts({act.trigger for act in found}))
    found.sort(key=lambda act: act.trigger)
    acts = with_own(phrases, chosen(phrases, found, statements))
    if not acts:
        return ()
    maker = _Maker(document, phrases, cast, claims)
    made, parties = [], []
    for act in acts:
        event, sides = maker.event(act)
        made.append(event)
        parties.append(sides)
    repeated = same(document.text, made, parties)
    answers = Responses(phrases, made, [act.trigger for act in acts], parties).found()
    for number, answered in answers.items():
        number, answered = repeated.get(number, number), repeated.get(answered, answered)
        if number != answered:
            made[answered] = answered_by(made[number], made[answered], parties[number], parties[answered])
        # Of two tellings the first answer stands, and what answers an event is not answered by it.
        is_new = made[number].in_response_to is None and made[answered].in_response_to != made[number].id
        if number != answered and is_new:
            made[number] = msgspec.structs.replace(made[number], in_response_to=made[answered].id)
    return tuple(event for number, event in enumerate(made) if number not in repeated)


class _Maker:
    """Makes the events of one document."""

    def __init__(self, document: Document, phrases: Phrases, cast: Cast, claims: Claims) -> None:
        self._document = document
        self._phrases = phrases
        self._sides = Sides(phrases, cast)
        self._claims = claims
        self._dating = Dating(phrases, document.published)
        self._cast = cast
        self._starts = [start for start, _ in paragraphs(document.text)]
        self._told: list[Told] = []

    def event(self, act: Act) -> tuple[Event, Parties]:
        """The record of an act, and the parties of its source and target."""
        token = self._phrases.tokens[act.trigger]
        trigger = (token.start, token.end)
        claim = self._claims.holding(trigger)
        source, target = self._both(act, trigger, claim)
        written = target  # what is told elsewhere is no evidence here
        told = Told(act.type, bisect_right(self._starts, trigger[0]), source, target)
        target = counterpart(told, self._told)
        self._told.append(replace(told, target=target))
        date = self._date(act, claim, source)
        place = self._sides.span(act.places[0]) if act.places else None
        sentence = self._phrases.index.sentence(act.trigger)
        about = contexts(self._phrases.lower[sentence.first : sentence.last])
        spans = (*source.spans, *written.spans, *words(date), *((place,) if place else ()))
        event = Event(
            id=record_id("evt", self._document.id, act.named or act.type, trigger),
            type=act.named or act.type,
            mode=act.mode,
            quad_class=act.quad_class or quad_class(act.type),
            contexts=about,
            cameo=act.cameo or cameo(act.type, act.mode, about),
            source=source.ids,
            target=target.ids,
            source_spans=source.spans,
            target_spans=written.spans,
            trigger=trigger,
            evidence=self._evidence(act.trigger, spans),
            date=date,
            place=self._document.text[slice(*place)] if place else None,
            status=_status(act.status),
            claimed_by=claim.id if claim is not None else None,
            quantities=quantities(self._phrases, act),
            confidence=act.confidence,
        )
        return event, (source.parties, target.parties)

    def _date(self, act: Act, claim: Statement | None, source: Side) -> Interval | None:
        """When it happened; what somebody does by saying it happens when he says it."""
        date = self._dating.date(act)
        told = date is not None and date.span is not None
        if told or claim is None or claim.date is None or act.type not in _SPOKEN or act.status != "happened":
            return date
        return claim.date if claim.speaker in source.ids else date

    def _both(self, act: Act, trigger: Span, claim: Statement | None) -> tuple[Side, Side]:
        """Source and target as the sentence has them; of what is only spoken the speaker is the source."""
        source, target = self._sides.side(act.sources), self._sides.side(act.targets)
        if claim is not None and act.type in _SPOKEN and not act.sources:
            source = self._speaker(claim)
        return apart(source, target)

    def _speaker(self, claim: Statement) -> Side:
        """Whoever makes a statement, as the source of what he does by it."""
        span = claim.speaker_span
        actor = self._cast.at(span) if span is not None else None
        return Side((Part(span, actor),)) if actor is not None and span is not None else Side()

    def _evidence(self, token: int, spans: Sequence[Span]) -> Span:
        """The stretch of the trigger's sentence that holds its clause and all that belongs to the act."""
        sentence = self._phrases.index.sentence(token)
        tokens = self._phrases.tokens
        first, last = tokens[sentence.first].start, tokens[sentence.last - 1].end
        inside = [span for span in spans if first <= span[0] and span[1] <= last]
        inside += [(tokens[word].start, tokens[word].end) for word in self._clause(token)]
        return min(start for start, _ in inside), max(end for _, end in inside)

    def _clause(self, token: int) -> Iterator[int]:
        """The words of a clause by the word that governs it, without other clauses joined to it."""
        level = [token]
        for _ in range(_DEEPEST):
            yield from level
            level = [
                child
                for word in level
                for child in self._phrases.children[word]
                if self._phrases.tokens[child].deprel not in _OTHER_CLAUSES
            ]
            if not level:
                return


def _status(told: str) -> EventStatus:
    return told  # type: ignore[return-value]  # the model's card has them, and `training.export` writes no others
