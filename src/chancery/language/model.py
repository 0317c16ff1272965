"""The trained model: its files, checked and loaded, and what it says of a window of words.

Eight ONNX graphs share the work: `encoder` turns pieces into vectors of words; `heads` scores words and pairs of words;
`labels` scores the relation of each word to the head chosen for it; `roles` scores all words for each cue; `entities`
says what each word is the head of a mention of, `antecedents` which mentions stand for the same; `acts` says what each
word names an act of, `arguments` which words take part in it. A graph runs on one
window or one text at a time, never on a padded batch, so what it says of a text cannot depend on its neighbours.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from chancery.errors import ModelError
from chancery.language.pieces import Ids, Pieces, PieceVocabulary

VOCABULARY = "vocabulary.txt"
MODEL_DIRECTORY = Path(__file__).with_name("weights")
# Raised when the graphs' inputs or outputs change; weights of another layout are refused.
LAYOUT = 3
# What a pair takes in a network, times this, stays below 100 MB.
_PAIRS_AT_ONCE = 50_000

Scores = npt.NDArray[np.float32]


class ModelCard(msgspec.Struct, frozen=True):
    """`model.json`: what the weights are, and what the decoders need beside them."""

    name: str
    layout: int
    digests: dict[str, str]  # sha256 of each file
    upos: list[str]
    tags: list[str]
    labels: list[str]
    names: list[str]
    cue_transitions: list[list[float]]
    cue_caution: float
    confidence: list[float]  # weights of the features of `linking` (`training.calibrate`)
    threshold: float  # attributions of less confidence are left out
    acts: list[str]  # types of acts; the scores have one more before them, for none
    statuses: list[str]
    modes: list[str]  # "TYPE/mode", and "TYPE" for none
    act_threshold: float  # acts of less confidence are left out


@dataclass(frozen=True, slots=True)
class WordScores:
    """What `heads` says of the W words of a window; log-odds throughout."""

    vectors: Scores  # [W, hidden]
    inner: Scores  # [W, layers * hidden]: earlier layers, which know more of meaning and less of syntax
    sentence_ends: Scores  # [W]
    upos: Scores
    tags: Scores
    names: Scores
    cues: Scores  # [W, 3]: O, B, I
    spoken: Scores  # [W, 2]: in any source, in any content
    arcs: Scores  # [W dependents, W heads], roots on the diagonal
    dependents: Scores  # [W, label space]
    heads: Scores


@dataclass(frozen=True, slots=True)
class EntityScores:
    """What `entities` says of W words: kinds [W, 1 + entity kinds + 1] (none first, anything else last), and their
    places among earlier and among later mentions [W, size]."""

    kinds: Scores
    earlier: Scores
    later: Scores


@dataclass(frozen=True, slots=True)
class ActScores:
    """What `acts` says of W words: types [W, 1 + types], statuses, modes, and their places as triggers and as words
    that take part [W, size]."""

    types: Scores
    statuses: Scores
    modes: Scores
    triggers: Scores
    words: Scores


def read_card(directory: Path = MODEL_DIRECTORY) -> ModelCard:
    """The card beside the weights. Raises ModelError if it is missing, damaged or of another layout."""
    try:
        card = msgspec.json.decode((directory / "model.json").read_bytes(), type=ModelCard)
    except (OSError, msgspec.DecodeError) as error:
        raise ModelError(
            f"the model's card cannot be read ({error}); reinstall chancery", where=str(directory)
        ) from error
    if card.layout != LAYOUT:
        raise ModelError(
            f"the weights have layout {card.layout}, this version reads layout {LAYOUT}; install matching versions",
            where=str(directory),
        )
    return card


def verify_model(directory: Path = MODEL_DIRECTORY) -> ModelCard:
    """Check every file of the model against its digest; gives the card. Raises ModelError."""
    card = read_card(directory)
    for name, digest in card.digests.items():
        try:
            actual = hashlib.sha256((directory / name).read_bytes()).hexdigest()
        except OSError as error:
            raise ModelError(f"{name} cannot be read ({error}); reinstall chancery", where=str(directory)) from error
        if actual != digest:
            raise ModelError(f"{name} is damaged (its digest differs); reinstall chancery", where=str(directory))
    return card


def _score_pairs(graph: Any, spaces: dict[str, Scores], first: Ids, second: Ids, features: Ids) -> Scores:
    """What a graph says of pairs, of which there is one at least: so many at a time as memory allows."""
    found = []
    for start in range(0, len(first), _PAIRS_AT_ONCE):
        part = slice(start, start + _PAIRS_AT_ONCE)
        inputs = {**spaces, "first": first[part], "second": second[part], "features": features[part]}
        found.append(graph.run(None, inputs)[0])
    return np.concatenate(found)


class Model:
    """The loaded model. One thread unless told otherwise; not to be shared between processes."""

    def __init__(self, directory: Path = MODEL_DIRECTORY, threads: int = 1) -> None:
        self.card = verify_model(directory)
        self.vocabulary = PieceVocabulary(directory / VOCABULARY)
        self.transitions = np.array(self.card.cue_transitions, dtype=np.float32)
        self._directory, self._threads = directory, threads

    @cached_property
    def _encoder(self) -> Any:
        return self._session("encoder.onnx")

    @cached_property
    def _heads(self) -> Any:
        return self._session("heads.onnx")

    @cached_property
    def _labels(self) -> Any:
        return self._session("labels.onnx")

    @cached_property
    def _roles(self) -> Any:
        return self._session("roles.onnx")

    def encode(self, window: Pieces) -> tuple[Scores, Scores]:
        """Vectors of words, of the last layer [W, hidden] and of inner ones; `window` is framed by [CLS] and [SEP]
        (`Pieces.window`)."""
        vectors, inner = self._encoder.run(
            None,
            {
                "ids": window.ids,
                "shapes": window.shapes,
                "layouts": window.layouts,
                "quote_states": window.quote_states,
                "word_starts": window.word_starts,
            },
        )
        return vectors, inner

    def score_words(self, vectors: Scores, inner: Scores) -> WordScores:
        """Everything that `heads` says of encoded words."""
        return WordScores(vectors, inner, *self._heads.run(None, {"words": vectors}))

    def score_labels(self, scores: WordScores, heads: Ids) -> Scores:
        """Scores [W, labels] of the relation of each word to its head (`heads` [W], within the window)."""
        inputs = {"dependents": scores.dependents, "heads": scores.heads, "chosen": heads}
        found: Scores = self._labels.run(None, inputs)[0]
        return found

    def score_roles(self, vectors: Scores, first: Ids, last: Ids) -> Scores:
        """For cues from word first[c] to last[c] inclusive: [C, W, 2, 3]; source, content; inside, begin, end."""
        found: Scores = self._roles.run(None, {"words": vectors, "first": first, "last": last})[0]
        return found

    @cached_property
    def _entities(self) -> Any:
        return self._session("entities.onnx")

    @cached_property
    def _antecedents(self) -> Any:
        return self._session("antecedents.onnx")

    def score_entities(self, vectors: Scores) -> EntityScores:
        """What each of some encoded words heads."""
        return EntityScores(*self._entities.run(None, {"words": vectors}))

    def score_antecedents(self, earlier: Scores, later: Scores, first: Ids, second: Ids, features: Ids) -> Scores:
        """Log-odds [P] that mention second[p] goes back to mention first[p], by numbers of rows of `later`, `earlier`.

        `features` [P, N] are those of `chancery.language.coreference`.
        """
        return _score_pairs(self._antecedents, {"earlier": earlier, "later": later}, first, second, features)

    @cached_property
    def _acts(self) -> Any:
        return self._session("acts.onnx")

    @cached_property
    def _arguments(self) -> Any:
        return self._session("arguments.onnx")

    def score_acts(self, vectors: Scores, inner: Scores, listed: Scores) -> ActScores:
        """What each encoded word of a window names an act of; `listed` is what the table of words says of it."""
        return ActScores(*self._acts.run(None, {"words": vectors, "inner": inner, "listed": listed}))

    def score_arguments(self, triggers: Scores, words: Scores, first: Ids, second: Ids, features: Ids) -> Scores:
        """Log-odds [P, 3] that word second[p] is source, target, place of trigger first[p], by numbers of rows.

        `features` [P, N] are those of `chancery.language.acting`.
        """
        return _score_pairs(self._arguments, {"triggers": triggers, "words": words}, first, second, features)

    def _session(self, name: str) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        # Windows differ in length: a plan of memory a length would grow without end.
        options.enable_mem_pattern = False
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        settings = {"arena_extend_strategy": "kSameAsRequested"}
        try:
            return onnxruntime.InferenceSession(
                str(self._directory / name), options, providers=[("CPUExecutionProvider", settings)]
            )
        except Exception as error:  # onnxruntime's exceptions have no common root
            raise ModelError(
                f"{name} cannot be loaded ({error}); reinstall chancery", where=str(self._directory)
            ) from error
