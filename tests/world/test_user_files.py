"""Actors files of users: three formats, later ones win, a broken one is refused whole."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from chancery.errors import SourceNotFound, UnreadableSource
from chancery.world.entries import Entry
from chancery.world.user_files import lookup_with, read_actors

Write = Callable[..., Path]

OURS = "name,names,affiliation,kind,sector,role,from,to\nIda Brenn,I. Brenn,NOR,person,GOV,foreign minister,2020,2024\n"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a text to a file of this name."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def _entity(id: str, schema: str, **properties: object) -> str:
    return json.dumps({"id": id, "schema": schema, "properties": properties})


ENTITIES = [
    _entity("p1", "Person", name=["Ida Brenn"], alias=["Ida M. Brenn"], nationality=["no"]),
    _entity("q1", "Position", name=["Minister of Foreign Affairs"], country=["no"], topics=["gov.national"]),
    _entity("o1", "Occupancy", holder=["p1"], post=["q1"], startDate=["2020-01-24"], endDate=["2024"]),
    _entity("b1", "PublicBody", name=["Norwegian Fjord Board"], country=["no"]),
    _entity("a1", "Address", full=["Oslo"]),
]


def _facts(entries: list[Entry]) -> list[tuple[object, ...]]:
    return [(one.name, one.code, one.kind, one.sector, one.what, one.from_, one.to, one.line) for one in entries]


def test_our_csv(write: Write) -> None:
    """With the columns of users; those that are not needed may be left out."""
    entries = read_actors(write("ours.csv", OURS))
    short = read_actors(write("short.csv", "# mine\nname,affiliation\nFjord Board,NOR\n"))

    assert _facts(entries) == [("Ida Brenn", "NOR", "person", "GOV", "foreign minister", "2020", "2024", 2)]
    assert _facts(short) == [("Fjord Board", "NOR", "organization", None, None, None, None, 3)]


def test_rows_of_a_table_of_the_package_may_be_copied(write: Write) -> None:
    """The headings tell which it is, whatever the file is called."""
    headings = "code,name,names,adjectives,demonyms,capital,metonyms,from,to"

    entries = read_actors(write("more.txt", f"{headings}\nXZZ,Zedland,,Zedlandic,,Zedville,Zed House,,\n"))

    assert [(one.relation, one.code, one.forms) for one in entries] == [
        ("name", "XZZ", ("Zedland",)), ("adjective", "XZZ", ("Zedlandic",)), ("capital", "XZZ", ("Zedville",)),
        ("metonym", "XZZ", ("Zed House",)),
    ]  # fmt: skip


def test_follow_the_money(write: Write) -> None:
    """An occupancy joins person and post; other schemata are passed over."""
    entries = read_actors(write("entities.ftm.json", "\n".join(ENTITIES)))

    assert _facts(entries) == [
        ("Ida Brenn", "NOR", "person", "GOV", "Minister of Foreign Affairs", "2020-01-24", "2024", 1),
        ("Minister of Foreign Affairs", "NOR", "role", "GOV", None, None, None, 2),
        ("Norwegian Fjord Board", "NOR", "organization", "GOV", None, None, None, 4),
    ]
    assert entries[0].forms == ("Ida Brenn", "Ida M. Brenn")


def test_follow_the_money_nested(write: Write) -> None:
    """As dumps of "targets" have it: the occupancy in its holder, the post in the occupancy."""
    post = {"id": "q1", "schema": "Position", "properties": {"name": ["President"], "country": ["suhh"]}}
    held = {"id": "o1", "schema": "Occupancy", "properties": {"post": [post], "startDate": ["1990-03-15"]}}
    person = _entity("p1", "Person", name=["A. B."], positionOccupancies=[held])

    entries = read_actors(write("targets.nested.json", person))

    assert _facts(entries)[0] == ("A. B.", "SUN", "person", None, "President", "1990-03-15", None, 1)


PETRARCH = """\
<!-- a dictionary -->
# of ours
ZEDLAND_  [ZAF] ; comment
+ZEDLANDIC_
OLAF_VAN_DER_MEER_
+OLAF_AL-MEER_ # another
\t[NORELI 620101-780427]
\t[NORGOV 19780427-010430]
\t[NORELI >20010430]
UZB_BOARD_ [IGOUNOIAE]
NOBODY_ [---]
SPLIT  [USR <911226] [###]
EITHER_ [GRC/TUR]
CODELESS_
"""


def test_petrarch(write: Write) -> None:
    """Synonyms, codes with days of two and four digits, null codes, comments."""
    entries = read_actors(write("ours.actors.txt", PETRARCH))

    assert _facts(entries) == [
        ("Zedland", "ZAF", "state", None, "ZAF", None, None, 3),
        ("Zedlandic", "ZAF", "state", None, "ZAF", None, None, 4),
        ("Olaf van der Meer", "NOR", "person", "ELI", "NORELI", "1962-01-01", "1978-04-27", 5),
        ("Olaf van der Meer", "NOR", "person", "GOV", "NORGOV", "1978-04-27", "2001-04-30", 5),
        ("Olaf van der Meer", "NOR", "person", "ELI", "NORELI", "2001-04-30", None, 5),
        ("Olaf al-Meer", "NOR", "person", "ELI", "NORELI", "1962-01-01", "1978-04-27", 6),
        ("Olaf al-Meer", "NOR", "person", "GOV", "NORGOV", "1978-04-27", "2001-04-30", 6),
        ("Olaf al-Meer", "NOR", "person", "ELI", "NORELI", "2001-04-30", None, 6),
        ("Uzb Board", "IAEA", "igo", "IGO", "IGOUNOIAE", None, None, 10),
        ("Split", "SUN", "state", None, "USR", None, "1991-12-26", 12),
        ("Either", "GRC", "state", None, "GRC/TUR", None, None, 13),
        ("Either", "TUR", "state", None, "GRC/TUR", None, None, 13),
    ]


def test_names_in_capitals_are_found_as_texts_write_them(write: Write) -> None:
    """Acronyms of up to three letters only in capitals."""
    lookup = lookup_with([write("ours.actors.txt", "ZED_ [NORREB]\nOLAF_MCMEER_ [NORGOV]\nZAHIR_OF_ZED [NOR]\n")])

    found = [text for text in ("ZED", "Zed", "Olaf McMeer", "OLAF MCMEER", "Zahir of Zed") if lookup.find(text)]

    assert found == ["ZED", "Olaf McMeer", "OLAF MCMEER", "Zahir of Zed"]


def test_a_later_file_wins(write: Write) -> None:
    """Over an earlier one, and both over the package; none hides what is under it."""
    one = write("one.csv", "name,affiliation\nMoscow,USA\n")
    two = write("two.actors.txt", "MOSCOW_ [CAN]\n")

    first, second, third = lookup_with([one, two]).who("Moscow", "2021-10-20")[:3]

    assert [answer.entry.code for answer in (first, second, third)] == ["CAN", "USA", "RUS"]
    assert f"{two} line 1" in first.why
    assert "a file of yours" in first.why


def test_a_row_of_a_file_that_does_not_hold_on_the_day_leaves_the_word_to_the_package(write: Write) -> None:
    """Before a file's order comes whether a row holds."""
    lookup = lookup_with([write("one.csv", "name,affiliation,to\nMoscow,USA,1990\n")])

    assert lookup.who("Moscow", "2021")[0].entry.code == "RUS"
    assert lookup.who("Moscow", "1989")[0].entry.code == "USA"


@pytest.mark.parametrize(
    ("name", "text", "line", "reason"),
    [
        ("a.csv", OURS + "B,,NOR,,,,2020,2019\n", 3, "before it begins"),
        ("a.csv", "name,colour\nA,red\n", 1, "unknown column"),
        ("a.jsonl", "\n".join(ENTITIES) + "\n{broken\n", 6, "no FollowTheMoney entity"),
        ("a.jsonl", ENTITIES[2], 1, "“holder” is no Person of this file"),
        ("a.jsonl", _entity("p", "Person", name=[]), 1, "without a name"),
        ("a.jsonl", _entity("p", "Person", name=["A"], country=["qq"]), 1, "“qq” is no code of a territory"),
        ("a.jsonl", ENTITIES[0] + "\n" + ENTITIES[0], 2, "stands in line 1 already"),
        ("a.jsonl", '{"id": "p", "schema": "Person"}', 1, "properties"),
        ("a.jsonl", "\n".join([*ENTITIES[:2], ENTITIES[2].replace("2024", "soon")]), 3, "“soon” is no date"),
        ("a.txt", "ZED_ [NOR 990101-980101]\n", 1, "before it begins"),
        ("a.txt", "# x\nZED_ [NOR 990231-990301]\n", 2, "no day of the calendar"),
        ("a.txt", "ZED_ [NOR\n", 1, "not closed"),
        ("a.txt", "ZED_ [NOR] and more\n", 1, "outside brackets"),
        ("a.txt", "ZED_ [NOR ?990101]\n", 1, "cannot be understood"),
        ("a.txt", "ZED_ [NOR]\n   OTHER_ [NOR]\n", 2, "indented"),
        ("a.txt", "+ZED_\n", 1, "synonym before any name"),
        ("a.txt", "\t[NOR]\n", 1, "code before any name"),
        ("a.txt", "SPOKESMAN_ [~GOV]\n", 1, "agent's code"),
        ("a.txt", "ZED_ [NOR 2004017-20061201]\n", 1, "is no day"),
    ],
)  # fmt: skip
def test_a_broken_file_is_refused_with_line_and_reason(
    write: Write, name: str, text: str, line: int, reason: str
) -> None:
    """And nothing of the good file before it is loaded either."""
    good, broken = write("good.csv", OURS), write(name, text)

    with pytest.raises(UnreadableSource) as refusal:
        lookup_with([good, broken])

    assert refusal.value.where == f"{broken}, line {line}"
    assert reason in refusal.value.message
    assert not lookup_with([]).who("Ida Brenn")


def test_what_is_no_actors_file_is_refused(write: Write, tmp_path: Path) -> None:
    """A missing one, an empty one, a folder, an array, another encoding, a file without an actor."""
    latin = tmp_path / "latin.csv"
    latin.write_bytes("name,affiliation\nZoë,NOR\n".encode("latin-1"))

    with pytest.raises(SourceNotFound, match="no such actors file"):
        read_actors(tmp_path / "none.csv")
    for path, reason in [
        (write("empty.csv", " \n"), "empty"), (tmp_path, "cannot be read"), (write("a.json", "[{}]"), "an array"),
        (latin, "line 2: not UTF-8"), (write("null.txt", "ZED_ [---]\n"), "no actor"),
    ]:  # fmt: skip
        with pytest.raises(UnreadableSource, match=reason):
            read_actors(path)
