"""The parts of the benchmarks that hold without a model."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import linear, memory, speed, startup, texts
from benchmarks.report import Figure, options_parser, publish


def test_the_same_seed_makes_the_same_articles() -> None:
    """And another seed others."""
    assert list(texts.articles(5, seed=1)) == list(texts.articles(5, seed=1))
    assert list(texts.articles(5, seed=1)) != list(texts.articles(5, seed=2))


def test_articles_are_made_of_paragraphs_of_the_corpus_without_marks() -> None:
    """They have words of news, and none of the marks that train the reader."""
    known = {line.strip() for text in texts.corpus_texts() for line in text.splitlines()}

    made = list(texts.articles(20))

    assert all(paragraph in known for article in made for paragraph in article.split("\n\n"))
    assert not any("{s1|" in text for text in texts.corpus_texts())
    assert all(texts.count_words(article) for article in made)


def test_a_long_text_has_the_length_that_is_asked_for() -> None:
    """To the character."""
    assert len(texts.long_text(12_345)) == 12_345


def test_limits_are_named_and_checked(capsys: pytest.CaptureFixture[str]) -> None:
    """Only --check makes them matter to the exit code."""
    parser = options_parser("x", "What it does.\n\nMore.")
    figures = [Figure("ratio", 0.5, least=0.75), Figure("time", 0.1, "s", most=0.3)]

    assert publish(figures, parser.parse_args([])) == 0
    assert publish(figures, parser.parse_args(["--check"])) == 1
    assert publish(figures[1:], parser.parse_args(["--check"])) == 0
    assert "at least 0.75: NOT KEPT" in capsys.readouterr().out


def test_figures_are_published_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """Name and value."""
    publish([Figure("ratio", 0.5)], options_parser("x", "").parse_args(["--json"]))

    assert json.loads(capsys.readouterr().out) == {"ratio": 0.5}


def test_two_rows_of_tasks_take_turns() -> None:
    """Pair by pair, and each goes first as often as the other."""
    order: list[str] = []

    speed.take_turns([lambda: order.append("a")] * 4, [lambda: order.append("b")] * 4)

    assert "".join(order) == "baabbaab"


@pytest.mark.parametrize("power", [1, 2])
def test_the_exponent_tells_linear_from_quadratic(power: int) -> None:
    """Whatever the constant."""
    sizes = [100, 200, 1000]

    assert linear.exponent(sizes, [3 * size**power for size in sizes]) == pytest.approx(power)


def test_growth_is_measured_on_texts_of_each_size() -> None:
    """One reading a size, after one that warms up."""
    lengths: list[int] = []

    figures = linear.measure(lambda text: lengths.append(len(text)), [1, 2])

    assert lengths == [1000, 1000, 2000]
    assert [figure.name for figure in figures] == ["1 kB", "2 kB", "exponent of growth"]


@pytest.mark.skipif(sys.platform == "win32", reason="the operating system does not say")
def peak_in_fresh_process(code: str) -> float:
    """Measured from a small process: what a child's peak is counted from is the size of whoever starts it."""
    measured = f"from benchmarks import memory; print(memory.peak_memory([{sys.executable!r}, '-c', {code!r}]))"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", measured], capture_output=True, text=True, check=True, cwd=root)
    return float(done.stdout)


def test_peak_memory_is_what_the_process_held_at_most() -> None:
    """Also if it has let go of it since."""
    small, large = (peak_in_fresh_process(code) for code in ("pass", "x = b'x' * 300_000_000; del x"))

    assert large >= 300
    assert small < 200


def test_a_command_that_fails_is_not_measured() -> None:
    """A quick failure must not look like a quick start."""
    failing = [sys.executable, "-c", "raise SystemExit(3)"]

    with pytest.raises(subprocess.CalledProcessError):
        startup.best_time(failing, 1)
    if sys.platform != "win32":
        with pytest.raises(subprocess.CalledProcessError):
            memory.peak_memory(failing)
