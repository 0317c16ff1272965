"""Untrusted text on its way to a terminal.

A news text may carry control characters, terminal escapes (ESC [ …, also as the C1 control U+009B) or
bidirectional overrides (CVE-2021-42574) that would move the cursor, set colours, or show words in another
order than they are stored. None of them reaches the terminal: each becomes one visible character, so
that offsets stay what they are.
"""

from __future__ import annotations

import unicodedata

REPLACEMENT = "\ufffd"
HARMLESS_FORMATS = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""Soft hyphen, zero-width space, (non-)joiners, word joiner, byte order mark: common on web pages, order nothing."""


class _Visible(dict[int, str]):
    """A translation table that works out each code point once, when it first comes."""

    def __missing__(self, code: int) -> str:
        self[code] = _shown(code)
        return self[code]


def _shown(code: int) -> str:
    character = chr(code)
    if character == "\n" or character in HARMLESS_FORMATS:
        return character
    if character in "\t\r":
        return " "
    if code < 0x20:
        return chr(0x2400 + code)  # the block Control Pictures shows ESC as ␛
    if code == 0x7F:
        return "␡"
    if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}:
        return REPLACEMENT
    return character


_VISIBLE = _Visible()


def visible(text: str) -> str:
    """The text as a terminal may show it: as many code points, line feeds kept, nothing that a terminal obeys."""
    return text.translate(_VISIBLE)


def one_line(text: str) -> str:
    """The same on one line, with each run of white space as one space."""
    return " ".join(visible(text).split())
