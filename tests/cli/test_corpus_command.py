"""`chancery corpus`: check, export, stats."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Run

from chancery.corpus import jsonl
from chancery.corpus.files import files_of, load_placed

SENTENCES = """\
# kind: sentences

@ 2021-03-04
{s1|Norway} on {d1|Monday} {t1|expelled} two {o1|Chadian diplomats}.
= 1 SANCTION/expel source=NOR target=TCD date=2021-03-01

@ 2021-03-05
The dinner of the border committee was served in the old customs house.
"""
ARTICLE = (
    "# kind: article\n@ 2020-02-29\n{s1|Peru} and {s1|Fiji} {t1|met}.\n= 1 CONSULT source=PER,FJI status=ongoing\n"
)
FAULTY = (
    "# kind: sentences\n@ 4 March\n{t1|Talks\n= 1 CHAT\n@ 2021-03-05\nChad slept.\n"
    "@ 2021-03-06\nA } b\x1b[2J\n= 1 x\x1b\n"
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two episodes without a fault, in train and dev."""
    for name, content in (("train/oslo", SENTENCES), ("dev/fish", ARTICLE)):
        path = tmp_path / f"corpus/{name}.txt"
        path.parent.mkdir(parents=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path / "corpus"


def test_a_corpus_without_faults(run: Run, corpus: Path) -> None:
    """One line of counts, and 0; a second look beside it is no episode."""
    (corpus / "a.blind.txt").write_text("## oslo-01\n", encoding="utf-8")

    result = run("corpus", "check", "corpus")

    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == "2 files: 3 texts without a fault, 1 of them without events, 2 events; no fault\n"


def test_every_fault_has_a_line(run: Run, corpus: Path) -> None:
    """With file and line, of every file and block, and nothing that a terminal would obey; the exit code is 1."""
    (corpus / "bad.txt").write_text(FAULTY, encoding="utf-8")
    (corpus / "worse.txt").write_text("", encoding="utf-8")

    result = run("corpus", "check", "corpus")

    *faults, counts = result.stdout.splitlines()
    assert (result.returncode, result.stderr) == (1, "")
    assert [":".join(fault.split(":")[:2]) for fault in faults] == [
        "corpus/bad.txt:2", "corpus/bad.txt:3", "corpus/bad.txt:4", "corpus/bad.txt:8", "corpus/bad.txt:9",
        "corpus/worse.txt:1", "corpus/worse.txt:1",
    ]  # fmt: skip
    assert "corpus/bad.txt:2: '4 March' is no day; write it as in 2021-03-04" in faults
    assert counts == "4 files: 4 texts without a fault, 2 of them without events, 2 events; 7 faults in 2 files"
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize("command", [["check"], ["stats"], ["export", "--to", "out"]])
def test_what_is_not_there_is_an_error(run: Run, tmp_path: Path, command: list[str]) -> None:
    """A missing path and an empty folder: 1, and one line that says what to do. No path at all: 2."""
    (tmp_path / "empty").mkdir()

    missing, empty, none = (run("corpus", *command, *paths) for paths in (["nowhere"], ["empty"], []))

    assert (missing.returncode, empty.returncode, none.returncode) == (1, 1, 2)
    assert missing.stderr == "chancery: nowhere: no such file or folder; check the path\n"
    assert empty.stderr == "chancery: empty: no .txt file in this folder; check the path\n"


def test_json_lines_are_read_again(run: Run, corpus: Path, tmp_path: Path) -> None:
    """What is exported is what is in the files, in the order of their paths; nothing is said."""
    result = run("corpus", "export", "corpus", "--format", "jsonl", "--to", "out.jsonl")

    lines = (tmp_path / "out.jsonl").read_bytes().splitlines()
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert [json.loads(line)["id"] for line in lines] == ["fish-01", "oslo-01", "oslo-02"]
    assert list(jsonl.read(lines, "out.jsonl")) == load_placed(files_of([corpus]))


def test_a_brat_folder(run: Run, corpus: Path, tmp_path: Path) -> None:
    """Two files a text by split, and the two that tell brat what may stand in them."""
    result = run("corpus", "export", "corpus", "--format", "brat", "--to", "out")

    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.*")) == [
        "annotation.conf", "dev/fish-01.ann", "dev/fish-01.txt", "train/oslo-01.ann", "train/oslo-01.txt",
        "train/oslo-02.ann", "train/oslo-02.txt", "visual.conf",
    ]  # fmt: skip


@pytest.mark.parametrize("format_name", ["jsonl", "brat"])
def test_output_is_not_overwritten(run: Run, corpus: Path, tmp_path: Path, format_name: str) -> None:
    """The exit code is 2 and the old stays; with --force the new takes its place, the same each time."""

    def export(*more: str) -> tuple[int, str]:
        result = run("corpus", "export", "corpus", "-f", format_name, "--to", "out", *more)
        return result.returncode, result.stderr

    def content() -> dict[Path, bytes]:
        return {
            path: path.read_bytes() for path in (tmp_path / "out", *(tmp_path / "out").rglob("*")) if path.is_file()
        }

    assert export() == (0, "")
    first = content()
    code, said = export()

    assert code == 2
    assert said.startswith("chancery: out ")
    assert ": add --force to write it anew, or name another" in said
    assert export("--force") == (0, "")
    assert content() == first


def test_nothing_is_exported_or_counted_of_a_faulty_corpus(run: Run, corpus: Path, tmp_path: Path) -> None:
    """Only the first fault is named."""
    (corpus / "bad.txt").write_text(FAULTY, encoding="utf-8")

    for command in (["export", "--to", "out"], ["stats"]):
        result = run("corpus", *command, "corpus")
        assert (result.returncode, result.stdout) == (1, "")
        assert result.stderr == "chancery: corpus/bad.txt:2: '4 March' is no day; write it as in 2021-03-04\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus"]


def test_the_figures_as_a_table(run: Run, corpus: Path) -> None:
    """One row a figure, one column a split, the whole at the end."""
    result = run("corpus", "stats", "corpus")

    assert result.returncode == 0
    assert [" ".join(line.split()) for line in result.stdout.splitlines()] == [
        "figure train dev total", "episodes 1 1 2", "texts 2 1 3", "texts without events 1 0 1", "events 1 1 2",
        "type CONSULT 0 1 1", "type SANCTION 1 0 1", "mode SANCTION/expel 1 0 1", "status happened 1 0 1",
        "status ongoing 0 1 1",
    ]  # fmt: skip
    assert len({len(line) for line in result.stdout.splitlines()}) == 1


def test_the_figures_as_json(run: Run, corpus: Path) -> None:
    """One object; the split of a file in no such folder is null."""
    (corpus / "loose.txt").write_text(
        SENTENCES.replace("Norway", "Finland").replace("dinner", "lunch"), encoding="utf-8"
    )

    figures = json.loads(run("corpus", "stats", "--format", "json", "corpus").stdout)

    assert [one["split"] for one in figures["splits"]] == ["train", "dev", None]
    assert figures["splits"][1] == {
        "split": "dev", "episodes": 1, "texts": 1, "negatives": 0, "events": 1, "types": {"CONSULT": 1}, "modes": {},
        "statuses": {"ongoing": 1},
    }  # fmt: skip
    assert figures["total"]["texts"] == 5


@pytest.mark.parametrize("command", ["check", "export", "stats"])
def test_each_command_has_help_with_an_example(run: Run, command: str) -> None:
    """As it is typed."""
    result = run("corpus", command, "--help", COLUMNS="140")

    assert result.returncode == 0
    assert f"chancery corpus {command} " in result.stdout
