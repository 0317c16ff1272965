"""Several episode files together."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from written import ARTICLE, SENTENCES, write

from chancery.corpus.counting import by_split, count
from chancery.corpus.files import check_files, files_of, load_placed
from chancery.errors import CorpusFault


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    """By itself, by its folder and through a link; in order of the paths."""
    write(tmp_path, b=SENTENCES, a=ARTICLE)
    (tmp_path / "c.txt").symlink_to("a.txt")

    assert files_of([tmp_path / "b.txt", tmp_path]) == [tmp_path / "a.txt", tmp_path / "b.txt"]


def test_the_split_is_the_folder_of_the_file(tmp_path: Path) -> None:
    """train, dev and test alone, and not one further up."""
    write(tmp_path, dev__a=ARTICLE, test__more__b=SENTENCES)

    texts = load_placed(files_of([tmp_path]))

    assert [(one.episode, one.split) for one in texts] == [("a", "dev"), ("b", None), ("b", None)]


def test_the_split_is_known_inside_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a path does not name it."""
    write(tmp_path, dev__a=ARTICLE)
    monkeypatch.chdir(tmp_path / "dev")

    assert load_placed(files_of([Path("a.txt")]))[0].split == "dev"


def test_episodes_share_neither_name_nor_text(tmp_path: Path) -> None:
    """Ids are made of the names, and a text in two splits would be known before it is asked."""
    write(tmp_path, train__a=ARTICLE, test__a=SENTENCES, dev__b=ARTICLE)

    faults = [str(fault).removeprefix(f"{tmp_path}/") for fault in check_files(files_of([tmp_path])).faults]

    assert faults == [
        f"train/a.txt:1: {tmp_path}/test/a.txt has the name of this episode too; ids are made of it, so rename one",
        "train/a.txt:1: the text a-01 is b-01 too; episodes share no text, so leave one out",
    ]


def test_a_file_name_that_json_cannot_carry_is_a_fault(tmp_path: Path) -> None:
    """Of bytes that are no UTF-8."""
    name = os.fsdecode(b"\xff.txt")
    try:
        (tmp_path / name).write_bytes(ARTICLE.encode())
    except OSError:
        pytest.skip("this file system has no such names")

    with pytest.raises(CorpusFault, match="the name of the file is not UTF-8"):
        load_placed(files_of([tmp_path]))


def test_a_file_that_may_not_be_read_hides_no_other(tmp_path: Path) -> None:
    """It is a fault among the others."""
    write(tmp_path, a=ARTICLE)

    checked = check_files([tmp_path / "none.txt", tmp_path, tmp_path / "a.txt"])

    assert (checked.files, checked.faulty_files, len(checked.texts)) == (3, 2, 1)
    assert str(checked.faults[0]).endswith("none.txt: no such file or folder; check the path")


def test_what_a_corpus_has_is_counted(tmp_path: Path) -> None:
    """Texts, those without events, and events by type, mode and status, for each split."""
    write(tmp_path, train__a=SENTENCES, b=ARTICLE)
    texts = load_placed(files_of([tmp_path]))

    total, splits = count(texts), by_split(texts)

    assert (total.episodes, total.texts, total.negatives, total.events) == (2, 3, 1, 4)
    assert total.types == {"CONSULT": 1, "COOPERATE": 1, "ACCUSE": 1, "SANCTION": 1}
    assert total.modes == {"SANCTION/expel": 1}
    assert total.statuses == {"happened": 3, "planned": 1}
    assert list(splits) == ["train", None]
    assert splits["train"].statuses == {"happened": 2}
