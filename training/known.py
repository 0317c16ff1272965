"""What the tables of `chancery.world` say of single words and phrases."""

from __future__ import annotations

from functools import cache

from chancery.world.lookup import packaged_lookup


@cache
def is_role(phrase: str) -> bool:
    """Whether a phrase is a role noun and nothing else ("Foreign Minister")."""
    matches = packaged_lookup().find(phrase)
    return any(match.span == (0, len(phrase)) and match.entry.kind == "role" for match in matches)


@cache
def is_nationality(word: str) -> bool:
    """Whether a word is the adjective or the demonym of a state."""
    return any(match.entry.relation in ("adjective", "demonym") for match in packaged_lookup().find(word))
