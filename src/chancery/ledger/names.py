"""Names of persons as the register compares them: a family name, and first names that may be left out or initials.

The last word is taken for the family name. Particles ("von der", "bin", "al-") count for nothing, since texts leave
them out as they like; "Jr." and "III" belong to the family name, since they tell a son from his father.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product

from chancery.identifiers import record_id
from chancery.records import Actor, Document
from chancery.world.names import lower, written_form

_TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady madam sheikh king queen prince princess pope ayatollah"
    " president minister senator sen ambassador gov gen general lt col colonel maj capt captain adm admiral".split()
)
_PARTICLES = frozenset("al el bin ibn ben bint de del della da di do dos du der den van von la le ter ten y".split())
_OF_AN_OFFICE = frozenset("of for to at in with".split())
"""In no name of a person, but in "Foreign Minister of New Zealand"."""
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_MARKS = ".,;:'\"“”()"
_ARTICLE = re.compile(r"^(?:al|el)-(?=\w)")
_MOST_FIRST_NAMES = 4
"""Of more, as Arabic and Spanish names can have, no middle ones are left out: 3 ** 5 forms would be 243 a name."""


@dataclass(frozen=True)
class PersonName:
    """A name in parts, in small letters without marks; an initial is a first name of one letter."""

    family: str
    firsts: tuple[str, ...]

    @property
    def fullness(self) -> tuple[int, int]:
        """How many first names are written out, how many are initials: a shorter form of a name has always less."""
        initials = sum(len(word) == 1 for word in self.firsts)
        return len(self.firsts) - initials, initials

    @property
    def order(self) -> tuple[tuple[int, int], tuple[str, ...], str]:
        """Which of two names is the fuller; the alphabet decides between equally full ones."""
        return self.fullness, self.firsts, self.family

    @cached_property
    def forms(self) -> frozenset[tuple[str, ...]]:
        """The first names in every way that they can be written: each in full, as an initial, or left out."""
        if len(self.firsts) > _MOST_FIRST_NAMES:
            first = self.firsts[0]
            return frozenset([self.firsts, (first,), (first[0],), ()])
        ways = product(*({(word,), (word[0],), ()} for word in self.firsts))
        return frozenset(tuple(word for part in way for word in part) for way in ways)

    def agrees_with(self, other: PersonName) -> bool:
        """Whether the names are equal, or one is the other with first names left out or as initials."""
        return self.family == other.family and (self.firsts in other.forms or other.firsts in self.forms)


@lru_cache(maxsize=65_536)
def parse(name: str) -> PersonName | None:
    """The parts of a person's name; None where there is no letter in it."""
    words = [word for part in written_form(name).split() if (word := part.strip(_MARKS))]
    while len(words) > 1 and lower(words[0]) in _TITLES:
        words.pop(0)
    if not any(character.isalpha() for character in name) or not words:
        return None
    suffix = f" {lower(words.pop())}" if len(words) > 1 and lower(words[-1]) in _SUFFIXES else ""
    family = _ARTICLE.sub("", lower(words[-1])).removesuffix("'s")
    loud = name.upper() == name
    firsts = [part for word in words[:-1] for part in _first_names(word, loud)]
    return PersonName(family + suffix, tuple(firsts))


def _first_names(word: str, loud: bool) -> list[str]:
    """ "J.R." and "JR" are two initials, "Jean-Claude" is two names."""
    if len(word) == 2 and word.isupper() and not loud:
        return list(lower(word))
    return [part for part in re.split(r"[.\-]", lower(word)) if part and part not in _PARTICLES]


def name_of(actor: Actor, document: Document) -> PersonName | None:
    """The name of an actor that is a named person. "Its ambassador" has none; its id is of its document and place."""
    if actor.kind != "person" or not actor.name.strip():
        return None
    if actor.mentions and actor.id == record_id("act", document.id, actor.mentions[0]):
        return None
    words = actor.name.split()
    is_office = any(title_of(role.title) == title_of(actor.name) for role in actor.roles)
    if is_office or words[-1].islower() or not _OF_AN_OFFICE.isdisjoint(words):
        return None
    return parse(without_titles(actor))


def without_titles(actor: Actor) -> str:
    """The name without roles that a text puts before it: "Foreign Minister Ida Brenn" is "Ida Brenn"."""
    words = actor.name.split()
    if not _OF_AN_OFFICE.isdisjoint(words):
        return actor.name
    compared = [title_of(word) for word in words]
    begins = 0
    for role in actor.roles:
        title = title_of(role.title).split()
        for start in range(begins, len(words) - len(title)):
            if title and compared[start : start + len(title)] == title:
                begins = start + len(title)
    return " ".join(words[begins:])


def title_of(role: str) -> str:
    """A title as titles are compared: in small letters without marks."""
    return lower(written_form(role))
