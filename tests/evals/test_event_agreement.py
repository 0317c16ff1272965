"""Two looks at the same events, compared."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.corpus.parsing import parse
from chancery.errors import CorpusFault, SourceNotFound
from evals.event_agreement import Seen, compare, first_look, kappa, main, second_look

EPISODE = """\
# kind: sentences
@ 2021-03-04
{s1|Norway} {t1|expelled} {o1|a Chadian} {d1|on Monday}, and {s2|Chad} {t2|met} {o2|Fiji}.
= 1 SANCTION/expel source=NOR target=TCD date=2021-03-01 claim=yes
= 2 CONSULT source=TCD target=FJI
@ 2021-03-05
The old customs house is shut.
"""
SAME = """\
## a-01
expelled | SANCTION/expel | happened | NOR>TCD | 2021-03-01 | yes
met | CONSULT | happened | TCD>FJI | - | no

## a-02
"""


def seen(trigger: str, kind: str = "AGREE", status: str = "happened", date: str = "-") -> Seen:
    """An event without parties."""
    return Seen(trigger, kind, status, frozenset(), frozenset(), date, False)


def blind(tmp_path: Path, content: str) -> Path:
    """A second look in a file."""
    path = tmp_path / "a.blind.txt"
    path.write_text(content, encoding="utf-8")
    return path


def agree(tmp_path: Path, content: str, *arguments: str) -> int:
    """What the module exits with for the episode and this second look."""
    (tmp_path / "a.txt").write_text(EPISODE, encoding="utf-8")
    return main([str(tmp_path), str(blind(tmp_path, content)), *arguments])


def test_the_same_look_twice_agrees(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every figure is 1, from the folder of the episode, in which the second look may stand."""
    code = agree(tmp_path, SAME, "--json")

    figures = json.loads(capsys.readouterr().out)
    assert code == 0
    assert [figures.pop(f"only in the {look} look") for look in ("first", "second")] == [0, 0]
    assert figures.pop("texts") == 2
    assert set(figures.values()) == {1.0}
    assert set(figures) == {
        "trigger", "trigger + type", "type", "status", "source", "target", "date", "claim", "kappa of type",
        "kappa of status",
    }  # fmt: skip


def test_each_field_is_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On shared triggers alone; an event of one look is spurious or missed."""
    agree(
        tmp_path,
        "## a-01\nexpelled | COERCE/deport | denied | NOR>TCD,FJI | ? | yes\n"
        "## a-02\nshut | COERCE | happened | > | - | no\n",
    )

    rows = {line[:34].strip(): line for line in capsys.readouterr().out.splitlines()}
    assert "(1 right, 1 spurious, 1 missed)" in rows["trigger"]
    assert "(0 right, 2 spurious, 2 missed)" in rows["trigger + type"]
    assert {name: rows[name].split()[1] for name in ("type", "status", "source", "target", "date", "claim")} == {
        "type": "0.000", "status": "0.000", "source": "1.000", "target": "0.000", "date": "0.000", "claim": "1.000",
    }  # fmt: skip
    assert rows["type"].endswith("(0 of 1)   kappa 0.000")


def test_texts_of_one_look_are_not_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They are counted apart."""
    agree(tmp_path, "## a-02\n## b-01\nmet | CONSULT | happened | > | - | no\n")

    assert capsys.readouterr().out.startswith("1 texts; 1 only in the first look, 1 in the second\n")


def test_the_same_trigger_twice_is_paired_by_type_first() -> None:
    """Whatever order the looks have; what is left is paired as it comes, each once."""
    first = [seen("hit", "ASSAULT"), seen("hit", "ACCUSE"), seen("hit", "REJECT")]
    second = [seen("hit", "AID"), seen("hit", "ASSAULT"), seen("hit", "ACCUSE")]

    agreement = compare({"a": first}, {"a": second})

    assert (agreement.triggers.right, agreement.typed.right) == (3, 2)
    assert ("REJECT", "AID") in agreement.pairs["type"]


def test_what_is_written_in_other_ways_is_the_same(tmp_path: Path) -> None:
    """A day as an interval, parties in another order, “-” without a code, and which of several words."""
    path = blind(tmp_path, "## a\nmet#2 | CONSULT/visit | happened | NOR, -,FJI > | 2021-03-01..2021-03-01 | no\n")

    event = second_look([path])["a"][0]

    assert event == Seen("met", "CONSULT", "happened", frozenset({"FJI", "NOR"}), frozenset(), "2021-03-01", False)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("met | CONSULT | happened | > | -", "5 columns where 6 should be"),
        ("met | CHAT | happened | > | - | no", "unknown type or mode 'CHAT'"),
        ("met | CONSULT/expel | happened | > | - | no", "unknown type or mode 'CONSULT/expel'"),
        ("met | CONSULT | gone | > | - | no", "unknown status 'gone'"),
        ("met | CONSULT | happened | NOR | - | no", "'NOR' and 'no'; write NOR>RUS"),
        ("met | CONSULT | happened | > | soon | no", "date 'soon'; write"),
        ("met | CONSULT | happened | > | - | perhaps", "'>' and 'perhaps'; write"),
        ("## a", "a stands twice in the second look"),
    ],
)
def test_a_line_that_cannot_be_read_is_refused(tmp_path: Path, line: str, message: str) -> None:
    """With file and line."""
    path = blind(tmp_path, f"## a\n{line}\n")

    with pytest.raises(CorpusFault) as caught:
        second_look([path])

    assert str(caught.value).startswith(f"{path}:2: {message}")


def test_an_event_before_any_text_is_refused(tmp_path: Path) -> None:
    """It would belong to none; a file that is not there is named."""
    with pytest.raises(CorpusFault, match=":1: an event before the first"):
        second_look([blind(tmp_path, "met | CONSULT | happened | > | - | no\n")])
    with pytest.raises(SourceNotFound):
        second_look([tmp_path / "none.blind.txt"])


def test_both_looks_are_needed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One alone is wrong usage; a broken one is a failure, in one line."""
    path = blind(tmp_path, "nothing\n")

    assert main([str(path)]) == 2
    assert main([str(tmp_path)]) == 2
    assert agree(tmp_path, "nothing\n") == 1
    assert capsys.readouterr().err.count("\n") == 3


def test_kappa_is_that_of_cohen() -> None:
    """By hand: 35 of 50 alike where chance gives half is (0.7 - 0.5) / (1 - 0.5)."""
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15

    assert kappa(pairs) == pytest.approx(0.4)
    assert kappa([("a", "b"), ("b", "a")]) == pytest.approx(-1)
    assert kappa([]) == 0
    assert kappa([("a", "a")]) == 1


_LOOKS = st.dictionaries(
    st.sampled_from("abc"),
    st.lists(st.builds(seen, st.sampled_from(["met", "hit"]), st.sampled_from(["AGREE", "AID", "ACCUSE"])), max_size=3),
)


@given(_LOOKS, _LOOKS)
def test_looks_change_places(first: dict[str, list[Seen]], second: dict[str, list[Seen]]) -> None:
    """F1, shares and kappa are the same whichever look comes first, and a look agrees with itself."""
    there, back = compare(first, second), compare(second, first)

    assert there.triggers.f1 == pytest.approx(back.triggers.f1)
    assert there.typed.f1 == pytest.approx(back.typed.f1)
    assert there.share("type") == back.share("type")
    assert kappa(there.pairs["type"]) <= 1
    assert compare(first, first).triggers.missed == compare(first, first).typed.spurious == 0


def test_a_first_look_is_what_the_marks_say() -> None:
    """The words of the trigger as they stand, and the fields of the line; a text without events has none."""
    episode, _ = parse("a", EPISODE)

    look = first_look(episode.texts)

    assert list(look) == ["a-01", "a-02"]
    assert look["a-01"][0] == Seen(
        "expelled", "SANCTION", "happened", frozenset({"NOR"}), frozenset({"TCD"}), "2021-03-01", True
    )
    assert look["a-02"] == []
