"""How names are compared: letters without their marks, one form of apostrophe and hyphen, and what case a name needs.

Everything here maps one code point to one code point, so that offsets stay those of the text.
"""

from __future__ import annotations

import unicodedata
from typing import Literal

Case = Literal["free", "initials", "exact"]
LONGEST_SHORT_NAME = 4
"""Letters. Up to here names are also common words in other letters: "US", "WHO", "Chad", "SANA", "Dawn"."""

_APOSTROPHES = "‘’ʻʼ′`´"
_HYPHENS = "‐‑‒–−"
_LETTERS = {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ħ": "h", "Ħ": "H"}
"""Letters with a stroke, which Unicode does not decompose."""


class _Plain(dict[int, str]):
    """A translation table that works out each code point once, when it first comes."""

    def __missing__(self, code: int) -> str:
        self[code] = _plain_character(chr(code))
        return self[code]


def _plain_character(character: str) -> str:
    if character in _APOSTROPHES:
        return "'"
    if character in _HYPHENS:
        return "-"
    if character.isspace():
        return " "
    if unicodedata.category(character) == "Cs":  # half a surrogate pair, which the automaton cannot take
        return "\ufffd"
    decomposed = unicodedata.normalize("NFD", character)
    if len(decomposed) > 1 and all(unicodedata.combining(mark) for mark in decomposed[1:]):
        return decomposed[0]
    return _LETTERS.get(character, character)


_PLAIN = _Plain()


def plain(text: str) -> str:
    """The text with letters without marks, one apostrophe, one hyphen and one space; as many code points as before."""
    return text.translate(_PLAIN)


def lower(text: str) -> str:
    """The text in small letters, as many code points as before."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := character.lower()) == 1 else character for character in text)


def written_form(name: str) -> str:
    """A name of a table as it is compared: composed, plain, single spaces."""
    if name.isascii():  # as most are, and nothing but white space can change in it
        return " ".join(name.split())
    return " ".join(plain(unicodedata.normalize("NFC", name)).split())


def case_of(form: str) -> Case:
    """What case a written form asks of a text: none if it has no capital, its own if it is short, else its initials."""
    if form == form.lower():
        return "free"
    if " " not in form and sum(map(str.isalpha, form)) <= LONGEST_SHORT_NAME:
        return "exact"
    return "initials"


def is_written(form: str, found: str) -> bool:
    """Whether `found`, the same as `form` but for case, is a way to write that name.

    A whole name in capitals stands for any but an acronym's mixed case; "Nato" stands for "NATO" only if a table
    says so, "Unicef" for "UNICEF" always, since five letters and more are no common word.
    """
    if found == form:
        return True
    case = case_of(form)
    if case == "free":
        return True
    if case == "exact":
        return form != form.upper() and found == form.upper()
    return all(
        other.isupper()
        for position, (character, other) in enumerate(zip(form, found, strict=True))
        if character.isupper() and (position == 0 or not form[position - 1].isalpha())
    )


def is_word_character(character: str) -> bool:
    """Whether a name cannot end beside this character: a letter, a digit, an underscore, or a mark on a letter."""
    return character.isalnum() or character == "_" or (character > "\u02ff" and unicodedata.combining(character) > 0)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` has no letter or digit right before or after it."""
    return not (
        (start > 0 and is_word_character(text[start - 1])) or (end < len(text) and is_word_character(text[end]))
    )
