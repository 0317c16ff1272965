"""The corpus as brat standoff."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from written import ARTICLE, HOSTILE, SENTENCES, placed_texts, write

from chancery.corpus import brat
from chancery.corpus.files import files_of, load_placed
from chancery.corpus.records import STATUSES, PlacedText
from chancery.world.plover import TYPES


def exported(folder: Path, content: str) -> dict[str, str]:
    """The files of an export, by their paths."""
    texts = load_placed(files_of([write(folder, dev__x=content)]))
    return {name: data.decode() for name, data in brat.files(texts)}


def test_an_annotation_file_has_all_of_an_event(tmp_path: Path) -> None:
    """Spans, event, attributes, a note with what brat has no place for, and the answer as a relation."""
    files = exported(tmp_path, SENTENCES)

    assert files["dev/x-01.ann"] == (
        "T1\tSANCTION 17 25\texpelled\nT2\tActor 0 6\tNorway\nT3\tActor 30 47\tChadian diplomats\n"
        "T4\tDate 10 16\tMonday\nT5\tPlace 53 57\tOslo\n"
        "E1\tSANCTION:T1 Source:T2 Target:T3 Time:T4 Place:T5\n"
        "A1\tStatus E1 happened\nA2\tMode E1 expel\nA3\tClaim E1\n"
        "#1\tAnnotatorNotes E1\tsource=NOR target=TCD date=2021-03-01 contexts=diplomatic,legal place=Oslo\n"
        "T6\tACCUSE 68 77\tprotested\nT7\tActor 63 67\tChad\nE2\tACCUSE:T6 Source:T7\nA4\tStatus E2 happened\n"
        "#2\tAnnotatorNotes E2\tsource=TCD\nR1\tAnswers Arg1:E2 Arg2:E1\n"
    )
    assert files["dev/x-01.txt"].startswith("Norway on Monday expelled")
    assert files["dev/x-02.ann"] == ""


def test_a_span_of_two_events_is_written_once(tmp_path: Path) -> None:
    """Several sources are numbered as brat does."""
    lines = exported(tmp_path, ARTICLE)["dev/x-01.ann"].splitlines()

    assert "E1\tCONSULT:T1 Source:T2 Source2:T3" in lines
    assert "E2\tCOOPERATE:T4 Source:T3 Source2:T5" in lines
    assert [line for line in lines if line.endswith("\tFiji")] == ["T3\tActor 9 13\tFiji"]


def test_a_span_over_a_line_break_is_in_pieces(tmp_path: Path) -> None:
    """Also over what only some readers take for one: each line stays one line."""
    annotation = exported(tmp_path, HOSTILE)["dev/x-01.ann"]

    assert re.search(r"^T3\tDate 27 30;31 35;36 39\tthe same day$", annotation, flags=re.MULTILINE)
    assert len(annotation.splitlines()) == annotation.count("\n")


@given(placed_texts())
@settings(deadline=None)
def test_words_are_those_at_the_offsets(placed: PlacedText) -> None:
    """As brat checks them when it opens a file: the pieces joined by spaces; and every id is defined before its use."""
    defined: set[str] = set()

    for line in brat.annotation(placed.text).splitlines():
        name, told, *words = line.split("\t")
        if name.startswith("T"):
            ranges = [tuple(map(int, one.split())) for one in told.partition(" ")[2].split(";") if one]
            assert words == [" ".join(placed.text.text[start:end] for start, end in ranges)]
        else:
            assert set(re.findall(r"\b[TE][0-9]+\b", told)) <= defined
        assert name not in defined
        defined.add(name)


def test_the_configuration_knows_all_that_is_written(tmp_path: Path) -> None:
    """Every type, mode and status; a colour and a short label for each type."""
    files = exported(tmp_path, ARTICLE)
    sections = files["annotation.conf"].split("\n\n")

    assert [section.split("\n")[0] for section in sections] == ["[entities]", "[relations]", "[events]", "[attributes]"]
    assert [line.split("\t")[0] for line in sections[2].split("\n")[1:]] == [one.name for one in TYPES]
    assert f"Status\tArg:<EVENT>, Value:{'|'.join(STATUSES)}" in sections[3]
    modes = re.search(r"^Mode\tArg:<EVENT>, Value:(.*)$", sections[3], flags=re.MULTILINE)
    assert modes is not None
    assert set(modes[1].split("|")) == {mode for one in TYPES for mode in one.modes}
    for one in TYPES:
        assert f"\n{one.name} | {one.name} | " in files["visual.conf"]
        assert re.search(rf"^{one.name}\tbgColor:#[0-9a-f]{{6}}$", files["visual.conf"], flags=re.MULTILINE)


@pytest.mark.parametrize("content", [SENTENCES, ARTICLE, HOSTILE])
def test_the_same_corpus_makes_the_same_files(tmp_path: Path, content: str) -> None:
    """Byte for byte, in the same order."""
    assert list(exported(tmp_path / "a", content).items()) == list(exported(tmp_path / "b", content).items())
