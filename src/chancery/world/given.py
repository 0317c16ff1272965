"""Which gender a given name tells, by `given_names.csv`: what "he" and "she" may mean where a text says only a name."""

from __future__ import annotations

from functools import cache
from typing import Literal

from chancery.world.names import lower, written_form
from chancery.world.packaged import read_table

Gender = Literal["f", "m"]

TABLE = "given_names.csv"
_SAINTS = frozenset({"saint", "st", "st.", "san", "santa", "santo", "sao", "los", "las"})
"""What places begin with that are called after given names: San Diego County, Santa Maria Novella."""
_SECOND_NAMES = frozenset({"maria", "marie"})
"""Names of women that men bear too, but only as their second: Jean Marie, Rainer Maria."""


def gender_of(name: str) -> Gender | None:
    """The gender that the full name of a person tells by its given name, None where that is unknown or borne by both.

    It is the first word that tells, and the second of three or more where the first is an initial or unknown. A word
    alone is taken for a given name; the caller has to know that it is no surname.
    """
    words = lower(written_form(name)).split()
    if not words:
        return None
    genders = _genders()
    if words[0] in genders or len(words) < 3 or words[0] in _SAINTS or words[1] in _SECOND_NAMES:
        return genders.get(words[0])
    return genders.get(words[1])


@cache
def _genders() -> dict[str, Gender]:
    return {lower(written_form(row["name"])): "f" if row["gender"] == "f" else "m" for row in read_table(TABLE)}
