"""WordPiece over single words, as BERT's uncased tokeniser cuts them (Devlin et al., 2019).

Written out here because the library that has it brings 40 MB of others with it; it agrees with that library on every
word of the treebanks and articles that the reader is trained on.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

# A longer word is unknown, as in the original.
_LONGEST = 100
_CHINESE = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F),
    (0x2B820, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip


class WordPieces:
    """A vocabulary of pieces: ids by place in the list; pieces inside a word begin with `##`."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self.ids = {piece: number for number, piece in enumerate(pieces)}
        self._unknown = self.ids["[UNK]"]

    def cut(self, word: str) -> list[int]:
        """Ids of the pieces of a word; none for a word of control characters alone."""
        return [piece for part in _parts(word) for piece in self._longest_first(part)]

    def _longest_first(self, part: str) -> list[int]:
        if len(part) > _LONGEST:
            return [self._unknown]
        found: list[int] = []
        start = 0
        while start < len(part):
            for end in range(len(part), start, -1):
                piece = self.ids.get(part[start:end] if start == 0 else "##" + part[start:end])
                if piece is not None:
                    found.append(piece)
                    start = end
                    break
            else:
                return [self._unknown]
        return found


def _parts(word: str) -> list[str]:
    """The word in lower case, without accents and control characters, cut at punctuation."""
    if word.isascii() and word.isalnum():
        return [word.lower()]
    spaced = "".join(map(_cleaned, word))
    bare = "".join(c for c in unicodedata.normalize("NFD", spaced) if unicodedata.category(c) != "Mn")
    return "".join(f" {c} " if _is_punctuation(c) else c for c in bare.lower()).split()


@lru_cache(maxsize=4096)
def _cleaned(character: str) -> str:
    if character.isspace():
        return " "
    if character in "\0\ufffd" or unicodedata.category(character) in ("Cc", "Cf", "Co"):
        return ""
    return f" {character} " if any(first <= ord(character) <= last for first, last in _CHINESE) else character


@lru_cache(maxsize=4096)
def _is_punctuation(character: str) -> bool:
    if character.isascii():
        return character.isprintable() and not character.isalnum() and character != " "
    return unicodedata.category(character).startswith("P")
