"""From the vectors of a text's words to the acts that it tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from chancery.language.acting.own_acts import Named, OwnActs
from chancery.language.acting.pairs import Pairs
from chancery.language.acting.wordlist import features
from chancery.language.annotation import Act, Annotation
from chancery.language.coreference.mentions import Numbers
from chancery.language.model import ActScores, Model, Scores, WordScores
from chancery.language.phrases import Phrases

_SOURCE, _TARGET, _PLACE = range(3)
# What is less likely to name any act is not looked at further.
_POSSIBLE = 0.3
# A part that is likelier than not takes part; where none is, the likeliest does from this probability on.
_LIKELY = 0.5
_LIKELIEST = (0.25, 0.25, 0.4)
# What an act without source and target loses of its confidence.
_UNSIDED = 0.4


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was kept of one window: triggers by number of the text's words, and the words' own space."""

    triggers: Numbers
    scores: ActScores  # rows of the triggers, but `words` of all words


class Acting:
    """Takes a text window by window, keeps what may be triggers, and at its end says who does what."""

    def __init__(self, model: Model, own: OwnActs | None = None) -> None:
        self._model = model
        self._own = own
        self._named: dict[int, Named] = {}
        self._taken: set[int] = set()  # words of a user's phrases that are not their triggers
        self._words = 0
        self._kept: list[_Kept] = []

    def take(self, words: WordScores, own: slice, lower: Sequence[str]) -> None:
        """What is said of the words of a window, in small letters `lower`; only those in `own` are new."""
        card = self._model.card
        tags = [card.tags[tag] for tag in words.tags.argmax(axis=1).tolist()]
        scores = self._model.score_acts(words.vectors, words.inner, features(lower, tags, card.modes))
        types = scores.types[own]
        chosen = np.flatnonzero(_softmax(types)[:, 0] < 1 - _POSSIBLE)
        if self._own is not None:
            chosen = np.union1d(chosen, self._name(self._own.find(lower, tags, words.inner, own), own.start))
        kept = ActScores(
            types[chosen], scores.statuses[own][chosen], scores.modes[own][chosen], scores.triggers[own][chosen],
            scores.words[own],
        )  # fmt: skip
        self._kept.append(_Kept(chosen + self._words, kept))
        self._words += len(types)

    def _name(self, found: Sequence[Named], first: int) -> Numbers:
        """Keep what is named in a window whose own words begin with its word `first`; the numbers among these."""
        offset = self._words - first
        for one in found:
            self._named[one.word + offset] = one
            self._taken.update(other + offset for other in one.others)
        return np.array([one.word - first for one in found], dtype=np.int64)

    def acts(self, annotation: Annotation) -> tuple[Act, ...]:
        """The acts of the text that was taken, in order, whose annotation this is."""
        if not self._kept:
            return ()
        triggers, scores = self._told()
        if not len(triggers):
            return ()
        numbers, words, seen = Pairs(Phrases(annotation)).of(triggers.tolist())
        roles = np.zeros((0, 3), dtype=np.float32)
        if len(numbers):
            roles = self._model.score_arguments(scores.triggers, scores.words, numbers, words, seen)
        types = _softmax(scores.types)[:, 1:]
        bounds = np.searchsorted(numbers, np.arange(len(triggers) + 1))  # pairs come trigger by trigger
        found = []
        for number, trigger in enumerate(triggers.tolist()):
            part = slice(bounds[number], bounds[number + 1])
            sources, targets, places = _parts(words[part], roles[part])
            own = self._named.get(trigger)
            kind = own.of.kind if own else self._model.card.acts[int(types[number].argmax())]
            confidence = _confidence(own.likely if own else float(types[number].max()), roles[part])
            if own is None and confidence < self._model.card.act_threshold:
                continue
            found.append(
                Act(
                    trigger=trigger,
                    type=kind,
                    mode=own.of.mode if own else self._mode(kind, scores.modes[number]),
                    status=self._model.card.statuses[int(scores.statuses[number].argmax())],
                    sources=sources,
                    targets=targets,
                    places=places,
                    confidence=confidence,
                    named=own.of.name if own else None,
                    cameo=own.of.cameo if own else None,
                    quad_class=own.of.quad_class if own else None,
                )
            )
        return tuple(found)

    def _told(self) -> tuple[Numbers, ActScores]:
        """The triggers of all windows, and their scores, without those of the model that a user's types take the place
        of: on their triggers and the words of their phrases, and where the type is dropped."""
        triggers = np.concatenate([one.triggers for one in self._kept])
        types, statuses, modes, spaces, words = (
            np.concatenate([getattr(one.scores, name) for one in self._kept])
            for name in ("types", "statuses", "modes", "triggers", "words")
        )
        if self._own is not None:
            best = (self._model.card.acts[kind] for kind in types[:, 1:].argmax(axis=1))
            keep = [
                number
                for number, (trigger, kind) in enumerate(zip(triggers.tolist(), best, strict=True))
                if trigger in self._named or (trigger not in self._taken and kind not in self._own.dropped)
            ]
            triggers, types, statuses = triggers[keep], types[keep], statuses[keep]
            modes, spaces = modes[keep], spaces[keep]
        return triggers, ActScores(types, statuses, modes, spaces, words)

    def _mode(self, kind: str, scores: Scores) -> str | None:
        """The likeliest mode of a type; the model's list has "TYPE/mode", and "TYPE" for none."""
        own = [place for place, name in enumerate(self._model.card.modes) if name.partition("/")[0] == kind]
        best = max(own, key=lambda place: float(scores[place]), default=None)
        return (self._model.card.modes[best].partition("/")[2] or None) if best is not None else None


def _confidence(kind: float, roles: Scores) -> float:
    """How likely the type is, and less so where nobody is likely to be its source or target."""
    sides = 1 / (1 + np.exp(-roles[:, (_SOURCE, _TARGET)].max(axis=0))) if len(roles) else np.zeros(2)
    return round(kind * (1 - _UNSIDED + _UNSIDED * float(sides.mean())), 3)


def _softmax(scores: Scores) -> Scores:
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=1, keepdims=True), dtype=np.float32)


def _parts(words: Numbers, scores: Scores) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Sources, targets and places by the head of each phrase; of source and target a word has its likelier part."""
    likely = 1 / (1 + np.exp(-scores))
    rival = np.where(likely[:, _SOURCE] >= likely[:, _TARGET], _TARGET, _SOURCE)
    likely[np.arange(len(likely)), rival] = 0
    chosen = []
    for role in (_SOURCE, _TARGET, _PLACE):
        picked = np.flatnonzero(likely[:, role] >= _LIKELY)
        if not len(picked) and len(likely) and likely[:, role].max() >= _LIKELIEST[role]:
            picked = np.array([likely[:, role].argmax()])
        chosen.append(tuple(words[picked].tolist()))
    return chosen[0], chosen[1], chosen[2]
