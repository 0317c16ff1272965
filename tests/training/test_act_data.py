"""What the heads of acts learn from: marks become words, sides and pairs."""

from __future__ import annotations

import random

import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: it belongs to the `train` extra alone")

from hypothesis import given, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

from chancery.corpus.parsing import parse  # noqa: E402
from chancery.corpus.records import STATUSES, MarkedText  # noqa: E402
from chancery.language.analyser import Analyser  # noqa: E402
from chancery.language.annotation import Annotation  # noqa: E402
from training.act_data import ACTS, MODES, ActText, of_marked, settle  # noqa: E402
from training.data import IGNORE  # noqa: E402
from training.events import _groups  # noqa: E402

_EPISODE = """\
# kind: sentences
@ 2021-03-04
{s1|The Norwegian government} {t1|expelled} {o1|two Chadian envoys} from {p1|Oslo} on {d1|Monday}.
= 1 SANCTION/expel source=NOR target=TCD date=2021-03-01 place=Oslo
@ 2021-03-04
The old customs house will be painted.
"""


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    """The analyser with the weights of the package."""
    torch.set_num_threads(1)
    return Analyser()


@pytest.fixture(scope="module")
def marked(analyser: Analyser) -> tuple[ActText, Annotation]:
    """The first text as the heads see it, and its annotation."""
    text = texts()[0]
    return of_marked(text, analyser), analyser.annotate_words(text.text)[0]


def texts() -> tuple[MarkedText, ...]:
    """The texts of the episode."""
    episode, faults = parse("a", _EPISODE)
    assert not faults
    assert episode is not None
    return episode.texts


def word(annotation: Annotation, token: int) -> str:
    """A token as it is written."""
    return annotation.text[annotation.tokens[token].start : annotation.tokens[token].end]


def takers(text: ActText, annotation: Annotation, role: int) -> list[str]:
    """The words that take this part in the first act: source, target or place."""
    pairs = zip(text.second.tolist(), text.roles[:, role].tolist(), strict=True)
    return [word(annotation, token) for token, value in pairs if value == 1]


def test_the_trigger_has_its_type(marked: tuple[ActText, Annotation]) -> None:
    """And no other word has one."""
    text, annotation = marked

    (trigger,) = text.triggers
    assert word(annotation, trigger) == "expelled"
    assert text.types.nonzero().flatten().tolist() == [trigger]
    assert ACTS[int(text.types[trigger]) - 1] == "SANCTION"
    assert [MODES[mode] for mode in text.modes.tolist()] == ["SANCTION/expel"]
    assert [STATUSES[status] for status in text.statuses.tolist()] == ["happened"]


def test_the_heads_of_marked_phrases_take_part(marked: tuple[ActText, Annotation]) -> None:
    """Of their other words nothing is said."""
    text, annotation = marked

    assert takers(text, annotation, 0) == ["government"]
    assert takers(text, annotation, 1) == ["envoys"]
    assert takers(text, annotation, 2) == ["Oslo"]
    unsaid = zip(text.second.tolist(), text.roles[:, 0].tolist(), strict=True)
    assert {word(annotation, token) for token, value in unsaid if value < 0} <= {"The", "Norwegian"}


def test_shapes_fit(marked: tuple[ActText, Annotation]) -> None:
    """A row a word, and a row a pair."""
    text, annotation = marked

    assert len(text.words) == len(text.inner) == len(text.listed) == len(text.types) == len(annotation.tokens)
    assert len(text.first) == len(text.second) == len(text.features) == len(text.roles)
    assert text.listed.shape[1] == len(MODES)


def test_a_text_without_events_teaches_that_no_word_tells_one(analyser: Analyser) -> None:
    """Its words have the type of none."""
    text = of_marked(texts()[1], analyser)

    assert not text.types.any()
    assert (text.triggers, len(text.first)) == ([], 0)


def test_a_weak_text_is_settled_on_a_trigger(analyser: Analyser) -> None:
    """Its sides are known, its place, status and mode are not."""
    text = of_marked(texts()[0], analyser)
    annotation = analyser.annotate_words(texts()[0].text)[0]
    by_word = {word(annotation, token): token for token in range(len(annotation.tokens))}
    text.types = torch.full_like(text.types, IGNORE)
    text.spans = ({by_word["government"]}, {by_word["envoys"]})

    settle(text, by_word["expelled"], 3)

    assert text.types.tolist().count(IGNORE) == len(text.types) - 1
    assert int(text.types[by_word["expelled"]]) == 3
    assert (takers(text, annotation, 0), takers(text, annotation, 1)) == (["government"], ["envoys"])
    assert set(text.roles[:, 2].tolist()) == {-1.0}
    assert text.statuses.tolist() == text.modes.tolist() == [IGNORE]


@given(st.lists(st.integers(1, 60), min_size=1, max_size=40), st.integers(1, 8), st.integers(0, 2**32 - 1))
@settings(deadline=None)
def test_groups_hold_every_text_once(lengths: list[int], batch: int, seed: int) -> None:
    """In batches of at most so many, all but one full."""
    found = [_of_length(length) for length in lengths]

    groups = _groups(found, batch, random.Random(seed))

    assert sorted(id(text) for group in groups for text in group) == sorted(map(id, found))
    assert all(1 <= len(group) <= batch for group in groups)
    assert sum(len(group) < batch for group in groups) <= 1


def _of_length(length: int) -> ActText:
    empty = torch.zeros(0)
    types = torch.zeros(length, dtype=torch.long)
    return ActText(
        empty, empty, empty, types, [], empty, empty, empty, empty, empty, empty, [], [], None,  # type: ignore[arg-type]
    )  # fmt: skip
