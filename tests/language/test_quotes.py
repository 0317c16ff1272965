"""Pairing quotation marks: each kind of mark, what is no mark, and where a quotation ends."""

from __future__ import annotations

import pytest

from chancery.language.quotes import quotations


def inner(text: str) -> list[str]:
    """The quoted words of a text, outer before inner."""
    return [text[slice(*found.inner)] for found in quotations(text)]


def outermost(text: str) -> list[str]:
    """The quoted words that stand in no other quotation."""
    return [text[slice(*found.inner)] for found in quotations(text) if found.depth == 0]


@pytest.mark.parametrize(
    "text",
    [
        "“Yes,” he said.",
        '"Yes," he said.',
        "«Yes,» he said.",
        "»Yes,« he said.",
        "‹Yes,› he said.",
        "„Yes,“ he said.",
        "„Yes,” he said.",
        '„Yes," he said.',
        "‚Yes,‘ he said.",
        "‘Yes,’ he said.",
        "'Yes,' he said.",
        "`Yes,' he said.",
        "''Yes,'' he said.",
        "``Yes,'' he said.",
        "‘‘Yes,’’ he said.",
        "＂Yes,＂ he said.",
        '“Yes," he said.',
        '"Yes,” he said.',
        "”Yes,” he said.",
    ],
)
def test_every_kind_of_mark_is_paired(text: str) -> None:
    """Curly, straight, doubled, low and full-width marks and guillemets, and those typed carelessly."""
    assert inner(text) == ["Yes,"]


def test_a_quotation_has_its_marks_outside_its_words() -> None:
    """`outer` takes in the marks, `inner` leaves them out; a doubled mark is one mark of two characters."""
    (curly,) = quotations("He said “no”.")
    (doubled,) = quotations("He said ''no''.")

    assert (curly.outer, curly.inner, curly.depth, curly.continues) == ((8, 12), (9, 11), 0, False)
    assert (doubled.outer, doubled.inner) == ((8, 14), (10, 12))


@pytest.mark.parametrize(
    "text",
    [
        "“He said ‘no’ twice,” she said.",
        "\"He said 'no' twice,\" she said.",
        "‘He said “no” twice,’ she said.",
        "'He said \"no\" twice,' she said.",
        "“He said “no” twice,” she said.",
        '“He said "no" twice,” she said.',
        '"He said “no” twice," she said.',
        "«He said «no» twice,» she said.",
        "«He said “no” twice,» she said.",
        "„He said ‚no‘ twice,“ she said.",
        "‘He said ‘no’ twice,’ she said.",
    ],
)
def test_a_quotation_stands_inside_another(text: str) -> None:
    """Marks nest, in both conventions, of two kinds or of one."""
    found = quotations(text)

    assert [quoted.depth for quoted in found] == [0, 1]
    assert text[slice(*found[0].inner)].startswith("He said")
    assert text[slice(*found[1].inner)] == "no"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“‘Stop,’ he told me.”", ["‘Stop,’ he told me.", "Stop,"]),
        ("“I said ‘stop.’”", ["I said ‘stop.’", "stop."]),
        ("\"I heard 'stop'\" was all.", ["I heard 'stop'", "stop"]),
        ('"“No”"', ["“No”", "No"]),
    ],
)
def test_marks_that_meet_are_told_apart(text: str, expected: list[str]) -> None:
    """Two quotations may begin or end at the same place."""
    assert inner(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The minister's car, the states' rights and the workers’ rights",
        "It's what they'd do; we’re sure they’ll come.",
        "O'Brien met N’Diaye and d'Estaing in Côte d‘Ivoire.",
        "the '90s and '08, rock 'n' roll, 'tis 'em",
        "‘90s music, and go get ‘em",
        "the workers‘ rights",
        "’Tis true",
        "It's the '60s' best.",
    ],
)
def test_an_apostrophe_is_no_mark(text: str) -> None:
    """Genitives, contractions, elisions and decades quote nothing, with either apostrophe."""
    assert inner(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'The ministers' decision was right,' he said.", ["The ministers' decision was right,"]),
        ("‘The ministers’ decision was right,’ he said.", ["The ministers’ decision was right,"]),
        ("'I'm not the players' man,' he said.", ["I'm not the players' man,"]),
        ("“Don’t ‘ever’ do it,” he’d said.", ["Don’t ‘ever’ do it,", "ever"]),
        ("‘Round the table we go,’ he said.", ["Round the table we go,"]),
        ("“'tis so,” he said.", ["'tis so,"]),
        ("'Yes' and 'no,' he said.", ["Yes", "no,"]),
    ],
)
def test_apostrophes_do_not_end_a_quotation(text: str, expected: list[str]) -> None:
    """Between single marks too, an apostrophe is told from a mark by what stands around and after it."""
    assert inner(text) == expected


def test_an_apostrophe_typed_as_an_opening_mark_swallows_nothing() -> None:
    """A single mark that nothing closes quotes nothing, and leaves quotations behind it outermost."""
    assert outermost("The ‘so-called elite met. “We are done,” he said.") == ["We are done,"]


def test_inches_and_feet_are_no_marks() -> None:
    """A straight mark behind a figure measures."""
    assert inner('a 6" gun and a 5\'11" man said "no"') == ["no"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('("yes")', ["yes"]),
        ('—"yes"—', ["yes"]),
        ('the "elite"-units', ["elite"]),
        ('She said:"Go"', ["Go"]),
        ('"We", he said, "go".', ["We", "go"]),
        ("He said“Go”", ["Go"]),
        ("(‘yes’)", ["yes"]),
    ],
)
def test_marks_stand_beside_punctuation(text: str, expected: list[str]) -> None:
    """Brackets, dashes and colons may touch a mark on either side."""
    assert inner(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He simply“ buried ”the plan.", [" buried "]),
        ("He said: “we do not know“ and left.", ["we do not know"]),
        ("He “never” said “no“.", ["never", "no"]),
        ("He said ”we do not know” and left.", ["we do not know"]),
    ],
)
def test_mistyped_marks_are_paired(text: str, expected: list[str]) -> None:
    """A space on the wrong side, or an opening mark in the place of a closing one, is understood."""
    assert inner(text) == expected


def test_a_reopened_quotation_goes_on() -> None:
    """Each paragraph that begins with the mark again is a part; all but the last say that they go on."""
    found = quotations("“First.\n\n“Second.\n\n“Third,” he said.")

    assert [quoted.continues for quoted in found] == [True, True, False]
    assert inner("“First.\n\n“Second.\n\n“Third,” he said.") == ["First.", "Second.", "Third,"]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    """What follows is not quoted, and a closing mark there closes nothing."""
    text = "He said: “We are done.\n\nThey left.” Nobody spoke."

    (found,) = quotations(text)

    assert text[slice(*found.outer)] == "“We are done."
    assert found.inner[1] == found.outer[1]
    assert not found.continues


@pytest.mark.parametrize("text", ["“", '"', "'", "»", "a “", "a” b", "a’ b", "’’", "``", "", " \n "])
def test_a_stray_mark_quotes_nothing(text: str) -> None:
    """A closing mark that was never opened, and an opening mark with nothing behind it, are left alone."""
    assert inner(text) == []


def test_empty_quotations_are_found() -> None:
    """Marks with nothing between them are a quotation of no characters."""
    assert inner('“” and ""') == ["", ""]


def test_nesting_beyond_reason_is_cut_off() -> None:
    """Nesting deeper than anybody writes is taken as plain characters."""
    assert max(quoted.depth for quoted in quotations("“a " * 50)) < 10


def test_hard_wrapped_lines_do_not_end_a_quotation() -> None:
    """In mail and old wire copy a line is no paragraph."""
    lines = [
        "The minister said on Tuesday that “the government has never",
        "considered such a step and will not consider it as long as the",
        "talks continue in good faith” and left the room with the members",
        "of his delegation before anyone in the hall could ask a question",
        "about the letter that had been sent to the embassy by the council",
    ]

    (quoted,) = inner("\n".join(lines))

    assert quoted.startswith("the government")
    assert quoted.endswith("good faith")
