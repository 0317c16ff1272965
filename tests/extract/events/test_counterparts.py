"""The other side of an act that only what is told around it names."""

from __future__ import annotations

import pytest

from chancery.extract.events.counterparts import Told, counterpart
from chancery.extract.events.sides import Part, Side
from chancery.records import Actor


def side(*parties: str) -> Side:
    """A side of these parties."""
    return Side(
        tuple(
            Part((number, number + 1), Actor(id=f"act_{party}", name=party, affiliation=party))
            for number, party in enumerate(parties)
        )
    )


def told(kind: str, source: Side, target: Side, paragraph: int = 1) -> Told:
    """An act as it is told."""
    return Told(kind, paragraph, source, target)


_SHELLING = told("ASSAULT", side("FJI"), side("TON"))


@pytest.mark.parametrize(
    ("one", "before", "expected"),
    [
        (told("SANCTION", side("TON"), side()), [_SHELLING], {"FJI"}),
        (told("ACCUSE", side("FJI"), side()), [_SHELLING], {"TON"}),
        (told("SANCTION", side("TON"), side("TON")), [_SHELLING], {"FJI"}),
        (told("SANCTION", side("TON"), side("WSM")), [_SHELLING], {"WSM"}),
        (told("COERCE", side("TON"), side("TON")), [_SHELLING], {"TON"}),
        (told("RETREAT", side("TON"), side()), [_SHELLING], set()),
        (told("SANCTION", side("TON"), side(), paragraph=2), [_SHELLING], set()),
        (told("SANCTION", side(), side()), [_SHELLING], set()),
        (told("SANCTION", side("WSM"), side()), [_SHELLING], set()),
        (told("SANCTION", side("TON"), side()), [], set()),
    ],
    ids=[
        "who struck it", "whom it struck", "its own envoy recalled", "somebody named", "its own people",
        "directed at nobody", "another paragraph", "no source", "a bystander", "nothing before",
    ],
)  # fmt: skip
def test_whoever_stood_against_a_side_is_its_target(one: Told, before: list[Told], expected: set[str]) -> None:
    """Of acts that are always directed at somebody, in the same paragraph, where nobody else is named."""
    assert counterpart(one, before).parties == expected


def test_of_several_nobody_is_taken() -> None:
    """Which of the two is meant nobody says; an earlier act with one may say it."""
    pair = told("ASSAULT", side("FJI", "WSM"), side("TON"))
    one = told("SANCTION", side("TON"), side())

    assert counterpart(one, [pair]).parties == set()
    assert counterpart(one, [_SHELLING, pair]).parties == {"FJI"}


def test_the_last_one_is_taken_of_the_nearest_acts() -> None:
    """What is told five acts before is too far."""
    later = told("ACCUSE", side("WSM"), side("TON"))
    other = told("CONSULT", side("NOR"), side("TCD"))
    one = told("SANCTION", side("TON"), side())

    assert counterpart(one, [_SHELLING, later]).parties == {"WSM"}
    assert counterpart(one, [_SHELLING, other, other, other]).parties == {"FJI"}
    assert counterpart(one, [_SHELLING, other, other, other, other]).parties == set()


def test_what_is_recalled_stays_a_phrase_of_nobody() -> None:
    """The party of the source goes from the target, what is of no party stays."""
    envoy = Side((Part((8, 13), None),))

    found = counterpart(told("SANCTION", side("TON"), envoy), [_SHELLING])

    assert found.spans == ((8, 13), (0, 1))
    assert found.ids == ("act_FJI",)
