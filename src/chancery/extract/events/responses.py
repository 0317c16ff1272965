"""Which event answers which: "in response to", "retaliated by", "a day after".

The answer is what the word of answering hangs from or introduces; what it answers is told behind it ("to the closure of
the consulate"), or is the nearest act before by the other side.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec import structs

from chancery.extract.events.sides import Parties
from chancery.language.phrases import Phrases
from chancery.records import Event
from chancery.world.plover import CONFLICT

_NOUNS = frozenset(
    "response responses retaliation reply reprisal reprisals answer reaction reciprocity tit-for-tat countermeasure "
    "countermeasures counter-measure counter-measures retort".split()
)
_VERBS = frozenset(
    "responded responds respond responding retaliated retaliates retaliate retaliating reciprocated reciprocates "
    "reciprocate reciprocating countered answered reacted reacts".split()
)
_ADJECTIVES = frozenset({"retaliatory", "reciprocal", "tit-for-tat", "counter"})
_AFTER = frozenset({"after", "following", "because", "over", "for"})
_ANAPHORS = frozenset(
    "decision decisions step steps move moves measure measures action actions announcement this these it they "
    "both".split()
)
_PRONOUNS = frozenset({"it", "they", "this", "these", "both"})
# "These steps" are at most so many acts.
_MOST = 3
# How many acts back "these steps" may lie.
_NEAR = 5
# How many acts back it is looked for what is answered: further than any article of `corpus/events` is long.
_REACH = 100


class Responses:
    """The answers among the events of one text, in order.

    `triggers` (tokens) and `parties` (source, target) are by number of the event.
    """

    def __init__(
        self, phrases: Phrases, events: Sequence[Event], triggers: Sequence[int], parties: Sequence[Parties]
    ) -> None:
        self._phrases = phrases
        self._events = events
        self._triggers = triggers
        self._parties = parties
        self._at = {token: number for number, token in enumerate(triggers)}

    def found(self) -> dict[int, int]:
        """For events that answer another, by number, the number of that one."""
        answers: dict[int, int] = {}
        for cue in _cues(self._phrases):
            told = [self._at[token] for token in _under(self._phrases, cue) if token in self._at]
            for answer in self._answering(cue, told):
                behind = [number for number in told if number != answer and self._is_behind(number, cue)]
                answered = behind[0] if behind else self._before(answer, cue)
                if answered is not None and answers.get(answered) != answer:
                    answers.setdefault(answer, answered)
        for answer, answered in self._after():
            if answers.get(answered) != answer:
                answers.setdefault(answer, answered)
        return answers

    def _is_behind(self, number: int, cue: int) -> bool:
        """Whether an event is what is answered: told behind the noun, not what a verb of answering introduces."""
        return self._phrases.tokens[cue].upos != "VERB" and self._triggers[number] > cue

    def _answering(self, cue: int, told: Sequence[int]) -> list[int]:
        """The events that answer: introduced by the verb, above the cue, or what "these steps" stand for."""
        if self._phrases.lower[cue] in _VERBS:
            introduced = [number for number in told if self._triggers[number] > cue]
            if introduced:
                return introduced[:1]
        spoken_of = self._spoken_of(cue)
        if spoken_of:
            return spoken_of
        for governor, relation in self._phrases.index.governors(cue):
            if governor in self._at:
                return [self._at[governor]]
            if relation in ("acl:relcl", "ccomp"):
                break
        sentence = self._phrases.index.sentence(cue)
        later = range(bisect_right(self._triggers, cue), bisect_left(self._triggers, sentence.last))
        return [number for number in later if number not in told][:1]

    def _spoken_of(self, cue: int) -> list[int]:
        """What the subject of "was a response", "came in response" stands for: the event before, or those before."""
        governor = self._phrases.tokens[cue].head
        for token in (cue, governor):
            for child in self._phrases.children[token]:
                if not self._phrases.tokens[child].deprel.startswith("nsubj"):
                    continue
                earlier = range(bisect_left(self._triggers, child))
                # "It banned fishing in response": whoever does an act is no act.
                if not earlier or (token in self._at and self._phrases.lower[child] in _PRONOUNS):
                    continue
                if self._phrases.lower[child] in _ANAPHORS:
                    return self._steps(earlier)
        return []

    def _steps(self, earlier: Sequence[int]) -> list[int]:
        """What "this decision" or "these steps" stand for: the last hostile acts before, of one side."""
        steps = [number for number in earlier[-_NEAR:] if self._events[number].type in CONFLICT]
        steps = [number for number in steps if self._parties[number][0]][-_MOST:]
        return [number for number in steps if self._parties[number][0] & self._parties[steps[-1]][0]]

    def _before(self, answer: int, cue: int) -> int | None:
        """The nearest event before by whom the answer is directed at, else the nearest hostile one by anybody else."""
        source, target = self._parties[answer]
        earlier = range(bisect_left(self._triggers, min(cue, self._triggers[answer])))[-_REACH:]
        for number in reversed(earlier):
            if self._parties[number][0] & target and not self._parties[number][0] & source:
                return number
        for number in reversed(earlier):
            if self._events[number].type in CONFLICT and not self._parties[number][0] & source:
                return number
        return None

    def _after(self) -> Iterator[tuple[int, int]]:
        """Events told to come after or because of another in which the sides are the other way round."""
        tokens, lower = self._phrases.tokens, self._phrases.lower
        for token, number in self._at.items():
            children = self._phrases.children[token]
            marks = {lower[child] for child in children if tokens[child].deprel in ("mark", "case")}
            if not marks & _AFTER:
                continue
            for governor, _ in self._phrases.index.governors(token):
                if governor in self._at:
                    (source, target), (first, second) = self._parties[self._at[governor]], self._parties[number]
                    if source & second and (target & first or not target):
                        yield self._at[governor], number
                    break


def answered_by(answer: Event, answered: Event, of_answer: Parties, of_answered: Parties) -> Event:
    """What is answered, with the sides that its own words leave out or mix up: an answer turns them round."""
    source, target = of_answer
    if not source or not target or source & target:
        return answered
    changes: dict[str, object] = {}
    if not of_answered[0] or of_answered[0] == source:
        changes["source"] = answer.target
    if not of_answered[1] or of_answered[1] == target:
        changes["target"] = answer.source
    return structs.replace(answered, **changes) if "source" in changes else answered


def is_answer_noun(word: str) -> bool:
    """Whether a word in small letters only says that something answers: it names no act of its own."""
    return word in _NOUNS


def _cues(phrases: Phrases) -> Iterator[int]:
    for number, word in enumerate(phrases.lower):
        if word in _NOUNS or word in _VERBS or word in _ADJECTIVES:
            yield number


def _under(phrases: Phrases, token: int) -> Iterator[int]:
    """What hangs below a token, in order of the text within each level."""
    level = list(phrases.children[token])
    for _ in range(40):
        if not level:
            return
        yield from sorted(level)
        level = [child for one in level for child in phrases.children[one]]
