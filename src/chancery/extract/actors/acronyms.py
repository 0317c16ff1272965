"""A name and the acronym in brackets behind it are one: "the Fjord Trade Board (FTB)"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from chancery.extract.actors.describing import Description
from chancery.extract.actors.drafts import Draft, take

_BODIES = frozenset({"body", "office"})


def join_acronyms(drafts: Sequence[Draft], text: str) -> None:
    """Put each acronym that the text explains to what it stands for; those that the tables know are theirs already."""
    ends = {one.span[1]: draft for draft in drafts if _is_body(draft) for one in draft.mentions}
    for draft in drafts:
        long = next(_spelled_out(draft.mentions, ends, text), None)
        if long is not None and long is not draft and _may_be_one(long, draft):
            take(long, draft)


def _spelled_out(mentions: Iterable[Description], ends: dict[int, Draft], text: str) -> Iterator[Draft]:
    """Whoever is named right before the bracket that an acronym fills."""
    for one in mentions:
        start, end = one.span
        acronym = text[start:end]
        enclosed = text[start - 1 : end + 1] == f"({acronym})"
        if enclosed and one.placed is None and acronym.isupper() and acronym.isalnum():
            before = start - 1
            while before > 0 and text[before - 1].isspace():
                before -= 1
            if before in ends:
                yield ends[before]


def _is_body(draft: Draft) -> bool:
    return draft.key is not None and draft.key[0] in _BODIES


def _may_be_one(long: Draft, short: Draft) -> bool:
    named = short.key is None or short.key[0] in _BODIES
    return named and (long.party is None or short.party is None or long.party.code == short.party.code)
