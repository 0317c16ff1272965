"""Words as Universal Dependencies cuts English, and what holds of the words of every text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chancery.language.tokens import tokenise


def words(text: str) -> list[str]:
    """The words of a text."""
    return [text[start:end] for start, end in tokenise(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("can't won’t shan't", ["ca", "n't", "wo", "n’t", "sha", "n't"]),
        ("cannot cant", ["can", "not", "ca", "nt"]),
        ("DON'T", ["DO", "N'T"]),
        ("didn’t isn't", ["did", "n’t", "is", "n't"]),
        ("the minister's they're we’ll I'd I'm they’ve", None),
        ("the ministers' plan", ["the", "ministers", "'", "plan"]),
        ("Canterbury canton wonton", ["Canterbury", "canton", "wonton"]),
        ("O'Brien N’Diaye d'état", ["O'Brien", "N’Diaye", "d'état"]),
        ("rock 'n' roll", ["rock", "'", "n", "'", "roll"]),
    ],
)
def test_clitics_stand_alone(text: str, expected: list[str] | None) -> None:
    """Contractions are cut as treebanks cut them; names with an apostrophe are not."""
    clitics = "the minister 's they 're we ’ll I 'd I 'm they ’ve".split()

    assert words(text) == (expected or clitics)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Ode met Gen. Ito", ["Mr.", "Ode", "met", "Gen.", "Ito"]),
        ("MR. ODE", ["MR.", "ODE"]),
        ("the U.S. and the U.A.E.", ["the", "U.S.", "and", "the", "U.A.E."]),
        ("at 9 a.m. or p.m.", ["at", "9", "a.m.", "or", "p.m."]),
        ("J. R. Ode", ["J.", "R.", "Ode"]),
        ("on Oct. 18", ["on", "Oct.", "18"]),
        ("No. 10 said no. Then", ["No.", "10", "said", "no", ".", "Then"]),
        ("Acme Co. and Acme Ltd.", ["Acme", "Co.", "and", "Acme", "Ltd."]),
        ("plan b. Then", ["plan", "b", ".", "Then"]),
        ("the end.", ["the", "end", "."]),
    ],
)
def test_abbreviations_keep_their_period(text: str, expected: list[str]) -> None:
    """Titles, months, companies, initials and acronyms; a word that also ends sentences does not."""
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,000.50 11:30 3/4", ["1,000.50", "11:30", "3/4"]),
        ("the 1990s, 3rd and 21st", ["the", "1990s", ",", "3rd", "and", "21st"]),
        ("$1.5bn and €300m", ["$", "1.5", "bn", "and", "€", "300", "m"]),
        ("10am 5:30pm 100km 9a.m.", ["10", "am", "5:30", "pm", "100", "km", "9", "a.m."]),
        ("10% of 2,000.", ["10", "%", "of", "2,000", "."]),
        ("G20 F16 5G 4x4", ["G20", "F16", "5G", "4x4"]),
        ("100metres", ["100metres"]),
        ("2021-22", ["2021", "-", "22"]),
    ],
)
def test_numbers_are_whole(text: str, expected: list[str]) -> None:
    """Figures keep their separators, ordinals and decades their endings; units are cut off."""
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("well-known", ["well", "-", "known"]),
        ("yes — no -- maybe…", ["yes", "—", "no", "--", "maybe", "…"]),
        ("so...", ["so", "..."]),
        ("''Yes,'' ``no''", ["''", "Yes", ",", "''", "``", "no", "''"]),
        ("“Yes,” (he) said!", ["“", "Yes", ",", "”", "(", "he", ")", "said", "!"]),
        ("see https://example.org/a?b=c.", ["see", "https://example.org/a?b=c", "."]),
        ("(www.example.org)", ["(", "www.example.org", ")"]),
        ("write to press@example.org, or @press #talks", None),
        ("*****", ["*****"]),
    ],
)
def test_punctuation_stands_alone(text: str, expected: list[str] | None) -> None:
    """Hyphens, dashes, marks and brackets are words; addresses, handles and rules of one character are one."""
    assert words(text) == (expected or ["write", "to", "press@example.org", ",", "or", "@press", "#talks"])


def test_accents_and_soft_hyphens_stay_in_their_word() -> None:
    """A decomposed accent, a soft hyphen and a joiner are no words of their own."""
    assert words("cafe\u0301s co\u00adoperate d'e\u0301tat") == ["cafe\u0301s", "co\u00adoperate", "d'e\u0301tat"]


def test_a_part_of_a_text_can_be_cut() -> None:
    """With bounds, the words between them, in offsets of the whole text."""
    assert tokenise("one two three", 4, 7) == [(4, 7)]


def test_a_long_run_without_space_is_cut() -> None:
    """No word is longer than the windows can bear."""
    assert max(end - start for start, end in tokenise("a" * 1000)) <= 100


_PARTS = [
    "a",
    "Mr",
    ".",
    "U.S.",
    "n't",
    "'",
    "’",
    "s",
    "1",
    ",",
    "10",
    "km",
    "-",
    " ",
    "\n",
    "\u00a0",
    "é",
    "\u0301",
    "@",
]
_PARTS += [
    "http://",
    "www.",
    "_",
    "“",
    "``",
    "…",
    "...",
    "漢",
    "😀",
    "\u200b",
    "\ufeff",
    "\u00ad",
    "\x00",
    "#",
    "no",
    "cant",
]
texts = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(_PARTS), max_size=40).map("".join))


@given(texts)
@settings(max_examples=500)
@example("a\u2028b\x85c\x1cd")
def test_every_character_is_in_one_word(text: str) -> None:
    """Words are in order, never empty, never share a character, hold no white space and leave nothing else out."""
    spans = tokenise(text)

    covered = [place for start, end in spans for place in range(start, end)]

    assert covered == [place for place, character in enumerate(text) if not character.isspace()]
    assert all(start < end for start, end in spans)


@pytest.mark.parametrize(
    "make",
    [
        lambda size: "a" * size,
        lambda size: "a." * (size // 2) + "b",
        lambda size: "a.b" * (size // 3),
        lambda size: "'" * size,
        lambda size: "“" * size,
        lambda size: "a'" * (size // 2),
        lambda size: "n't" * (size // 3),
        lambda size: "https://" + "a" * size,
        lambda size: "https://example.org/a" * (size // 20),
        lambda size: "https://" + ".,;" * (size // 3),
        lambda size: "a@" * (size // 2),
        lambda size: "a@a." * (size // 4),
        lambda size: "\u0301" * size,
        lambda size: "e\u0301" * (size // 2),
        lambda size: "1" * size + "a",
        lambda size: "1.1" * (size // 3) + "a",
        lambda size: "A. " * (size // 3),
        lambda size: "A." + " " * size,
        lambda size: "-" * size,
        lambda size: ".-" * (size // 2),
        lambda size: "_" * size,
        lambda size: "+" * size,
        lambda size: "can" * (size // 3),
    ],
)
def test_time_grows_with_the_length_alone(make: Callable[[int], str], growth: Callable[..., float]) -> None:
    """Hostile texts of one pattern take time in proportion to their length."""
    assert growth(tokenise, make, 8000) < 3


def test_a_megabyte_is_cut_in_seconds() -> None:
    """A text of one letter alone is no trap."""
    spans = tokenise("a" * 1_000_000)

    assert (spans[0][0], spans[-1][1]) == (0, 1_000_000)
