"""Gold attributions: standoff and marked texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from chancery.errors import SourceNotFound, UnreadableSource
from evals import gold, standoff
from evals.standoff import RoleSpans

ANNOTATION = """\
T1	Source 0 3	Ada
T2	Cue 4 8	said
T3	Content 9 12;20 25	no; never
T4	Attribution 4 8	said
T5	Discard 30 40	whatever
E1	Attribution:T4 Content:T3 Cue:T2 Source:T1
E2	Attribution:T4 Cue:T2 Source:T1
#1	AnnotatorNotes E1	doubtful
"""


def test_an_attribution_is_the_spans_that_its_line_joins() -> None:
    """Pieces stay pieces, other labels are passed over, and an attribution without content is none."""
    assert standoff.parse(ANNOTATION) == [RoleSpans(source=[(0, 3)], cue=[(4, 8)], content=[(9, 12), (20, 25)])]


def test_several_spans_of_a_role_are_kept_together() -> None:
    """A content joined from two spans has both."""
    two = "T1\tContent 0 3\t…\nT2\tContent 5 8\t…\nE1\tContent:T1 Content2:T2\n"

    assert standoff.parse(two)[0].content == [(0, 3), (5, 8)]


def test_the_words_of_a_span_may_run_on_over_lines() -> None:
    """Lines that are no entry of their own are passed over, whatever they begin with."""
    over_lines = "T1\tContent 0 9\tFirst\nThen\tCue\nEver\nE1\tContent:T1\n"

    assert standoff.parse(over_lines) == [RoleSpans(content=[(0, 9)])]


@pytest.mark.parametrize("line", ["T1\tCue", "T1\tCue 4", "T1\tCue four 8"])
def test_a_broken_line_is_named(line: str) -> None:
    """The error has the file and the line."""
    with pytest.raises(UnreadableSource, match=r"^a\.ann: line 2 is not brat standoff"):
        standoff.parse(f"T9\tCue 1 2\t…\n{line}\n", where="a.ann")


def test_the_first_annotator_counts_and_unmarked_texts_are_left_out(tmp_path: Path) -> None:
    """Of several files for an article, the first in order of names is taken."""
    for name in ("text", "attributions"):
        (tmp_path / name).mkdir()
    (tmp_path / "text/a.txt").write_bytes(b"Ada said no.\r\nNever.")
    (tmp_path / "text/b.txt").write_bytes(b"Nobody has marked this.")
    (tmp_path / "attributions/a_2.ann").write_text("", encoding="utf-8")
    (tmp_path / "attributions/a_1.ann").write_text(ANNOTATION, encoding="utf-8")

    texts = gold.load(tmp_path)

    assert [(one.name, len(one.attributions)) for one in texts] == [("a.txt", 1)]
    assert texts[0].text == "Ada said no.\r\nNever."


def test_marked_texts_are_gold_too(tmp_path: Path) -> None:
    """The text is what is left without the marks."""
    (tmp_path / "a.txt").write_text("{s1|Ada} {q1|said} {c1|no}, {c1|never}.\n", encoding="utf-8")

    (only,) = gold.load(tmp_path)

    assert only.text == "Ada said no, never.\n"
    assert only.attributions == [RoleSpans(source=[(0, 3)], cue=[(4, 8)], content=[(9, 11), (13, 18)])]


def test_marks_that_do_not_fit_are_named(tmp_path: Path) -> None:
    """The error has the file."""
    (tmp_path / "a.txt").write_text("{s1|Ada", encoding="utf-8")

    with pytest.raises(UnreadableSource, match=r"a\.txt: .*never closed"):
        gold.load(tmp_path)


def test_a_folder_without_gold_is_an_error(tmp_path: Path) -> None:
    """Nothing to score is not a score."""
    with pytest.raises(SourceNotFound, match="no gold here"):
        gold.load(tmp_path)
