"""Numbers of an act: figures, words, scales, and what they count."""

from __future__ import annotations

import pytest
from build import parsed, texts
from hypothesis import given
from hypothesis import strategies as st

from chancery.extract.events.quantities import quantities, value_of
from chancery.language.annotation import Annotation
from chancery.language.phrases import Phrases

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = ((10**9, "billion"), (10**6, "million"), (10**3, "thousand"))


def counted(annotation: Annotation) -> list[tuple[float, str]]:
    """Values of the first act, with what each counts."""
    return [(one.value, one.of) for one in quantities(Phrases(annotation), annotation.acts[0])]


def in_words(number: int) -> str:
    """A number as English writes it."""
    for scale, word in _SCALES:
        if number >= scale:
            rest = number % scale
            return f"{in_words(number // scale)} {word}{' ' + in_words(rest) if rest else ''}"
    if number >= 100:
        rest = number % 100
        return f"{_ONES[number // 100]} hundred{' and ' + in_words(rest) if rest else ''}"
    if number >= 20:
        return _TENS[number // 10 - 2] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    return _ONES[number]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("7", 7),
        ("2,500", 2500),
        ("1,250,000", 1_250_000),
        ("1.5 million", 1_500_000),
        ("$ 3 bn", 3 * 10**9),
        ("twenty-one", 21),
        ("two hundred and fifty", 250),
        ("a dozen", 12),
        ("two dozen", 24),
        ("hundred", 100),
        ("a million", 1_000_000),
        ("forty thousand and six", 40_006),
        ("two million three hundred thousand", 2_300_000),
    ],
)
def test_numbers_have_values(words: str, expected: float) -> None:
    """In figures, in words, with scales, alone or together."""
    assert value_of(words.split()) == expected


@pytest.mark.parametrize("words", ["", "and", "a", "several", "two several", "3rd", "1,00", "half", "$"])
def test_what_is_no_number_has_no_value(words: str) -> None:
    """Nothing is guessed of a word that is not known."""
    assert value_of(words.split()) is None


@given(st.integers(0, 10**12 - 1))
def test_words_and_figures_say_the_same(number: int) -> None:
    """Of every whole number below a million million."""
    assert value_of(in_words(number).split()) == number
    assert value_of([f"{number:,}"]) == number
    assert value_of([str(number)]) == number


@given(st.lists(st.text(max_size=6), max_size=6))
def test_any_words_are_read(words: list[str]) -> None:
    """A value is none, or not below zero."""
    value = value_of(words)

    assert value is None or value >= 0


def test_an_act_has_the_numbers_of_its_phrases() -> None:
    """In order of the text, with what stands between number and noun."""
    annotation = parsed(
        "[nsubj [nummod Three] guards] arrested [obj [nummod 1,200] [amod unarmed] rowers] .",
        acts=[("arrested", "COERCE/arrest", None, "Three guards", "1,200 unarmed rowers")],
    )

    assert counted(annotation) == [(3, "guards"), (1200, "unarmed rowers")]


def test_a_number_of_several_words_is_one() -> None:
    """Its span is all of it."""
    annotation = parsed(
        "[nsubj Chad] gave [obj [nummod [nummod 1.5] million] tents] .",
        acts=[("gave", "AID", None, "Chad")],
    )

    (one,) = quantities(Phrases(annotation), annotation.acts[0])

    assert (one.value, one.of, texts(annotation.text, [one.span])) == (1_500_000, "tents", ["1.5 million"])


def test_a_number_that_stands_alone_counts_nothing_named() -> None:
    """ "Arrested twelve"."""
    annotation = parsed(
        "[nsubj Chad] arrested [obj twelve/NUM] .", acts=[("arrested", "COERCE/arrest", None, "Chad", "twelve")]
    )

    assert counted(annotation) == [(12, "")]


def test_dates_and_numbers_elsewhere_do_not_count() -> None:
    """Neither the day of the month, nor what another clause counts."""
    annotation = parsed(
        "[nsubj Chad] met [obj Fiji] [obl on May [nummod 3]] , [advcl [mark while] counting [obj [nummod 9] boats]] .",
        names={"May 3": "date"},
        acts=[("met", "CONSULT", None, "Chad", "Fiji")],
    )

    assert counted(annotation) == []
