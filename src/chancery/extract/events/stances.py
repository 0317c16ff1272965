"""Judgements as acts: "called the move irresponsible" accuses, "hailed it as historic" supports.

Who calls something by a word of blame or praise, or has it said in his own words that it is so, accuses or supports
whoever did it (PLOVER codebook, ACCUSE: criticise, denigrate; SUPPORT: commend, approve). The words are a table that
people can read and correct, `judgements.csv`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from chancery.extract.actors import Cast
from chancery.extract.events.claims import Claims
from chancery.language.annotation import Act
from chancery.language.phrases import Phrases
from chancery.records import Statement
from chancery.world.packaged import read_table

# Verbs by which something is called something.
_CALLING = frozenset(
    "call calls called calling term terms termed terming describe describes described describing brand brands branded "
    "label labels labelled labeled dub dubbed characterise characterised characterize characterized deem deems deemed "
    "consider considers considered regard regards regarded view views viewed".split()
)
_NEGATIONS = frozenset({"not", "n't", "n’t", "no", "never"})
_TYPES = {"negative": "ACCUSE", "positive": "SUPPORT"}
_MODES = {"ACCUSE": "disapprove"}
# A rule that the model did not second: below nearly all that the model is sure of.
_CONFIDENCE = 0.55


@cache
def _judgements() -> dict[str, str]:
    return {row["word"]: row["polarity"] for row in read_table("judgements.csv")}


class Stances:
    """Finds the judgements in one text."""

    def __init__(self, phrases: Phrases, cast: Cast, statements: Sequence[Statement], claims: Claims) -> None:
        self._phrases = phrases
        self._cast = cast
        self._statements = statements
        self._claims = claims

    def acts(self, taken: set[int]) -> Iterator[Act]:
        """Judgements whose words are not among those that an act is told by already."""
        for one in self._statements:
            speaker = self._cast.at(one.speaker_span) if one.speaker_span is not None else None
            if speaker is None or speaker.affiliation is None or one.cue_span is None:
                continue
            source = self._phrases.head(one.speaker_span) if one.speaker_span else None
            found = self._called(one) or self._said(one)
            if found is None or source is None:
                continue
            trigger, polarity, judged = found
            kind = _TYPES[polarity]
            near = {trigger - 1, trigger, trigger + 1}
            if taken.isdisjoint(near) and not self._told(one, taken):
                yield Act(trigger, kind, _MODES.get(kind), "happened", (source,), judged, (), _CONFIDENCE)

    def _told(self, one: Statement, taken: set[int]) -> bool:
        """Whether the cue is told as an act already."""
        return any(token in taken for token in self._phrases.index.tokens(one.cue_span or (0, 0)))

    def _called(self, one: Statement) -> tuple[int, str, tuple[int, ...]] | None:
        """A verb of calling with a word of judgement in what is called."""
        cue = self._phrases.index.tokens(one.cue_span or (0, 0))
        verb = next((token for token in cue if self._phrases.lower[token] in _CALLING), None)
        if verb is None:
            return None
        for span in one.content_spans:
            for token in self._phrases.index.tokens(span):
                polarity = _judgements().get(self._phrases.lower[token])
                if polarity is not None and not self._negated(token):
                    objects = tuple(
                        child for child in self._phrases.children[verb] if self._phrases.tokens[child].deprel == "obj"
                    )
                    return verb, polarity, objects
        return None

    def _said(self, one: Statement) -> tuple[int, str, tuple[int, ...]] | None:
        """A judgement that is the predicate of what is said: "the visits were inappropriate"; only of blame, for what
        is good may be said of anything."""
        tokens = self._phrases.tokens
        for span in one.content_spans:
            for token in self._phrases.index.tokens(span):
                if _judgements().get(self._phrases.lower[token]) != "negative" or self._negated(token):
                    continue
                if self._claims.holding((tokens[token].start, tokens[token].end)) is not one:
                    continue  # whom somebody quotes judges for himself
                children = self._phrases.children[token]
                if not any(tokens[child].deprel == "cop" for child in children):
                    continue
                subjects = tuple(child for child in children if tokens[child].deprel.startswith("nsubj"))
                return token, "negative", subjects
        return None

    def _negated(self, token: int) -> bool:
        return self._phrases.has(token, _NEGATIONS)
