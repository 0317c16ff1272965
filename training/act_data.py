"""What the heads of acts learn from: episodes marked by hand, and data that tells less of each sentence.

PLV tells the type of what passes between two phrases, but not which word says so; the place data tells a verb and where
it happened. Of such a text only what is told is learnt.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from chancery.corpus.marked_events import STATUSES, MarkedEvent, MarkedText, load_all
from chancery.language.acting import Pairs, word_features
from chancery.language.analyser import Analyser
from chancery.language.phrases import Phrases
from chancery.records import Span
from chancery.world.plover import TYPES
from training.data import IGNORE

ACTS = [one.name for one in TYPES]
MODES = [f"{one.name}/{mode}" if mode else one.name for one in TYPES for mode in ("", *one.modes)]
_YIELD = ("CONCEDE", "RETREAT")
_TRIGGER_POS = frozenset({"VERB", "NOUN", "ADJ", "PROPN", "ADV"})
UNKNOWN = -1.0


@dataclass
class ActText:
    """A text as the heads see it. Of weak ones `types` are IGNORE, and the trigger is one of `candidates`."""

    words: Tensor  # [W, hidden]
    inner: Tensor  # [W, layers * hidden]
    listed: Tensor  # [W, modes]
    types: Tensor  # [W]
    triggers: list[int]
    statuses: Tensor  # [T], IGNORE where it is not told
    modes: Tensor  # [T]
    first: Tensor  # [P] numbers of triggers
    second: Tensor  # [P] tokens
    features: Tensor  # [P, F]
    roles: Tensor  # [P, 3]: 1, 0 or UNKNOWN
    candidates: list[int]
    allowed: list[int]  # what types the trigger may have, where it is to be found
    pairs: Pairs
    spans: tuple[set[int], set[int]] | None = None  # heads of source and target, where the trigger is to be found


def marked(folder: Path, analyser: Analyser) -> list[ActText]:
    """The texts of all episodes under a folder."""
    return [of_marked(text, analyser) for episode in load_all(folder) for text in episode.texts]


def of_marked(text: MarkedText, analyser: Analyser) -> ActText:
    """A text marked by hand."""
    annotation, last, inner = analyser.annotate_words(text.text)
    phrases = Phrases(annotation)
    types = torch.zeros(len(annotation.tokens), dtype=torch.long)
    events: list[tuple[int, MarkedEvent]] = []
    for event in text.events:
        inside = phrases.index.tokens(event.trigger)
        if len(inside):
            token = next((one for one in inside if annotation.tokens[one].upos in _TRIGGER_POS), inside[0])
            types[token] = ACTS.index(event.type) + 1
            events.append((token, event))
    found = _text(phrases, last, inner, types, [token for token, _ in events])
    found.statuses = torch.tensor([STATUSES.index(one.status) for _, one in events], dtype=torch.long)
    found.modes = torch.tensor([MODES.index(_mode(one)) for _, one in events], dtype=torch.long)
    for number, (_, event) in enumerate(events):
        for role, spans in enumerate((event.sources, event.targets, event.places)):
            _set_role(found, phrases, number, role, spans)
    return found


def _mode(event: MarkedEvent) -> str:
    return f"{event.type}/{event.mode}" if event.mode else event.type


def _text(phrases: Phrases, last: np.ndarray, inner: np.ndarray, types: Tensor, triggers: list[int]) -> ActText:  # type: ignore[type-arg]
    pairs = Pairs(phrases)
    first, second, features = pairs.of(triggers)
    listed = word_features(phrases.lower, [token.tag for token in phrases.tokens], MODES)
    return ActText(
        torch.from_numpy(last), torch.from_numpy(inner), torch.from_numpy(listed), types, triggers,
        torch.full((len(triggers),), IGNORE), torch.full((len(triggers),), IGNORE),
        torch.from_numpy(first), torch.from_numpy(second), torch.from_numpy(features),
        torch.zeros(len(first), 3), [], [], pairs,
    )  # fmt: skip


def _set_role(text: ActText, phrases: Phrases, number: int, role: int, spans: Sequence[Span]) -> None:
    """The heads of marked phrases take part; of their other words nothing is said, but that they are no other head."""
    inside = {token for span in spans for token in phrases.index.tokens(span)}
    heads = {head for span in spans for head in heads_of(phrases, span)}
    for pair in (text.first == number).nonzero().flatten().tolist():
        token = int(text.second[pair])
        if token in heads:
            text.roles[pair, role] = 1
        elif token in inside:
            text.roles[pair, role] = UNKNOWN


def heads_of(phrases: Phrases, span: Span) -> set[int]:
    """The head of a phrase and, of several joined, of each."""
    inside = phrases.index.tokens(span)
    head = phrases.index.head(inside)
    if head is None:
        return set()
    heads = {head}
    for token in inside:
        if phrases.tokens[token].deprel == "conj" and phrases.tokens[token].head in heads:
            heads.add(token)
    return heads


def relations(records: Iterable[dict[str, str]], analyser: Analyser) -> Iterator[ActText]:
    """Records of PLV: the phrases of source and target, and the type of what passes between them."""
    for record in records:
        annotation, last, inner = analyser.annotate_words(record["text"])
        phrases = Phrases(annotation)
        types = torch.full((len(annotation.tokens),), IGNORE)
        text = _text(phrases, last, inner, types, [])
        source, target = (_heads(phrases, record["text"], record[side]) for side in ("source", "target"))
        taken = {*source, *target}
        text.candidates = [
            number
            for number, token in enumerate(annotation.tokens)
            if token.upos in _TRIGGER_POS and token.tag not in ("NNP", "NNPS") and number not in taken
        ]
        text.allowed = [ACTS.index(name) + 1 for name in (_YIELD if record["root"] == "YIELD" else [record["root"]])]
        text.spans = (source, target)
        if text.candidates:
            yield text


def _heads(phrases: Phrases, text: str, words: str) -> set[int]:
    start = text.find(words)
    return heads_of(phrases, (start, start + len(words))) if start >= 0 else set()


def settle(text: ActText, token: int, kind: int | None) -> None:
    """Say of a weak text that a token is its trigger (`kind` None: of one of the allowed types)."""
    text.triggers = [token]
    if kind is not None:
        text.types[token] = kind
    first, second, features = text.pairs.of([token])
    text.first, text.second, text.features = map(torch.from_numpy, (first, second, features))
    text.statuses = text.modes = torch.full((1,), IGNORE)
    text.roles = torch.zeros(len(first), 3)
    text.roles[:, 2] = UNKNOWN
    source, target = text.spans or (set(), set())
    for pair, word in enumerate(second.tolist()):
        for role, heads in enumerate((source, target)):
            text.roles[pair, role] = float(word in heads)


def places(path: Path, analyser: Analyser, most: int) -> Iterator[ActText]:
    """Sentences with a verb and where it happened; only places are learnt of them."""
    with path.open(encoding="utf-8") as lines:
        for line in list(lines)[:most]:
            record = json.loads(line)
            spans = {one["label"]: (one["start"], one["end"]) for one in record.get("spans") or ()}
            if record.get("answer") == "reject" or "VERB" not in spans:
                continue
            annotation, last, inner = analyser.annotate_words(record["text"])
            phrases = Phrases(annotation)
            inside = phrases.index.tokens(spans["VERB"])
            if not len(inside):
                continue
            types = torch.full((len(annotation.tokens),), IGNORE)
            text = _text(phrases, last, inner, types, [inside[0]])
            text.roles[:, :2] = UNKNOWN
            _set_role(text, phrases, 0, 2, [spans["LOCATION"]] if "LOCATION" in spans else [])
            yield text
