"""The formats for people, on readings made by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from rich.cells import cell_len

from chancery.cli.pretty import Pretty
from chancery.cli.table import Table
from chancery.cli.terminal import Terminal
from chancery.records import Actor, Document, Interval, Reading, Span, Statement

ESCAPE = re.compile(r"\x1b\[[\d;]*m")
PLAIN = Terminal(width=80, colour=False, unicode=True)
COLOURED = Terminal(width=80, colour=True, unicode=True)


def statement(text: str, said_by: str, cue: str, *contents: str, **fields: object) -> Statement:
    """A statement whose spans are where these words first stand."""

    def find(words: str) -> Span:
        return text.index(words), text.index(words) + len(words)

    return Statement(
        id=cue,
        speaker_span=find(said_by),
        cue_span=find(cue),
        content_spans=tuple(find(content) for content in contents),
        **{"mode": "direct", "confidence": 0.9, "speaker": None, **fields},  # type: ignore[arg-type]
    )


def reading(text: str, statements: Sequence[Statement] = (), *, title: str | None = None) -> Reading:
    """A reading of this text."""
    actors = (Actor(id="a1", name="Elena Marku"), Actor(id="a2", name="Interfax"))
    document = Document(id="d", text=text, source="a.txt", title=title, published="2024-05-06")
    return Reading(document=document, statements=tuple(statements), actors=actors)


TEXT = "“We are ready,” she told the agency, “to meet.”\n\nNobody else spoke.\n"
SAID = statement(
    TEXT, "she", "told", "We are ready,", "to meet.", speaker="a1", relayed_by="a2", hedged=True, mode="direct",
    date=Interval(from_="2024-05-06", to="2024-05-07"),
)  # fmt: skip


def test_the_text_stands_with_marks_and_the_table_below() -> None:
    """Heading, marked text, and a row with name, fragments and flags."""
    shown = Pretty(PLAIN).reading(reading(TEXT, [SAID], title="Talks"))
    flat = " ".join(shown.split())

    assert shown.startswith("Talks\na.txt · 2024-05-06\n")
    assert "“«We are ready,»₁” ‹she›₁ ⟨told⟩₁ the agency, “«to meet.»₁”" in flat
    assert "\n\nNobody else spoke.\n" in shown
    for words in ("Marku", "We are ready, … to meet.", "hedged", "Interfax", "2024-05-07"):
        assert all(part in flat for part in words.split())


def test_colour_adds_escapes_and_nothing_else() -> None:
    """Without its escapes the coloured output is the plain one."""
    plain = Pretty(PLAIN).reading(reading(TEXT, [SAID]))
    coloured = Pretty(COLOURED).reading(reading(TEXT, [SAID]))

    assert "\x1b[32m" in coloured
    assert ESCAPE.sub("", coloured) == plain


@pytest.mark.parametrize("width", [20, 40, 80, 133])
def test_nothing_is_wider_than_the_terminal(width: int) -> None:
    """Long lines wrap between words, wide characters count twice, and a word without end is cut."""
    text = TEXT + "word " * 100 + "\n" + "x" * 300 + "\n" + "会谈" * 90 + "\n"

    shown = Pretty(Terminal(width=width, colour=False, unicode=True)).reading(reading(text, [SAID]))

    assert max(cell_len(line) for line in shown.splitlines()) <= width


def test_markup_and_escapes_in_a_text_are_only_text() -> None:
    """Neither rich's tags and emoji codes nor a terminal's escapes are obeyed, in any place of the output."""
    hostile = "[red]x[/red] [/] :smile: \x1b[31m \u202e"
    text = f"{hostile} said “{hostile}”"
    said = statement(text, hostile, "said", hostile)

    for shown in (
        Pretty(COLOURED).reading(reading(text, [said], title=hostile)),
        Table(PLAIN).reading(reading(text, [said])),
    ):
        bare = ESCAPE.sub("", shown)
        assert "[red]x" in bare
        assert "\x1b" not in bare
        assert "\u202e" not in bare
    assert "␛[31m" in Pretty(PLAIN).reading(reading(text, [said]))


def test_a_text_without_statements_says_so() -> None:
    """No empty table."""
    assert "No statements found." in Pretty(PLAIN).reading(reading(TEXT))


def test_a_rule_parts_documents() -> None:
    """From the second document on, a line across stands before it."""
    pretty = Pretty(PLAIN)
    first = pretty.reading(reading(TEXT))

    second = pretty.reading(reading(TEXT))

    assert second == "─" * 80 + "\n" + first


def test_ascii_terminals_get_ascii() -> None:
    """Marks, rules and table lines then need no other character."""
    pretty = Pretty(Terminal(width=80, colour=False, unicode=False))
    text = '"We are ready," she told the agency.\n'
    said = statement(text, "she", "told", "We are ready,")

    shown = pretty.reading(reading(text, [said])) + pretty.reading(reading(text, [said]))

    assert '"{We are ready,}1" <she>1 [told]1' in shown
    assert shown.replace("·", "").isascii()


def test_a_table_row_is_one_line_of_fixed_columns() -> None:
    """Line breaks in a quotation become spaces, and what is too long is cut with an ellipsis."""
    text = "“First line\nand " + "a very long remark " * 10 + "” she told us"
    said = statement(text, "she", "told", text[1:-13])
    table = Table(Terminal(width=80, colour=False, unicode=True))

    head, row = table.start(), table.reading(reading(text, [said]))

    assert row.count("\n") == 1
    assert cell_len(row) <= 81
    assert "First line and" in row
    assert "…" in row
    assert head.index("what") == row.index("First")


def test_of_a_long_path_the_table_shows_the_end() -> None:
    """The file's name tells more than the folder's."""
    document = Document(id="d", text="She told us", source="/very/long/folder/with/many/parts/article.txt")
    said = statement(document.text, "She", "told", "us")

    row = Table(PLAIN).reading(Reading(document=document, statements=(said,)))

    assert row.startswith("…")
    assert row.split()[0].endswith("cle.txt")


def test_a_narrow_terminal_gets_a_list() -> None:
    """Where a table has no room, each statement stands on lines of its own."""
    shown = Pretty(Terminal(width=40, colour=False, unicode=True)).reading(reading(TEXT, [SAID]))

    assert "1 she (Elena Marku) | told | We are" in shown
    assert "speaker" not in shown
    assert "1 Elena Marku | 0 mentions" in shown
