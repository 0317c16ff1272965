"""Who a name means: the entries that have it, the likeliest first, each with the reason in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from chancery.world.entries import Entry, Relation
from chancery.world.names import is_written
from chancery.world.readings import Reading, clues_in, key_of, readings

_RELATIONS: dict[Relation, str] = {
    "name": "is a name of {name}",
    "adjective": "is the adjective of {name}",
    "demonym": "are people of {name}",
    "capital": "is the capital of {name}, and stands for its government",
    "metonym": "stands for the government of {name}",
    "organ": "is an organ of {name}",
    "office": "is {name}, {what} of {code}",
    "role": "is a role noun",
    "subdivision": "is a part of {code}",
    "region": "is a region of {code}",
    "city": "is a city of {code}",
    "water": "is a water",
    "thing": "is no party, only called so",
    "person": "is a person called so",
}
_ORDER = {relation: place for place, relation in enumerate(_RELATIONS)}
_UNRANKED = 1_000
"""After all readings of `ambiguous.csv`, none of which has so many rows."""
_CLUES_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """One of those whom a name may mean.

    `form` is the name as the table writes it; `holds` is false where the entry's dates leave the day out. `reading`
    is the row of `ambiguous.csv` that has a say, `clues` what of its words the text has; `rivals` counts the others.
    """

    entry: Entry
    form: str
    on: str | None
    holds: bool
    reading: Reading | None
    clues: tuple[str, ...]
    rivals: int
    rank: int

    @property
    def why(self) -> str:
        """Which row of which table answered, and why it stands where it stands."""
        entry = self.entry
        what = _RELATIONS[entry.relation].format(name=entry.name, what=entry.what, code=entry.code or "no single state")
        if entry.relation == "metonym" and entry.sector not in (None, "GOV"):
            what = f"stands for a body of {entry.name} ({entry.sector})"
        parts = [f"{entry.table} line {entry.line}: “{self.form}” {what}"]
        parts += [part for part in (self._dates(), self._decides()) if part]
        return "; ".join(parts)

    def _dates(self) -> str:
        entry = self.entry
        said = [f"from {entry.from_}"] * bool(entry.from_) + [f"to {entry.to}"] * bool(entry.to)
        if not said:
            return ""
        return " ".join(said) + ("" if self.on is None else f", {'' if self.holds else 'not '}on {self.on}")

    def _decides(self) -> str:
        if not self.rivals:
            return ""
        if self.clues:
            return f"the text has “{'”, “'.join(self.clues[:_CLUES_SHOWN])}”"
        if self.reading is not None and self.rank > 0 and self.reading.clues:
            shown = "”, “".join(self.reading.clues[:_CLUES_SHOWN])
            return f"this reading where the text has words such as “{shown}”"
        if self.rank == 0 and self.on and self.entry.to:
            return "its time is the narrower"
        if self.reading is not None and self.rank == 0:
            return "this reading where the text has no word for another"
        if self.entry.layer:
            return f"a file of yours, number {self.entry.layer}, comes before what is under it"
        return ""


def rank_answers(
    found: str, senses: Iterable[tuple[str, Entry]], on: str | None, text: str, seen: dict[str, bool]
) -> tuple[Answer, ...]:
    """The entries whose form `found` is a way to write, the likeliest first; none where case forbids them all.

    First what holds on the day; then later files before earlier ones; then the reading with most clues in the
    text; on a day the narrower period, without one what goes on; then the order of `ambiguous.csv`, of relations
    (a name before an adjective before a capital) and of the tables.
    """
    by_entry = {id(entry): (form, entry) for form, entry in senses if is_written(form, found)}
    fitting = list(by_entry.values())
    answers = [_weigh(form, entry, on, text, seen, len(fitting) - 1) for form, entry in fitting]
    if len(answers) > 1:
        answers.sort(key=lambda weighed: weighed[0])
    return tuple(
        Answer(entry, form, on, not key[0], reading, clues, len(fitting) - 1, rank)
        for rank, (key, form, entry, reading, clues) in enumerate(answers)
    )


Weighed = tuple[tuple[int, ...], str, Entry, Reading | None, tuple[str, ...]]


def _weigh(form: str, entry: Entry, on: str | None, text: str, seen: dict[str, bool], rivals: int) -> Weighed:
    holds = on is None or entry.holds(on)
    if not rivals:
        return (int(not holds),), form, entry, None, ()
    reading = readings().get(key_of(form, entry.code, entry.relation))
    clues = tuple(clues_in(text, reading.clues, seen)) if reading is not None and text else ()
    closed = entry.to is not None
    key = (
        int(not holds),
        -entry.layer,
        -len(clues),
        int(closed if on is None else not closed),
        _UNRANKED if reading is None else reading.rank,
        _ORDER[entry.relation],
    )
    return key, form, entry, reading, clues
