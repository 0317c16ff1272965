"""Phrases as names: without the article, and without what follows a comma or opens a clause."""

from __future__ import annotations

_CLAUSE_OPENERS = frozenset({"who", "which", "whose", "that", "whom", "where"})
_BREAKS = frozenset({"(", "—", "–", "--"})


def bare_phrase(phrase: str) -> str:
    """ "The ministry, which …" as "ministry", on one line."""
    words = phrase.split()
    for number, word in enumerate(words[1:], start=1):
        if word.lower() in _CLAUSE_OPENERS or word in _BREAKS or word.startswith("("):
            words = words[:number]
            break
    for number, word in enumerate(words):
        if word.endswith(","):
            words = [*words[:number], word.rstrip(",")]
            break
    if len(words) > 1 and words[0].lower() in ("the", "a", "an"):
        words = words[1:]
    return " ".join(words)
