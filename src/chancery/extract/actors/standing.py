"""What is known of a named person before reading: an office holder of the tables, on the day of the text."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.extract.actors.belonging import Evidence, Party
from chancery.extract.actors.drafts import Draft
from chancery.records import Document
from chancery.world.entries import Entry
from chancery.world.lookup import Lookup
from chancery.world.names import lower, plain


class Standing:
    """Looks up the persons of one document."""

    def __init__(self, lookup: Lookup, document: Document) -> None:
        self._lookup = lookup
        self._document = document

    def settle(self, drafts: list[Draft]) -> None:
        """Give each person whom the tables know the row, and the party where the text says none as surely."""
        for draft in list(drafts):
            if not draft.is_person:
                continue
            entry = next(self._entries(draft), None)
            if entry is None:
                continue
            draft.entry = entry
            drafts += _strangers(draft, entry)
            if draft.party is None or draft.party.evidence > Evidence.KNOWN:
                draft.party = Party(entry.code or "", Evidence.KNOWN, entry.sector)

    def _entries(self, draft: Draft) -> Iterator[Entry]:
        """The rows that a person may be, the likeliest first: by the longest name, else by surname and office."""
        text, on = self._document.text, self._document.published
        told = min(
            (one.party for one in draft.mentions if one.party is not None and one.name is not None),
            key=lambda party: party.evidence,
            default=None,
        )
        names = {text[slice(*one.name)] for one in draft.mentions if one.name is not None}
        for name in sorted(names, key=lambda name: (-len(name.split()), name)):
            for answer in self._lookup.who(name, on, text=text, any_case=True):
                # A full name is the holder's at any time, a surname only in office.
                if _is_meant(answer.entry, told) and (answer.holds or len(name.split()) > 1):
                    yield answer.entry
        titles = {one.role.title.lower() for one in draft.mentions if one.role is not None}
        for name in sorted(names if titles else ()):
            if len(name.split()) > 1:
                continue
            for entry in self._lookup.holders.get(lower(plain(name)), ()):
                if entry.what in titles and _is_meant(entry, told) and (on is None or entry.holds(on)):
                    yield entry


def _strangers(draft: Draft, entry: Entry) -> list[Draft]:
    """Descriptions that were chained to a known person and name another party's office ("the NATO secretary general"
    for a minister), as an actor of their own."""
    others = [
        one
        for one in draft.mentions
        if one.name is None
        and one.role is not None
        and one.party is not None
        and one.party.evidence <= Evidence.ROLE
        and one.party.code != entry.code
    ]
    if not others:
        return []
    parted = Draft(None, others)
    heads = {one.mention.head for one in others}
    draft.mentions = [one for one in draft.mentions if one.mention.head not in heads]
    draft.party = None
    for one in (draft, parted):
        one.settle_party()
    return [parted]


def _is_meant(entry: Entry, told: Party | None) -> bool:
    """Whether a row can be the person: another party in the text, told as surely, means somebody else of that name."""
    if entry.kind != "person" or entry.code is None:
        return False
    return told is None or told.evidence > Evidence.ROLE or told.code == entry.code
