"""A broken table is refused, with the line and the reason."""

from __future__ import annotations

import pytest

from chancery.errors import UnreadableSource
from chancery.world.packaged import SHAPES
from chancery.world.tables import precedes, read_rows

HEAD = "# what it is\n# and where from\nname,names,affiliation,kind,sector,role,from,to\n"


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "no row of headings"),
        ("# only a comment\n", 2, "no row of headings"),
        ("name,affiliation,colour\nA,RUS,red\n", 1, "unknown column “colour”"),
        ("name,names\nA,B\n", 1, "“affiliation” is missing"),
        ("name,affiliation,name\nA,RUS,A\n", 1, "stands twice"),
        (HEAD + "A,,RUS\n", 4, "3 cells where the heading has 8"),
        (HEAD + ",,RUS,,,,,\n", 4, "“name” is empty"),
        (HEAD + "A,,RUS,,,,,\nB ,,RUS,,,,,\n", 5, "white space"),
        (HEAD + "A,B||C,RUS,,,,,\n", 4, "empty name"),
        (HEAD + "A,,rus!,,,,,\n", 4, "“rus!” is no code"),
        (HEAD + "A,,RUS,king,,,,\n", 4, "“king” cannot stand here"),
        (HEAD + "A,,RUS,,XYZ,,,\n", 4, "“XYZ” is no sector"),
        (HEAD + "A,,RUS,,,,2001-13,\n", 4, "“2001-13” is no date"),
        (HEAD + "A,,RUS,,,,2001-02-30,\n", 4, "no day of the calendar"),
        (HEAD + "A,,RUS,,,,2005,2004-12-31\n", 4, "ends (2004-12-31) before it begins (2005)"),
        (HEAD + "A,,RUS,,,,,\nA,,RUS,,,,,\n", 5, "stands in line 4 already"),
        (HEAD + 'A,,"RUS,,,,,\n', 4, ""),
        (HEAD + "A\x07,,RUS,,,,,\n", 4, "control character"),
    ],
)
def test_a_broken_row_is_refused(text: str, line: int, reason: str) -> None:
    """The message names the file, the line as an editor counts it, and what to do."""
    with pytest.raises(UnreadableSource) as refusal:
        read_rows(text, "ours.csv", SHAPES["actors.csv"])

    assert refusal.value.where == f"ours.csv, line {line}"
    assert reason in refusal.value.message


def test_comments_blank_lines_and_a_byte_order_mark_are_passed_over() -> None:
    """And the lines of the rows still count from the top of the file."""
    text = "\ufeff# what\n\nname,affiliation\nA,RUS\n\n# here begin others\nB,NATO\n"

    rows = read_rows(text, "ours.csv", SHAPES["actors.csv"])

    assert [(row.line, row["name"], row["affiliation"]) for row in rows] == [(4, "A", "RUS"), (7, "B", "NATO")]


def test_a_state_must_be_one_of_the_table() -> None:
    """A code of the right form that no state has is refused."""
    with pytest.raises(UnreadableSource, match=r"line 2: “ZZQ” is no code of states.csv"):
        read_rows("name,state\nSome Agency,ZZQ\n", "media.csv", SHAPES["media.csv"])


def test_dates_are_compared_as_far_as_both_say() -> None:
    """A year does not end before a day within it."""
    assert precedes("2001", "2001-05-17")
    assert precedes("2001-05-17", "2001")
    assert not precedes("2002", "2001-12-31")
