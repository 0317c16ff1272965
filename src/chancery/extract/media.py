"""Who relays: news agencies, broadcasters and papers, by `world/media.csv` or by what they call themselves."""

from __future__ import annotations

from functools import cache

from chancery.world.packaged import read_table

# Nouns by which a medium is called without its name ("the agency"), and that end many of their names.
MEDIA_NOUNS = frozenset(
    "agency agencies broadcaster channel daily gazette herald journal magazine media newspaper newspapers newswire "
    "outlet outlets paper podcast portal press programme radio station television times tribune tv website weekly "
    "wire".split()
)
PRESS_NOUNS = MEDIA_NOUNS - {"agency", "agencies"}
"""Those that no other body is called by."""
_NOT_MEDIA = frozenset(
    {
        "un",
        "u.n.",
        "government",
        "relief",
        "humanitarian",
        "federal",
        "charity",
        "intelligence",
        "space",
        "energy",
        "security",
        "atomic",
        "aid",
        "development",
        "police",
        "border",
    }
)


@cache
def media() -> dict[str, str]:
    """State (ISO 3166 alpha-3) of each medium in the table, by its name as written."""
    return {row["name"]: row["state"] for row in read_table("media.csv")}


def is_media(name: str) -> bool:
    """Whether a name or phrase ("the Haaretz newspaper", "state television") is that of a medium."""
    bare = name.removeprefix("the ").removeprefix("The ")
    if bare in media() or name in media():
        return True
    words = bare.lower().replace("’s", "'s").split()
    return bool(words) and words[-1] in MEDIA_NOUNS and not _NOT_MEDIA & set(words)
