"""Who of many articles is the same."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from itertools import permutations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from people import doubts, named, party, person, reading, register, unnamed, unsure, who

from chancery.ledger import Office, PossibleEntry, Register, Sighting
from chancery.records import Reading


def test_a_known_id_is_the_entry() -> None:
    """States, bodies, and persons with the same name and party: one entry, whatever the number of articles."""
    made = register(
        reading("one", party("Russia", "RUS"), party("NATO", "NATO", "igo"), person("Ana Ode", "CHL")),
        reading("two", party("Russia", "RUS"), party("NATO", "NATO", "igo"), person("Ana Ode", "CHL")),
    )

    entries = list(made.entries())
    assert [(one.name, one.kind, len(one.documents)) for one in entries] == [
        ("Russia", "state", 2), ("NATO", "igo", 2), ("Ana Ode", "person", 2),
    ]  # fmt: skip
    assert not any(one.same_as for one in entries)


def test_an_entry_keeps_what_was_seen() -> None:
    """The longest name without titles, sectors, roles, actors, documents with mentions, first and last day."""
    made = Register()
    made.add(
        reading("one", person("Foreign Minister Ode", "CHL", "Foreign Minister", sector="GOV"), published="2024-03-05")
    )
    (entry,) = made.add(
        reading("two", person("Ana Ode", "CHL", "senator@CHL", sector="LEG", mentions=3), published="2024-03-01")
    )

    full, short = person("Ana Ode", "CHL"), person("Foreign Minister Ode", "CHL")
    assert (entry.id, entry.name, entry.kind, entry.affiliation) == (full.id, "Ana Ode", "person", "CHL")
    assert entry.sectors == ("GOV", "LEG")
    assert entry.roles == (Office(title="Foreign Minister"), Office(title="senator", of="CHL"))
    assert entry.actors == tuple(sorted([full.id, short.id]))
    assert list(entry.documents) == [
        Sighting(document="two", actor=full.id, mentions=3), Sighting(document="one", actor=short.id, mentions=1),
    ]  # fmt: skip
    assert (entry.mentions, entry.first, entry.last) == (4, "2024-03-01", "2024-03-05")


def test_an_entry_that_was_given_stays_as_it_was() -> None:
    """More readings make new entries; the old one keeps its documents."""
    made = Register()
    (before,) = made.add(reading("one", party("Chile", "CHL")))
    (after,) = made.add(reading("two", party("Chile", "CHL")))

    assert [seen.document for seen in before.documents] == ["one"]
    assert [seen.document for seen in after.documents] == ["one", "two"]
    assert after.documents[1].document == "two"
    assert before.documents != after.documents
    with pytest.raises(AttributeError):
        before.name = "Peru"  # type: ignore[misc]


def test_the_same_document_again_changes_nothing() -> None:
    """Not a mention is counted twice."""
    once = reading("one", person("Ana Ode", "CHL"), person("Ode"), party("Chile", "CHL"), published="2024-03-05")

    assert list(register(once, once).entries()) == list(register(once).entries())


def test_two_of_one_surname_stay_two() -> None:
    """Of one party too, and even in one role."""
    made = register(
        reading("one", person("Andrei Belousov", "RUS", "minister")),
        reading("two", person("Pyotr Belousov", "RUS", "minister")),
    )

    assert len(who(made)) == 2
    assert not any(entry.same_as for entry in made.entries())


def test_a_surname_alone_is_the_only_one_who_has_it() -> None:
    """If the party agrees."""
    made = register(reading("one", person("Andrei Belousov", "RUS")), reading("two", person("Belousov", "RUS")))

    assert len(who(made)) == 1


def test_a_surname_of_two_is_neither() -> None:
    """An entry of its own, with a doubt for each, the likelier first."""
    made = register(
        reading("one", person("Andrei Belousov", "RUS", "minister")),
        reading("two", person("Pyotr Belousov", "RUS", "trainer")),
        reading("three", person("Belousov", "RUS", "Minister")),
    )

    assert len(who(made)) == 3
    assert list(doubts(made)["Belousov", "RUS"].items()) == [("Andrei Belousov", 0.4), ("Pyotr Belousov", 0.24)]


def test_a_surname_seen_first_does_not_join_two() -> None:
    """It was taken for the first full name; when the second comes it is by itself again, and the doubts say why."""
    made = Register()
    made.add(reading("one", person("Belousov", "RUS")))
    (second,) = made.add(reading("two", person("Andrei Belousov", "RUS")))
    made.add(reading("three", person("Pyotr Belousov", "RUS")))

    assert len(second.documents) == 2
    assert len(who(made)) == 3
    assert doubts(made)["Belousov", "RUS"] == {"Andrei Belousov": 0.32, "Pyotr Belousov": 0.32}
    assert person("Belousov", "RUS").id in second.actors


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("A. Belousov", "Andrei Belousov"),
        ("A. R. Belousov", "Andrei Removich Belousov"),
        ("Andrei Belousov", "Andrei Removich Belousov"),
        ("J.R. Ode", "John Robert Ode"),
        ("JR Ode", "John Robert Ode"),
        ("J.-C. Juncker", "Jean-Claude Juncker"),
        ("Mr Ode", "Ana Ode"),
        ("Gen. Ode", "Ana Ode"),
        ("Vukelić", "Dragana Vukelic"),
        ("DRAGANA VUKELIC", "Dragana Vukelić"),
        ("von der Leyen", "Ursula von der Leyen"),
        ("Assad", "Bashar al-Assad"),
        ("O'Brien", "James O’Brien"),
    ],
)
def test_names_that_agree(short: str, full: str) -> None:
    """First names are left out or initials; marks, capitals, titles and particles count for nothing."""
    made = register(reading("one", person(full, "ODE")), reading("two", person(short, "ODE")))

    assert len(who(made)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("P. Belousov", "Andrei Belousov"),
        ("Andrei Petrovich Belousov", "Andrei Removich Belousov"),
        ("Andrei Belousov", "Andrei Belov"),
        ("Donald Trump Jr.", "Donald Trump"),
        ("Ivanov", "Ivanova"),
        ("Ana", "Ana Ode"),
    ],
)
def test_names_that_do_not_agree(one: str, other: str) -> None:
    """Two entries without a doubt; a son is not his father."""
    made = register(reading("one", person(one, "ODE")), reading("two", person(other, "ODE")))

    assert len(who(made)) == 2
    assert not any(entry.same_as for entry in made.entries())


def test_initials_of_two_are_neither() -> None:
    """ "A. Belousov" may be Andrei or Alexei."""
    made = register(
        reading("one", person("A. Belousov", "RUS")),
        reading("two", person("Andrei Belousov", "RUS")),
        reading("three", person("Alexei Belousov", "RUS")),
        reading("four", person("Pyotr Belousov", "RUS")),
    )

    assert len(who(made)) == 4
    assert doubts(made)["A. Belousov", "RUS"] == {"Andrei Belousov": 0.48, "Alexei Belousov": 0.48}


def test_a_role_decides_where_a_party_is_untold() -> None:
    """The same title in any capitals; the entry has the party that one of the articles tells."""
    made = register(
        reading("one", person("Andrei Belousov", "RUS", "defence minister")),
        reading("two", person("Defence Minister Belousov", None, "Defence Minister")),
        reading("three", person("A. Belousov", None, "Defence Minister")),
    )

    (entry,) = made.entries()
    assert (entry.name, entry.affiliation, len(entry.documents)) == ("Andrei Belousov", "RUS", 3)


@pytest.mark.parametrize("titles", [(), ("deputy minister",), ("minister@BLR",)])
def test_without_a_shared_role_it_is_a_doubt(titles: tuple[str, ...]) -> None:
    """No role, another one, or the same one held elsewhere: an entry of its own, and a doubt."""
    made = register(
        reading("one", person("Andrei Belousov", "RUS", "minister")), reading("two", person("Belousov", None, *titles))
    )

    assert len(who(made)) == 2
    assert doubts(made)["Belousov", None] == {"Andrei Belousov": 0.14 if titles else 0.19}
    assert doubts(made)["Andrei Belousov", "RUS"] == {}


def test_a_role_held_in_two_parties_decides_nothing() -> None:
    """Whoever comes first: a minister of no party is neither the Russian nor the Belarusian one."""
    untold = reading("one", person("Andrei Belousov", None, "minister"))
    russian = reading("two", person("Belousov", "RUS", "minister"))
    belarusian = reading("three", person("Belousov", "BLR", "minister"))

    for order in permutations([untold, russian, belarusian]):
        made = register(*order)

        assert len(who(made)) == 3
        assert doubts(made)["Belousov", "RUS"] == doubts(made)["Belousov", "BLR"] == {"Andrei Belousov": 0.24}


def test_a_surname_without_party_is_not_known_by_its_id() -> None:
    """Another article may mean another: its role joins it to somebody, not that the words are the same."""
    made = register(
        reading("one", person("Andrei Belousov", "RUS", "minister")),
        reading("two", person("Belousov", None, "minister")),
        reading("three", person("Belousov", None, "boxer")),
        reading("four", person("Belousov")),
        reading("five", person("Belousov")),
    )

    together = {frozenset(document for document, _ in pairs) for pairs in who(made)}
    assert together == {frozenset(["one", "two"]), frozenset(["three"]), frozenset(["four"]), frozenset(["five"])}


def test_different_parties_are_a_low_doubt_for_whole_names_only() -> None:
    """Somebody may have moved from a state to a body; a surname or initials say nothing of it."""
    made = register(
        reading("one", person("Jan Ode", "NOR", "minister")),
        reading("two", person("Jan Ode", "NATO", "secretary general")),
        reading("three", person("Ode", "CHL")),
        reading("four", person("J. Ode", "PER")),
    )

    assert len(who(made)) == 4
    assert doubts(made)["Jan Ode", "NOR"] == doubts(made)["Jan Ode", "NATO"] == {"Jan Ode": 0.08}
    assert doubts(made)["Ode", "CHL"] == doubts(made)["J. Ode", "PER"] == {}


def test_what_one_article_tells_apart_stays_apart() -> None:
    """Even if nothing else speaks against it: an entry of its own with a doubt."""
    made = register(
        reading("one", person("Andrei Belousov", "RUS"), person("Belousov", "RUS")),
        reading("two", person("Belousov", "RUS")),
    )

    assert len(who(made)) == 2
    assert doubts(made)["Belousov", "RUS"] == {"Andrei Belousov": 0.32}


def test_two_that_were_one_part_when_an_article_tells_them_apart() -> None:
    """Also where both have long been known."""
    made = register(reading("one", person("Ana Ode", "CHL")), reading("two", person("Ode", "CHL")))
    assert len(who(made)) == 1

    made.add(reading("three", person("Ana Ode", "CHL"), person("Ode", "CHL")))

    assert len(who(made)) == 2


def test_whoever_has_no_name_is_of_one_document() -> None:
    """An entry each, and no doubt: "the Chilean Ambassador" has no surname, nor has "Foreign Minister"."""
    made = register(
        reading("one", unnamed("its ambassador", "one", "CHL"), person("Ana Ambassador", "CHL")),
        reading("two", unnamed("the Chilean Ambassador", "two", "CHL")),
        reading("three", person("Foreign Minister", "CHL", "foreign minister"), person("Ana Minister", "CHL")),
        reading("four", person("Foreign Minister of New Chile", "CHL", "Foreign Minister"), person("Ana Chile", "CHL")),
    )

    assert len(who(made)) == 7
    assert named(made, "Foreign Minister of New Chile").actors
    assert not any(entry.same_as for entry in made.entries())


def test_doubts_of_the_reader_are_kept() -> None:
    """As the entries that the actors are now."""
    ana, eva, short = person("Ana Ode", "CHL"), person("Eva Ode", "CHL"), person("Ode", "PER")
    made = register(reading("one", ana, eva, unsure(short, (ana, 0.5), (eva, 0.5))))

    assert doubts(made)["Ode", "PER"] == {"Ana Ode": 0.5, "Eva Ode": 0.5}
    assert {other.entry for other in named(made, "Ode").same_as} == {ana.id, eva.id}


def test_a_surname_of_many_names_ten() -> None:
    """The likeliest; a list of all would tell nothing."""
    made = register(
        *(reading(f"full {number}", person(f"Ana{number} Ode", "CHL")) for number in range(30)),
        *(reading(f"short {number}", person("Ode")) for number in range(30)),
        reading("last", person("Ode", "CHL", "minister")),
    )

    assert {len(entry.same_as) for entry in made.entries() if entry.name == "Ode"} == {10}
    assert named_scores(made) == {0.19, 0.32}


def named_scores(made: Register) -> set[float]:
    """The scores of all doubts."""
    return {doubt.score for entry in made.entries() for doubt in entry.same_as}


def test_an_id_whose_fuller_name_is_of_another_family() -> None:
    """The tables give people an id by their own spelling; it is compared by the fullest name that was seen."""
    short = person("Omar bin Salman", "SAU")
    full = msgspec.structs.replace(short, name="Omar bin Salman Al Saud")
    readings = [reading("one", short), reading("two", full), reading("three", person("Saud", "SAU")),
                reading("four", person("Salman", "SAU"))]  # fmt: skip

    for order in permutations(readings):
        together = {frozenset(document for document, _ in pairs) for pairs in who(register(*order))}

        assert together == {frozenset(["one", "two", "three"]), frozenset(["four"])}


_FIRSTS = st.sampled_from(["", "A. ", "Andrei ", "Alexei ", "Andrei R. ", "Andrei Removich ", "P. ", "Pyotr "])
_PERSONS = st.builds(
    lambda first, family, code, titles: person(first + family, code, *titles),
    _FIRSTS,
    st.sampled_from(["Belousov", "Ode"]),
    st.sampled_from([None, None, "RUS", "BLR"]),
    st.lists(st.sampled_from(["minister", "envoy", "General"]), max_size=2, unique=True),
)
_DOCUMENTS = st.lists(
    st.lists(_PERSONS, min_size=1, max_size=3, unique_by=lambda actor: actor.id), min_size=1, max_size=7
)


def _readings(documents: list[list[object]]) -> list[Reading]:
    return [reading(str(number), *actors) for number, actors in enumerate(documents)]  # type: ignore[arg-type]


@settings(deadline=None)
@given(_DOCUMENTS, st.randoms(use_true_random=False))
def test_the_order_of_documents_plays_no_part(documents: list[list[object]], random: object) -> None:
    """The same people are together, with the same ids, parties and doubts."""
    readings = _readings(documents)
    shuffled = list(readings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    def facts(made: Register) -> dict[str, tuple[object, ...]]:
        return {
            one.id: (
                one.name,
                one.affiliation,
                one.roles,
                one.actors,
                one.mentions,
                one.same_as,
                frozenset(one.documents),
            )
            for one in made.entries()
        }

    assert facts(register(*readings)) == facts(register(*shuffled))


@settings(deadline=None)
@given(_DOCUMENTS)
def test_nobody_is_lost_and_nobody_merged_against_the_rules(documents: list[list[object]]) -> None:
    """Each actor of each document is in one entry; an entry has one party, one initial and one actor a document."""
    readings = _readings(documents)
    made = register(*readings)

    entries = list(made.entries())
    seen = [(one.document, one.actor) for entry in entries for one in entry.documents]
    assert sorted(seen) == sorted((one.document.id, actor.id) for one in readings for actor in one.actors)
    assert len({entry.id for entry in entries}) == len(entries)
    known = {actor.id: actor for one in readings for actor in one.actors}
    for entry in entries:
        parties = {known[actor].affiliation for actor in entry.actors} - {None}
        firsts = {known[actor].name.split()[0][0] for actor in entry.actors if " " in known[actor].name}
        assert len(parties) <= 1
        assert len(firsts) <= 1
        assert len({one.document for one in entry.documents}) == len(entry.documents)


@settings(deadline=None)
@given(_DOCUMENTS)
def test_add_gives_the_entries_of_the_actors(documents: list[list[object]]) -> None:
    """In their order; each is what `entries` has, each doubt leads to another entry and scores between 0 and 1."""
    made = Register()
    for one in _readings(documents):
        found = made.add(one)

        entries = {entry.id: entry for entry in made.entries()}
        assert [actor.id in entry.actors for actor, entry in zip(one.actors, found, strict=True)] == [True] * len(found)
        assert all(entries[entry.id] == entry for entry in found)
        for entry in entries.values():
            scores = [doubt.score for doubt in entry.same_as]
            assert scores == sorted(scores, reverse=True)
            assert all(0 < score < 1 for score in scores)
            assert {doubt.entry for doubt in entry.same_as} <= entries.keys() - {entry.id}


@pytest.mark.parametrize(
    "make",
    [
        lambda number: [person(f"Ana Ode{number}", "CHL"), person(f"Ode{number}", "CHL")],
        lambda number: [person("Ana Ode", "CHL"), party("Chile", "CHL")],
        lambda number: [person("Ode")],
    ],
    ids=["new people", "the same people", "a surname alone"],
)
def test_the_time_is_linear(make: Callable[[int], list[object]]) -> None:
    """Eight times the documents take about eight times as long; twenty-four times would be far from it."""

    def seconds(size: int) -> float:
        readings = _readings([make(number) for number in range(size)])
        gc.collect()
        begun = time.process_time()
        list(register(*readings).entries())
        return time.process_time() - begun

    small = min(seconds(1_000) for _ in range(3))

    assert min(seconds(8_000) for _ in range(2)) < 24 * max(small, 1e-3)


def test_a_doubt_is_a_record() -> None:
    """The id of an entry and a score."""
    made = register(reading("one", person("Ana Ode", "CHL")), reading("two", person("Ana Ode")))

    (doubt,) = [doubt for entry in made.entries() for doubt in entry.same_as]
    assert doubt == PossibleEntry(entry=person("Ana Ode", "CHL").id, score=0.43)
