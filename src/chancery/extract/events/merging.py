"""One act told twice is one event: which of a text's events are the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chancery.extract.events.sides import Parties
from chancery.extract.events.statuses import DONE
from chancery.records import Event, Interval

# So many letters at the beginning of two words make them kin: "withdrew" and "withdrawal" share more than four.
_KIN = 4
_STEMS = {"expu": "expe"}  # "expulsion", "expelled"
# Acts of speech are repeated as acts of their own: two accusations are two, however alike.
_EACH = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONSULT"})


def same(text: str, events: Sequence[Event], parties: Sequence[Parties]) -> dict[int, int]:
    """For each event that repeats an earlier one, by number, the number of that one."""
    found: dict[int, int] = {}
    told: dict[object, list[int]] = {}  # by what has to be the same, so that not each is compared with each
    for number, one in enumerate(events):
        keys = list(_keys(text, one, parties[number]))
        firsts = [
            next((n for n in told.get(key, ()) if _alike(events[n], one, parties[n], parties[number])), None)
            for key in keys
        ]
        earlier = min((first for first in firsts if first is not None), default=None)
        if earlier is not None:
            found[number] = earlier
            continue
        for key in keys:
            told.setdefault(key, []).append(number)
    return found


def _keys(text: str, one: Event, parties: Parties) -> Iterator[object]:
    """What two tellings of one act share: type, whether it happened, a word or its beginning, a party of a side."""
    word = text[slice(*one.trigger)].casefold()
    if one.type not in _EACH:
        word = _STEMS.get(word[:_KIN], word[:_KIN])
    for side, those in enumerate(parties):
        yield from ((one.type, one.status in DONE, word, side, party) for party in sorted(those))


def _alike(first: Event, second: Event, parties_of_first: Parties, parties_of_second: Parties) -> bool:
    """Whether nothing else tells two events apart: another party on a side, another date, other numbers."""
    sides = zip(parties_of_first, parties_of_second, strict=True)
    if any(one and other and not one & other for one, other in sides):
        return False
    return _agree(first.date, second.date) and _numbers_agree(first, second)


def _agree(first: Interval | None, second: Interval | None) -> bool:
    """Whether two dates can be of the same act; one that the text does not tell can be any."""
    if first is None or second is None or first.span is None or second.span is None:
        return True
    return first.from_ <= second.to and second.from_ <= first.to


def _numbers_agree(first: Event, second: Event) -> bool:
    counted = [{one.value for one in event.quantities} for event in (first, second)]
    return not counted[0] or not counted[1] or bool(counted[0] & counted[1])
