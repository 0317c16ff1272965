"""Files of types of users: read whole or refused, every fault with its line and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.errors import SourceNotFound, UnreadableSource
from chancery.world.ontology import check_ontology, parse_ontology, read_ontology
from chancery.world.plover import BY_NAME

KEEP = 'plover = "keep"\n'
BOARDING = """\
[[type]]
name = "BOARDING"
definition = "People go on board a vessel against its will."
examples = [
  "The coast guard {boarded} the trawler.",
  "Inspectors {carried out a boarding} on Sunday.",
]
verbs = ["board vessel", "Storm tanker"]
nouns = ["boarding"]
plover = "COERCE"
mode = "seize"
cameo = "171"
"""


def kind(name: str = "ONE", **fields: str) -> str:
    """A type with these fields, written as TOML; a definition and a noun where they are not given."""
    given = {"name": f'"{name}"', "definition": '"Something."', "nouns": '["thing"]', **fields}
    return "[[type]]\n" + "".join(f"{key} = {value}\n" for key, value in given.items() if value)


def faults(text: str) -> list[str]:
    """All faults of a text, each as `line: message`."""
    return [f"{fault.line}: {fault.message}" for fault in parse_ontology(text)[1]]


def test_a_type_has_examples_patterns_and_what_it_maps_to(tmp_path: Path) -> None:
    """Examples without their marks; patterns in small letters; the quad class of the type that it maps to."""
    path = tmp_path / "types.toml"
    path.write_text(KEEP + BOARDING, encoding="utf-8")

    ontology = read_ontology(path)

    (one,) = ontology.types
    assert [(example.text[slice(*example.trigger)], example.line) for example in one.examples] == [
        ("boarded", 6),
        ("carried out a boarding", 7),
    ]
    assert one.examples[0].text == "The coast guard boarded the trawler."
    assert (one.verbs, one.nouns, one.adjectives) == (("board vessel", "storm tanker"), ("boarding",), ())
    assert (one.plover, one.mode, one.cameo, one.quad_class) == ("COERCE", "seize", "171", "material conflict")
    assert ontology.dropped == frozenset()


@pytest.mark.parametrize(("what", "dropped"), [("keep", set()), ("drop", set(BY_NAME)), ("drop-mapped", {"COERCE"})])
def test_the_file_says_what_becomes_of_plovers_types(what: str, dropped: set[str]) -> None:
    """They stay, they go, or those go that are mapped to."""
    ontology, _ = parse_ontology(f'plover = "{what}"\n{BOARDING}')

    assert ontology is not None
    assert ontology.dropped == dropped


def test_a_type_may_map_to_nothing_and_have_patterns_alone() -> None:
    """A definition is all that it needs beside."""
    ontology, found = parse_ontology(KEEP + kind())

    assert found == []
    assert ontology is not None
    assert (ontology.types[0].plover, ontology.types[0].quad_class) == (None, None)


@pytest.mark.parametrize("what", ["drop", "drop-mapped"])
def test_a_name_of_plover_may_be_taken_where_its_type_goes(what: str) -> None:
    """With “keep” it would be two things."""
    text = kind("COERCE", plover='"COERCE"')

    assert faults(f'plover = "{what}"\n{text}') == []
    assert "is a type of PLOVER: give another name" in faults(KEEP + text)[0]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", None, "empty"),
        (" \n\n", None, "empty"),
        (KEEP, None, "no types"),
        ('type = "BOARDING"\n' + KEEP, None, "no types"),
        (kind(), None, "“plover” is missing"),
        ('plover = "add"\n' + kind(), 1, "“plover” cannot be “add”"),
        (KEEP + "colour = 1\n" + kind(), 2, "unknown field “colour”"),
        (KEEP + kind(example='["a"]'), 6, "unknown field “example”: did you mean “examples”?"),
        (KEEP + kind(nouns=""), 2, "neither examples nor patterns"),
        (KEEP + kind(nouns="[]"), 2, "neither examples nor patterns"),
        (KEEP + kind(definition=""), 2, "no definition"),
        (KEEP + kind(definition='" "'), 4, "“definition” is empty"),
        (KEEP + kind(name="", nouns='["x"]').replace('name = ""\n', ""), 2, "no name"),
        (KEEP + kind("a b"), 3, "“a b” cannot be a name"),
        (KEEP + kind(nouns='"thing"'), 5, "“nouns” is no list of strings"),
        (KEEP + kind(nouns='["a, b"]'), 5, "the pattern “a, b” has more than words"),
        (KEEP + kind(nouns='["a b c d e f"]'), 5, "more than 5 words"),
        (KEEP + kind(examples='["The ship sailed."]'), 6, "marks no words"),
        (KEEP + kind(examples='["The {ship} {sailed}."]'), 6, "marks words more than once"),
        (KEEP + kind(examples='["The {ship sailed."]'), 6, "a brace without its other"),
        (KEEP + kind(examples='["The }ship{ sailed."]'), 6, "a brace without its other"),
        (KEEP + kind(examples='["The ship {} sailed."]'), 6, "marks no whole words"),
        (KEEP + kind(examples='["The ship {sail}ed."]'), 6, "a part of a word"),
        (KEEP + kind(examples='["{' + "a " * 600 + 'a}"]'), 6, "more than 1,000 characters"),
        (KEEP + kind(plover='"COERSE"'), 6, "no type of PLOVER: did you mean “COERCE”?"),
        (KEEP + kind(plover='"COERCE"', mode='"sieze"'), 7, "no mode of COERCE: did you mean “seize”?"),
        (KEEP + kind(plover='"AID"', mode='"seize"'), 7, "no mode of AID: it has none"),
        (KEEP + kind(mode='"seize"'), 6, "a mode without a type of PLOVER"),
        (KEEP + kind(cameo='"999"'), 6, "“999” is no event code of CAMEO"),
        (KEEP + kind(cameo="171"), 6, "“cameo” is no string"),
        (KEEP + kind(quad_class='"war"'), 6, "“war” is no quad class"),
        (KEEP + kind(plover='"AID"', quad_class='"verbal conflict"'), 7, "AID is material cooperation"),
        (KEEP + kind("ONE") + kind("one", nouns='["other"]'), 6, "the name “one” stands twice"),
        (KEEP + kind("ONE") + kind("TWO"), 6, "“thing” stands in “ONE” too"),
        ('plover = "drop-mapped"\n' + kind(), None, "drops nothing"),
        (KEEP + "[[type]\n", 2, "no TOML"),
        (KEEP + "a = " + "[" * 5000, None, "nested too deeply"),
        (KEEP + "# \u202e\n" + kind(), 2, "the invisible character U+202E"),
        (KEEP + kind(definition='"a\\u202Eb"'), 4, "“definition” has the invisible character U+202E"),
        (KEEP + kind(definition='"a\\u001Bb"'), 4, "“definition” has the invisible character U+001B"),
        (KEEP + "\x00", 2, "the invisible character U+0000"),
        ("# " + "a" * 1_000_001, None, "more than 1,000,000 characters"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line_and_what_to_do(text: str, line: int | None, reason: str) -> None:
    """Each message ends in something to do."""
    found = parse_ontology(text)[1]

    assert [fault.line for fault in found if reason in fault.message] == [line]
    assert all(":" in fault.message for fault in found)


def test_all_faults_are_told_at_once() -> None:
    """In the order of the lines."""
    text = KEEP + kind("ONE", plover='"NONE"', cameo='"0"') + kind("TWO", nouns='["a, b"]', colour='"red"')

    found = parse_ontology(text)[1]

    assert [fault.line for fault in found] == [6, 7, 11, 12]


def test_types_that_are_written_inline_have_no_lines() -> None:
    """The fault is told without one, for another would mislead."""
    found = faults(KEEP + 'type = [{name = "ONE", definition = "x", nouns = ["a, b"]}]\n')

    assert found == ["None: type “ONE”: the pattern “a, b” has more than words: write base forms, as “board vessel”"]


def test_a_broken_file_is_refused_with_its_first_fault(tmp_path: Path) -> None:
    """And with the number of the others; a missing file, a folder and another encoding are refused too."""
    path, latin = tmp_path / "types.toml", tmp_path / "latin.toml"
    path.write_text(KEEP + kind(plover='"NONE"', cameo='"0"'), encoding="utf-8")
    latin.write_bytes((KEEP + kind(definition='"Zoë"')).encode("latin-1"))

    with pytest.raises(
        UnreadableSource, match=r"no type of PLOVER.*\(and 1 more: see `chancery ontology check`\)"
    ) as one:
        read_ontology(path)
    with pytest.raises(SourceNotFound, match="no such ontology file"):
        check_ontology(tmp_path / "none.toml")
    with pytest.raises(UnreadableSource, match="cannot be read"):
        check_ontology(tmp_path)
    with pytest.raises(UnreadableSource, match="line 4: not UTF-8"):
        check_ontology(latin)

    assert one.value.where == f"{path}, line 6"


_WORDS = st.sampled_from(
    '{|}|"|[[type]]|[type]|name|examples|plover|keep|=|[|]|\n| |1|true|BOARDING|The {ship} sailed.|\\u202e'.split("|")
)
_KEYS = st.from_regex(r"[a-z]{1,4}", fullmatch=True)
_VALUES = st.recursive(
    st.one_of(st.text(max_size=12), st.integers(), st.booleans(), st.floats(allow_nan=False, allow_infinity=False)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(_KEYS, inner, max_size=2)),
    max_leaves=6,
)
_FIELDS = st.sampled_from(
    ["name", "definition", "examples", "verbs", "nouns", "adjectives", "plover", "mode", "cameo", "quad_class", "else"]
)


@given(st.one_of(st.text(), st.lists(_WORDS, max_size=40).map("".join)))
def test_no_text_makes_the_loader_fall(text: str) -> None:
    """It gives types or faults, never both and never neither."""
    ontology, found = parse_ontology(text)

    assert (ontology is None) == bool(found)


@given(st.lists(st.dictionaries(_FIELDS, _VALUES), max_size=3), st.sampled_from(["keep", "drop", "drop-mapped"]))
def test_no_values_make_the_loader_fall(types: list[dict[str, object]], what: str) -> None:
    """Whatever stands in a field."""
    text = f'plover = "{what}"\n' + "".join("[[type]]\n" + "".join(map(_field, one.items())) for one in types)

    ontology, found = parse_ontology(text)

    assert (ontology is None) == bool(found)


def _field(item: tuple[str, object]) -> str:
    return f"{item[0]} = {_toml(item[1])}\n"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + "".join(c if c.isalnum() or c in " {}" else f"\\U{ord(c):08x}" for c in value) + '"'
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_toml(one)}" for key, one in value.items()) + "}"
    return str(value)
