"""Who is who in the formats for people, on readings made by hand."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from rich.cells import cell_len

from chancery.cli.pretty import Pretty
from chancery.cli.sections import MOST_ACTORS
from chancery.cli.statements import rows
from chancery.cli.table import Table
from chancery.cli.terminal import Terminal
from chancery.cli.who import ANOTHER, NOBODY, actor_rows, speaker
from chancery.records import Actor, Document, Interval, PossibleActor, Reading, Role, Statement

TEXT = "He told them that it would not do.\n"
ALDERTON = Actor(
    id="a1", name="Ruth Alderton", kind="person", affiliation="NZL", sector="GOV",
    roles=(Role(title="foreign minister", of="NZL", span=(0, 2)), Role(title="member", span=(0, 2)),
           Role(title="Foreign Minister", span=(3, 7))),
    mentions=((0, 2), (8, 12)),
)  # fmt: skip
NATO = Actor(id="a2", name="NATO", kind="igo", affiliation="NATO", sector="IGO", mentions=((18, 20),))
RUSSIA = Actor(id="a3", name="Russia", kind="state", affiliation="RUS", sector="GOV", mentions=((3, 7),))
HOSTILE = "[red]x\x1b[31m\u202e\nnot a line"


def made(actors: Iterable[Actor], **fields: object) -> Reading:
    """A reading of one statement, "He told", with these fields."""
    said = Statement(
        id="s", speaker_span=(0, 2), cue_span=(3, 7), content_spans=((13, 33),),
        **{"mode": "indirect", "confidence": 0.9, "speaker": "a1", **fields},  # type: ignore[arg-type]
    )  # fmt: skip
    return Reading(document=Document(id="d", text=TEXT, source="a.txt"), actors=tuple(actors), statements=(said,))


def terminal(width: int, *, unicode: bool = True) -> Terminal:
    """A terminal without colour."""
    return Terminal(width=width, colour=False, unicode=unicode)


@pytest.mark.parametrize(
    ("words", "actor", "shown"),
    [
        ("he", ALDERTON, "he (Ruth Alderton, NZL)"),
        ("Alderton", ALDERTON, "Alderton (NZL)"),
        ("ALDERTON", ALDERTON, "ALDERTON (NZL)"),
        ("Ruth Alderton", ALDERTON, "Ruth Alderton (NZL)"),
        ("Foreign Minister Ruth Alderton", ALDERTON, "Foreign Minister Ruth Alderton (NZL)"),
        (NOBODY, ALDERTON, "Ruth Alderton (NZL)"),
        ("the alliance", NATO, "the alliance (NATO)"),
        ("NATO", NATO, "NATO"),
        ("EU", Actor(id="a", name="European Union", affiliation="EU"), "EU"),
        ("She", Actor(id="a", name="Elena Marku"), "She (Elena Marku)"),
        ("He", Actor(id="a", name="He Lin", affiliation="CHN"), "He (He Lin, CHN)"),
        ("the Chilean side", Actor(id="a", name="Chile", affiliation="CHL"), "the Chilean side (Chile, CHL)"),
        ("a diplomat", Actor(id="a", name="diplomat"), "a diplomat"),
        ("a diplomat", None, "a diplomat"),
    ],
)
def test_a_speaker_is_words_and_who_that_is(words: str, actor: Actor | None, shown: str) -> None:
    """Name and party stand behind the words only where these do not say them."""
    assert speaker(words, actor) == shown


def test_flags_say_whom_it_is_about_and_to() -> None:
    """Parties once each and in order, two addressees and the number of the rest, besides what else there is."""
    people = [Actor(id=f"p{number}", name=f"Person {number}", affiliation="RUS") for number in range(5)]
    reading = made(
        [ALDERTON, NATO, RUSSIA, *people],
        about=("a3", "p1", "a2", "nobody"),
        addressees=("p0", "nobody", "p2", "p3"),
        relayed_by="p4",
        hedged=True,
        date=Interval(from_="2024-05-06", to="2024-05-06"),
    )

    assert next(rows(reading)).flags == (
        "hedged",
        "relayed by Person 4",
        "2024-05-06",
        "about RUS, NATO",
        f"to Person 0, {ANOTHER} and 2 more",
    )
    assert "about RUS, NATO" in Pretty(terminal(100)).reading(reading)


def test_actors_are_those_who_take_part_and_named_persons() -> None:
    """In the order of first mention; others, and people without a name, only where a statement has them."""
    actors = [
        Actor(id="place", name="Auckland", mentions=((0, 1),)),
        Actor(id="nameless", name="diplomat", kind="person", mentions=((0, 1),)),
        Actor(id="office", name="Foreign Minister", kind="person", mentions=((0, 1),),
              roles=(Role(title="foreign minister", span=(0, 1)),)),
        Actor(id="named", name="Bashar al-Assad", kind="person", mentions=((30, 31), (2, 3))),
        Actor(id="heard", name="reporters", kind="group", mentions=((20, 25),)),
        Actor(id="unseen", name="navy"),
        NATO, RUSSIA, ALDERTON,
    ]  # fmt: skip
    reading = made(actors, addressees=("heard",), about=("a2", "a3"), relayed_by="unseen")

    names = [row.name for row in actor_rows(reading)]

    assert names == ["Ruth Alderton", "Bashar al-Assad", "Russia", "NATO", "reporters", "navy"]


def test_an_actor_is_shown_with_all_that_is_known() -> None:
    """Party, kind, sector, roles, how often, and who it may also be; what is not known stays empty."""
    other = Actor(id="a4", name="Alderton", kind="person", mentions=((30, 31),),
                  same_as=(PossibleActor(actor="a1", score=0.5), PossibleActor(actor="gone", score=0.5)))  # fmt: skip
    reading = made([ALDERTON, other])

    first, second = actor_rows(reading)
    wide = Pretty(terminal(100)).reading(reading)
    narrow = Pretty(terminal(70)).reading(reading)

    assert (first.party, first.kind, first.sector, first.mentions) == ("NZL", "person", "GOV", 2)
    assert (first.roles, first.perhaps) == ("foreign minister of NZL, member", "")
    assert (second.party, second.sector, second.roles) == ("", "", "")
    assert second.perhaps == f"Ruth Alderton, {ANOTHER}"
    table = wide[wide.index("\nActors\n") :].splitlines()
    assert table[2].split() == ["name", "party", "kind", "sector", "roles", "mentions"]
    assert table[4].split() == "Ruth Alderton NZL person GOV foreign minister of NZL, member 2".split()
    assert table[6].startswith("perhaps Ruth Alderton")
    assert "1 Ruth Alderton | NZL person GOV | foreign minister of NZL, member | 2" in narrow
    assert "2 Alderton | person | perhaps Ruth Alderton, another | 1 mention" in narrow


@pytest.mark.parametrize("width", [60, 100])
def test_many_actors_are_cut(width: int) -> None:
    """The table ends with how many more there are, and where they stand."""
    crowd = [Actor(id=str(number), name=f"Person No{number}", kind="person") for number in range(MOST_ACTORS + 4)]

    shown = Pretty(terminal(width)).reading(made(crowd))

    assert f"No{MOST_ACTORS - 1}" in shown
    assert f"No{MOST_ACTORS} " not in shown
    assert shown.endswith("\nand 4 more; --format json has all\n")


def test_no_actors_no_table() -> None:
    """Its heading would stand over nothing."""
    assert "Actors" not in Pretty(terminal(100)).reading(made([], speaker=None))


def test_the_table_has_columns_for_who_is_who() -> None:
    """Name, party and sector of the speaker, names of addressees and parties it is about."""
    reading = made([ALDERTON, NATO, RUSSIA], addressees=("a3", "a2"), about=("a3", "a2"))
    table = Table(terminal(160))

    head, row = table.start(), table.reading(reading)

    assert head.split() == "source # record who party sector words what to about kind flags".split()
    cells = {"who": "Ruth Alderton", "party": "NZL", "sector": "GOV", "to": "Russia|NATO", "about": "RUS|NATO"}
    for column, cell in cells.items():
        assert row[head.index(f" {column} ") + 1 :].startswith(cell)


def test_a_narrow_table_keeps_its_words_readable() -> None:
    """Sector, addressees and whom it is about give way, and so does the record, which the kind tells too."""
    assert Table(terminal(80)).start().split() == "source # who party words what kind flags".split()


@pytest.mark.parametrize("width", [20, 40, 80, 133])
def test_hostile_actors_are_only_text(width: int) -> None:
    """Of no field does an escape, an override or a line break reach the terminal, nor is a line wider than it."""
    long = HOSTILE + "y" * 200
    actor = Actor(
        id="a1", name=long, kind="person", affiliation=long, sector=long, mentions=((0, 2),),
        roles=(Role(title=long, of=long, span=(0, 1)),), same_as=(PossibleActor(actor="a1", score=1.0),),
    )  # fmt: skip
    reading = made([actor], about=("a1",), addressees=("a1",), relayed_by="a1")

    for shown in (Pretty(terminal(width)).reading(reading), Table(terminal(max(width, 40))).reading(reading)):
        assert not {"\x1b", "\u202e"} & set(shown)
        assert not any(line.startswith("not a line") for line in shown.splitlines())
        assert max(cell_len(line) for line in shown.splitlines()) <= max(width, 40)
    assert "[red]x␛[31m" in Pretty(terminal(133)).reading(reading)


def test_ascii_terminals_get_ascii_actors() -> None:
    """The actors' table then has no line of another character."""
    assert Pretty(terminal(100, unicode=False)).reading(made([ALDERTON])).isascii()
