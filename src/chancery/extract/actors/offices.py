"""Two offices and one name: "the press secretary of the Russian president Dmitry Peskov".

The syntax gives the name to the nearer office. Where the tables know who held that on the day, and it was
somebody else, the name is of the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chancery.extract.actors.describing import Description
from chancery.language.phrases import Phrases
from chancery.records import Document
from chancery.world.lookup import Lookup
from chancery.world.names import lower, plain


class Offices:
    """Looks up who held which office on the day of a text."""

    def __init__(self, lookup: Lookup, document: Document) -> None:
        self._lookup = lookup
        self._text = document.text
        self._published = document.published

    def settle(self, entities: Sequence[list[Description]], phrases: Phrases) -> None:
        """Move such names to the mention of the outer office."""
        at_head = {one.mention.head: entity for entity in entities for one in entity}
        for entity in entities:
            for one in list(entity):
                outer = self._outer(one, at_head, phrases)
                if outer is None or not self._is_another(one):
                    continue
                home = at_head[outer.mention.head]
                home[home.index(outer)] = replace(outer, name=one.name, label=one.label, placed=one.placed)
                entity[entity.index(one)] = replace(one, name=None, label=None, placed=None)

    def _outer(self, one: Description, at_head: dict[int, list[Description]], phrases: Phrases) -> Description | None:
        """The nameless office that an office with a name is the complement of."""
        if one.role is None or one.label != "person":
            return None
        governor = phrases.tokens[one.mention.head].head
        if governor == one.mention.head or phrases.tokens[one.mention.head].deprel != "nmod":
            return None
        found = (other for other in at_head.get(governor, ()) if other.mention.head == governor)
        outer = next(found, None)
        return outer if outer is not None and outer.role is not None and outer.name is None else None

    def _is_another(self, one: Description) -> bool:
        """Whether the office that a name stands at was somebody else's on the day."""
        if one.role is None or one.role.of is None or one.name is None or self._published is None:
            return False
        name = set(_words(self._text[slice(*one.name)]))
        known = self._lookup.offices.get((one.role.of, one.role.title.lower()), ())
        holders = [entry for entry in known if entry.holds(self._published)]
        return bool(holders) and not any(name & set(_words(form)) for entry in holders for form in entry.forms)


def _words(name: str) -> Sequence[str]:
    return lower(plain(name)).split()
