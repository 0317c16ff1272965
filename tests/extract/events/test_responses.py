"""Which event answers which."""

from __future__ import annotations

from functools import partial

import pytest
from build import parsed, read

from chancery.extract.events.responses import Parties, answered_by
from chancery.records import Event

_NAMES = {"Chad": "place", "Fiji#1": "place", "Fiji#2": "place"}
_RAID = ("raided", "ASSAULT", None, "Chad", "Fiji#1")
_RAIDED = "[nsubj Chad] raided [obj Fiji] ."


def answers(
    tree: str,
    *acts: tuple[str | None, ...],
    names: dict[str, str] | None = None,
    entities: tuple[tuple[str, ...], ...] = (),
) -> dict[str, str]:
    """For the trigger of each answer that of what it answers."""
    annotation = parsed(tree, names=_NAMES if names is None else names, entities=entities, acts=acts)
    events = read(annotation, "2021-10-20").events
    words = {one.id: annotation.text[slice(*one.trigger)] for one in events}
    return {words[one.id]: words[one.in_response_to] for one in events if one.in_response_to is not None}


@pytest.mark.parametrize("verb", ["responded", "retaliated", "reacted"])
def test_a_verb_of_answering_introduces_the_answer(verb: str) -> None:
    """ "Retaliated by closing": it answers the last act of the other side."""
    tree = f"{_RAIDED}\n[nsubj Fiji] {verb} [advcl [mark by] closing [obj the port]] ."

    assert answers(tree, _RAID, ("closing", "COERCE", None, "Fiji#2")) == {"closing": "raided"}


@pytest.mark.parametrize("noun", ["response", "retaliation", "reprisal"])
def test_what_a_noun_of_answering_hangs_from_answers(noun: str) -> None:
    """ "Closed the port in retaliation for the raid": what stands behind the noun is answered."""
    tree = f"[nsubj Fiji] closed [obj the port] [obl in {noun} [nmod for the raid [nmod by Chad]]] ."

    found = answers(
        tree,
        ("closed", "COERCE", None, "Fiji"),
        ("raid", "ASSAULT", None, "Chad"),
        names={"Fiji": "place", "Chad": "place"},
    )

    assert found == {"closed": "raid"}


def test_a_noun_alone_answers_the_act_before() -> None:
    """ "In response, Fiji closed the port."."""
    tree = f"{_RAIDED}\n[obl In response] , [nsubj Fiji] closed [obj the port] ."

    assert answers(tree, _RAID, ("closed", "COERCE", None, "Fiji#2")) == {"closed": "raided"}


def test_an_adjective_of_answering_belongs_to_its_noun() -> None:
    """ "Imposed retaliatory tariffs"."""
    tree = f"{_RAIDED}\n[nsubj Fiji] decreed [obj [amod retaliatory] bans] ."

    assert answers(tree, _RAID, ("bans", "COERCE/ban", None, "Fiji#2")) == {"bans": "raided"}


@pytest.mark.parametrize(
    "subject", ["[det These] steps", "[det The] measures", "[det This] step", "[det The] decision", "It"]
)
def test_these_steps_stand_for_the_acts_before(subject: str) -> None:
    """Those of one side."""
    tree = f"""
        {_RAIDED}
        [nsubj Fiji] closed [obj the port] [conj [cc and] banned [obj fishing]] .
        [nsubj {subject}] came [obl in response] .
    """
    acts = (("closed", "COERCE", None, "Fiji#2"), ("banned", "COERCE/ban", None, "Fiji#2"))

    assert answers(tree, _RAID, *acts) == {"closed": "raided", "banned": "raided"}


def test_these_steps_are_hostile_and_near() -> None:
    """Neither a visit nor what was done six acts before."""
    tree = f"""
        {_RAIDED}
        [nsubj Fiji] closed [obj the port] .
        [nsubj It] visited [obj Lima] [conj praised [obj it]] [conj fed [obj it]] [conj armed [obj it]] .
        [nsubj She] banned [obj fishing] .
        [nsubj [det These] steps] came [obl in response] .
    """
    kinds = (("visited", "CONSULT"), ("praised", "SUPPORT"), ("fed", "AID"), ("armed", "AID"))
    others = [(word, kind, None, "It") for word, kind in kinds]
    acts = (_RAID, ("closed", "COERCE", None, "Fiji#2"), ("banned", "COERCE/ban", None, "She"))
    told = partial(answers, tree, *acts, names=_NAMES | {"Lima": "place"}, entities=(("place", "Fiji#2", "It", "She"),))

    assert told(others[0]) == {"closed": "raided", "banned": "raided"}
    assert told(*others) == {"banned": "raided"}


def test_what_came_after_the_other_side_answers_it() -> None:
    """ "Closed the port after Chad raided it": the sides are the other way round."""
    tree = "[nsubj Fiji] closed [obj the port] [advcl [mark after] [nsubj Chad] raided [obj it]] ."
    acts = (("closed", "COERCE", None, "Fiji", "Chad"), ("raided", "ASSAULT", None, "Chad", "it"))

    found = answers(tree, *acts, names={"Fiji": "place", "Chad": "place"}, entities=(("place", "Fiji", "it"),))

    assert found == {"closed": "raided"}


@pytest.mark.parametrize(("mark", "victim"), [("after", "Peru"), ("while", "it")])
def test_what_merely_came_later_is_no_answer(mark: str, victim: str) -> None:
    """Where somebody else was struck, or nothing says that it came after."""
    tree = f"[nsubj Fiji] closed [obj the port] [advcl [mark {mark}] [nsubj Chad] raided [obj {victim}]] ."
    names = {"Fiji": "place", "Chad": "place"} | ({"Peru": "place"} if victim == "Peru" else {})
    acts = (("closed", "COERCE", None, "Fiji", "Chad"), ("raided", "ASSAULT", None, "Chad", victim))
    entities = (("place", "Fiji", "it"),) if victim == "it" else ()

    assert answers(tree, *acts, names=names, entities=entities) == {}


def test_nobody_answers_himself() -> None:
    """The nearest act before by the same side is passed over."""
    tree = f"""
        {_RAIDED}
        [nsubj Fiji] closed [obj the port] .
        [nsubj It] banned [obj fishing] [obl in response] .
    """
    acts = (("closed", "COERCE", None, "Fiji#2"), ("banned", "COERCE/ban", None, "It"))

    found = answers(tree, _RAID, *acts, entities=(("place", "Fiji#2", "It"),))

    assert found == {"banned": "raided"}


def test_two_events_do_not_answer_each_other() -> None:
    """The first that is found stands."""
    tree = """
        [nsubj Fiji] closed [obj the port] [obl in response [nmod to the raid [nmod by Chad]]] .
        [nsubj Chad] raided [obj it] [obl in response [nmod to [nmod:poss its] closure]] .
    """
    acts = (
        ("closed", "COERCE", None, "Fiji", "Chad#1"),
        ("raid", "ASSAULT", None, "Chad#1", "Fiji"),
        ("raided", "ASSAULT", None, "Chad#2", "it"),
        ("closure", "COERCE", None, "its"),
    )

    found = answers(
        tree, *acts, names={"Fiji": "place", "Chad#1": "place", "Chad#2": "place"},
        entities=(("place", "Fiji", "it", "its"), ("place", "Chad#1", "Chad#2")),
    )  # fmt: skip

    assert found["closed"] == "raid"
    assert all(found.get(answered) != answer for answer, answered in found.items())


def test_without_an_earlier_act_nothing_is_answered() -> None:
    """What provoked it is not in the text."""
    tree = "[nsubj Fiji] closed [obj the port] [obl in retaliation] ."

    assert answers(tree, ("closed", "COERCE", None, "Fiji"), names={"Fiji": "place"}) == {}


_NOR: Parties = (frozenset({"NOR"}), frozenset({"TCD"}))
_NOBODY: frozenset[str] = frozenset()


def event(source: str, target: str) -> Event:
    """An event of two actors; an empty name is nobody."""
    return Event(
        id="evt",
        type="SANCTION",
        source=(source,) if source else (),
        target=(target,) if target else (),
        trigger=(0, 1),
        evidence=(0, 1),
        status="happened",
        confidence=0.9,
    )


@pytest.mark.parametrize(
    ("answered", "parties", "expected"),
    [
        (event("", ""), (_NOBODY, _NOBODY), ("chad", "norway")),
        (event("", "norway"), (_NOBODY, frozenset({"NOR"})), ("chad", "norway")),
        (event("norway", "chad"), _NOR, ("chad", "norway")),
        (event("chad", "norway"), (frozenset({"TCD"}), frozenset({"NOR"})), ("chad", "norway")),
        (event("fiji", ""), (frozenset({"FJI"}), _NOBODY), ("fiji", "")),
    ],
    ids=["nobody named", "no source", "mixed up", "right", "somebody else"],
)
def test_an_answer_turns_the_sides_round(answered: Event, parties: Parties, expected: tuple[str, str]) -> None:
    """ "In response to the expulsion Norway …": it was Chad that expelled, where no other is named."""
    found = answered_by(event("norway", "chad"), answered, _NOR, parties)

    assert tuple("".join(side) for side in (found.source, found.target)) == expected


def test_an_answer_of_one_side_turns_nothing_round() -> None:
    """Whom it is directed at is not known."""
    answered = event("", "")

    assert answered_by(event("norway", ""), answered, (_NOR[0], _NOBODY), (_NOBODY, _NOBODY)) == answered
