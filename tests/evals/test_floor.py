"""The floor under the reader's accuracy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from chancery.errors import UnreadableSource, UsageError
from chancery.language.annotation import Annotation
from chancery.records import Document, Reading
from evals import floor, suites
from evals.floor import Floor, faults, raised
from evals.suites import SUITES, Measured, Suite, digest

DIGESTS = {"gold": "abc"}
KEPT = Floor(margin=0.01, gold=DIGESTS, floor={"gold: recall": 0.8})


def read_nothing(text: str) -> Reading:
    """A reader that finds nothing."""
    return Reading(document=Document(id="d", text=text, source="d"))


class FindsNothing:
    """An analyser that finds nothing."""

    def annotate(self, text: str) -> Annotation:
        """Only the text."""
        return Annotation(text, (), (), (), (), ())


def measured(recall: float, **digests: str) -> Measured:
    """A run with one figure."""
    return Measured({"gold: recall": recall}, digests or DIGESTS)


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., int]:
    """The command on invented figures, with its file and its gold in a folder of the test."""
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold/a.txt").write_text("one", encoding="utf-8")

    def command(figure: float, *arguments: str) -> int:
        suite = Suite("gold", ("*.txt",), lambda folder: {"recall": figure})
        return floor.main(list(arguments), suites=[suite], root=tmp_path, path=tmp_path / "floor.toml")

    return command


def test_a_figure_on_its_floor_holds() -> None:
    """Below is below, however little."""
    assert faults(KEPT, measured(0.8)) == []
    assert faults(KEPT, measured(0.7999)) == ["gold: recall: 0.7999 is below its floor of 0.8"]


def test_gold_that_has_changed_does_not_hold() -> None:
    """Whatever the figures are."""
    (fault,) = faults(KEPT, measured(0.9, gold="abd"))

    assert fault.startswith("gold: the gold is not what the floor was measured on")


def test_gold_that_is_new_or_gone_does_not_hold() -> None:
    """A floor without gold is no floor, gold without a digest can change unseen."""
    assert len(faults(KEPT, measured(0.9, gold="abc", other="abc"))) == 1
    assert len(faults(KEPT, measured(0.9, other="abc"))) == 2


def test_a_figure_that_is_not_measured_any_more_does_not_hold() -> None:
    """Leaving it out is no way round."""
    assert faults(KEPT, Measured({}, DIGESTS)) == ["gold: recall: is not measured any more"]


def test_an_update_raises_the_floor_to_the_figure_less_the_margin() -> None:
    """Rounded down, and with the new digest."""
    new = raised(KEPT, measured(0.87654, gold="abd"))

    assert new == Floor(margin=0.01, gold={"gold": "abd"}, floor={"gold: recall": 0.866})


def test_an_update_keeps_a_floor_that_still_holds() -> None:
    """A figure within the margin above it does not lower it."""
    assert raised(KEPT, measured(0.805)).floor == KEPT.floor


def test_an_update_does_not_lower_a_floor_unless_told() -> None:
    """Nor does it drop one."""
    with pytest.raises(UsageError, match=r"would lower gold: recall.*--allow-lower"):
        raised(KEPT, measured(0.79))
    with pytest.raises(UsageError, match="would lower gold: recall"):
        raised(KEPT, Measured({}, DIGESTS))

    assert raised(KEPT, measured(0.79), allow_lower=True).floor == {"gold: recall": 0.78}
    assert raised(KEPT, Measured({}, DIGESTS), allow_lower=True).floor == {}


def test_the_file_is_read_as_it_is_written(tmp_path: Path) -> None:
    """And writing it again changes nothing."""
    path = tmp_path / "floor.toml"
    path.write_text(floor.dump(KEPT), encoding="utf-8")

    assert floor.load(path) == KEPT
    assert floor.dump(floor.load(path)) == path.read_text(encoding="utf-8")


def test_a_damaged_file_is_an_error(tmp_path: Path) -> None:
    """Not an empty floor, which everything would pass."""
    path = tmp_path / "floor.toml"
    path.write_text("[floor]\nrecall = 'high'\n", encoding="utf-8")

    with pytest.raises(UnreadableSource, match=r"floor\.toml: .*restore the file"):
        floor.load(path)


def test_a_digest_is_of_names_and_contents_of_the_gold_alone(tmp_path: Path) -> None:
    """Other files may change."""
    (tmp_path / "a.txt").write_text("one", encoding="utf-8")
    first = digest(tmp_path, ["*.txt"])
    (tmp_path / "README.md").write_text("…", encoding="utf-8")
    same = digest(tmp_path, ["*.txt", "a.*"])
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    renamed = digest(tmp_path, ["*.txt"])
    (tmp_path / "b.txt").write_text("two", encoding="utf-8")

    assert first == same
    assert len({first, renamed, digest(tmp_path, ["*.txt"])}) == 3


def test_the_command_holds_what_an_update_has_set(
    run: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Set, held, fallen below, refused, lowered on purpose."""
    assert run(0.9, "--update") == 0
    assert run(0.895) == 0
    assert run(0.85) == 1
    assert "gold: recall: 0.8500 is below its floor of 0.89" in capsys.readouterr().err
    assert run(0.85, "--update") == 1
    assert run(0.85, "--update", "--allow-lower") == 0
    assert floor.load(tmp_path / "floor.toml").floor == {"gold: recall": 0.84}


def test_the_command_fails_when_the_gold_is_edited(run: Callable[..., int], tmp_path: Path) -> None:
    """Until an update states that it is meant."""
    run(0.9, "--update")
    (tmp_path / "gold/a.txt").write_text("two", encoding="utf-8")

    assert run(0.9) == 1
    assert run(0.9, "--update") == 0
    assert run(0.9) == 0


def test_a_reader_that_finds_nothing_reaches_nothing() -> None:
    """The figures of both folders are there, as far as they can be measured."""
    root = floor.ROOT / "corpus"

    of_articles = suites.measure_articles(root / "articles", read_nothing)
    of_marked = suites.measure_marked(root / "reader", read_nothing, FindsNothing())

    asides = ("", ", parties aside", ", speakers and parties aside")
    assert of_articles == {f"{family} recall{aside}": 0.0 for family in ("statements", "events") for aside in asides}
    assert of_marked == dict.fromkeys(("attribution", "tokens content", "tokens source", "names"), 0.0)


def test_what_the_floor_is_measured_on_is_in_the_project() -> None:
    """Each folder of gold is there, with files."""
    for suite in SUITES:
        folder = floor.ROOT / suite.folder
        assert any(path for pattern in suite.patterns for path in folder.glob(pattern)), suite.folder
