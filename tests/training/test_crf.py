"""The training losses: probabilities of all labellings of a sequence sum to one."""

from __future__ import annotations

from itertools import product

import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: it belongs to the `train` extra alone")

from training.crf import bio_loss, run_loss  # noqa: E402

_WORDS = 6  # the width of the padded batch


@pytest.fixture(autouse=True)
def _one_thread() -> None:
    torch.set_num_threads(1)
    torch.manual_seed(7)


def prefix(length: int) -> torch.Tensor:
    """A mask [1, words] that is true on the first words."""
    return (torch.arange(_WORDS) < length).unsqueeze(0)


@pytest.mark.parametrize("length", [1, 2, 4, 6])
def test_labellings_sum_to_one(length: int) -> None:
    """exp(-loss) over all labels of the words, whatever stands in the padding."""
    emissions, transitions = torch.randn(1, _WORDS, 3) * 2, torch.randn(4, 3)

    total = 0.0
    for labels in product(range(3), repeat=length):
        tags = torch.tensor([[*labels, *[1] * (_WORDS - length)]])
        total += float(torch.exp(-bio_loss(emissions, transitions, tags, prefix(length))))

    assert total == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize("length", [1, 2, 4, 6])
def test_sets_of_runs_sum_to_one(length: int) -> None:
    """exp(-loss) over all choices of words inside, whatever stands in the padding."""
    scores = torch.randn(1, _WORDS, 3) * 2

    total = 0.0
    for choice in product([False, True], repeat=length):
        inside = torch.tensor([[*choice, *[True] * (_WORDS - length)]])
        total += float(torch.exp(-run_loss(scores, inside, prefix(length))))

    assert total == pytest.approx(1, abs=1e-4)


def test_padding_costs_nothing() -> None:
    """A sequence has the same loss alone and padded, and a batch the sum of its sequences."""
    lengths = [2, 5, 6]
    mask = torch.cat([prefix(length) for length in lengths])
    emissions, transitions = torch.randn(3, _WORDS, 3), torch.randn(4, 3)
    tags = torch.randint(0, 3, (3, _WORDS))
    scores, inside = torch.randn(3, _WORDS, 3), torch.rand(3, _WORDS) < 0.5

    labelled = bio_loss(emissions, transitions, tags, mask)
    chosen = run_loss(scores, inside, mask)

    alone = [
        (
            bio_loss(emissions[row : row + 1, :n], transitions, tags[row : row + 1, :n], mask[row : row + 1, :n]),
            run_loss(scores[row : row + 1, :n], inside[row : row + 1, :n], mask[row : row + 1, :n]),
        )
        for row, n in enumerate(lengths)
    ]
    assert float(labelled) == pytest.approx(float(sum(one for one, _ in alone)), abs=1e-4)
    assert float(chosen) == pytest.approx(float(sum(other for _, other in alone)), abs=1e-4)


def test_the_search_finds_what_training_prefers() -> None:
    """The runs with the least loss are those that the decoder finds."""
    from chancery.language.decoding import best_runs

    for _ in range(20):
        scores = torch.randn(1, _WORDS, 3) * 2
        losses = {
            choice: float(run_loss(scores, torch.tensor([choice]), prefix(_WORDS)))
            for choice in product([False, True], repeat=_WORDS)
        }
        found = best_runs(scores[0].numpy(), range(0))

        inside = tuple(any(first <= word < last for first, last in found) for word in range(_WORDS))

        assert inside == min(losses, key=lambda choice: losses[choice])


def test_the_search_finds_the_cues_that_training_prefers() -> None:
    """The cues with the least loss are those that the decoder finds without caution."""
    from chancery.language.decoding import cue_runs

    for _ in range(20):
        emissions, transitions = torch.randn(1, 5, 3) * 2, torch.randn(4, 3)
        mask = torch.ones(1, 5, dtype=torch.bool)
        losses = {
            labels: float(bio_loss(emissions, transitions, torch.tensor([labels]), mask))
            for labels in product(range(3), repeat=5)
        }
        best = min(losses, key=lambda labels: losses[labels])

        found = cue_runs(emissions[0].numpy(), transitions.numpy(), 0.0)

        begins = {
            word for word, label in enumerate(best) if label == 1 or (label == 2 and (word == 0 or not best[word - 1]))
        }
        assert {first for first, _, _ in found} == begins
        assert {word for first, last, _ in found for word in range(first, last)} == {w for w in range(5) if best[w]}


@pytest.mark.parametrize("scale", [1.0, 50.0])
def test_gradients_are_finite(scale: float) -> None:
    """Large scores and padding bring no infinity into training."""
    scores = (torch.randn(2, _WORDS, 3) * scale).requires_grad_()
    transitions = torch.randn(4, 3, requires_grad=True)
    mask = torch.cat([prefix(1), prefix(_WORDS)])

    (
        bio_loss(scores, transitions, torch.zeros(2, _WORDS, dtype=torch.long), mask)
        + run_loss(scores, torch.ones(2, _WORDS, dtype=torch.bool), mask)
    ).backward()

    assert torch.isfinite(scores.grad).all()
    assert torch.isfinite(transitions.grad).all()
