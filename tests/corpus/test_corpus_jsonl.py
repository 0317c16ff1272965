"""The corpus as JSON lines: what goes out comes back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from written import ARTICLE, HOSTILE, SENTENCES, event, placed_texts, write

from chancery.corpus import jsonl
from chancery.corpus.files import files_of, load_placed
from chancery.corpus.records import MarkedText, PlacedText
from chancery.errors import CorpusFault


def line(**changed: object) -> bytes:
    """A line with one event, and some fields otherwise."""
    text = MarkedText("x-01", "2021-03-04", "Fiji met Peru.", (event(trigger=(5, 8)),))
    raw: dict[str, Any] = json.loads(next(jsonl.write([PlacedText(text, "x", "sentences", "dev")])))
    raw["events"][0].update({name: value for name, value in changed.items() if name not in raw})
    return json.dumps({**raw, **{name: value for name, value in changed.items() if name in raw}}).encode()


@given(st.lists(placed_texts(), max_size=3))
@settings(deadline=None)
def test_what_is_written_is_read_again(texts: list[PlacedText]) -> None:
    """The same records, with any Unicode: controls, braces, bidirectional marks; one line a text."""
    written = b"".join(jsonl.write(texts))

    assert written.count(b"\n") == len(texts)
    assert list(jsonl.read(written.split(b"\n"), "x")) == texts


@pytest.mark.parametrize("content", [SENTENCES, ARTICLE, HOSTILE])
def test_episode_files_come_back(tmp_path: Path, content: str) -> None:
    """From the file with its marks to the same texts, and the same bytes again."""
    texts = load_placed(files_of([write(tmp_path, train__x=content)]))

    read = list(jsonl.read(jsonl.write(texts), "x"))

    assert read == texts
    assert list(jsonl.write(read)) == list(jsonl.write(texts))


def test_a_line_has_all_fields(tmp_path: Path) -> None:
    """Of the text and of the = line, with the spans of the marks."""
    texts = load_placed(files_of([write(tmp_path, train__oslo=SENTENCES)]))

    first, second = map(json.loads, jsonl.write(texts))

    assert first["events"][0] == {
        "number": 1, "type": "SANCTION", "mode": "expel", "status": "happened", "trigger": [17, 25],
        "source": ["NOR"], "source_spans": [[0, 6]], "target": ["TCD"], "target_spans": [[30, 47]],
        "date": "2021-03-01", "date_spans": [[10, 16]], "place": "Oslo", "place_spans": [[53, 57]],
        "contexts": ["diplomatic", "legal"], "claim": True, "answers": None,
    }  # fmt: skip
    assert second == {
        "id": "oslo-02", "episode": "oslo", "split": "train", "kind": "sentences", "published": "2021-03-05",
        "text": "The dinner of the border committee was served in the old customs house.", "events": [],
    }  # fmt: skip


def test_blank_lines_and_a_byte_order_mark_are_passed_over() -> None:
    """As editors leave them."""
    assert len(list(jsonl.read([b"\xef\xbb\xbf" + line(), b"\n", b" "], "x"))) == 1


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (b"nothing", "no text (JSON is malformed"),
        (b"[" * 100_000, "no text ("),
        (b"\xff", "no text ("),
        (line(kind="poem"), "unknown kind 'poem'; known: sentences, article"),
        (line(split="prod"), "unknown split 'prod'; known: train, dev, test, or null"),
        (line(published="4 March"), "'4 March' is no day"),
        (line(colour="red"), "no text (Object contains unknown field `colour`"),
        (line(trigger=[5, 99]), "event 1: [5, 99] is no span of the text, which has 14 characters"),
        (line(trigger=[3, 8]), "event 1: the trigger 'i met' must be one word"),
        (line(source_spans=[[4, 4]]), "event 1: [4, 4] is no span of the text"),
        (line(source=["FJI"]), "event 1: source without source_spans"),
        (line(type="CHAT"), "event 1: unknown type 'CHAT'"),
        (line(status="gone"), "event 1: unknown status 'gone'"),
        (line(date="soon"), "event 1: 'soon' is no day"),
        (line(date="2021-03-04.."), "event 1: '' is no day"),
        (line(answers=1), "event 1: it answers 1"),
    ],
)  # fmt: skip
def test_a_line_that_breaks_a_rule_is_refused(given: bytes, message: str) -> None:
    """With the name and the line."""
    with pytest.raises(CorpusFault) as caught:
        list(jsonl.read([line(), given], "x.jsonl"))

    assert str(caught.value).startswith(f"x.jsonl:2: {message}")


def test_half_a_surrogate_pair_is_refused() -> None:
    """JSON in UTF-8 cannot carry it."""
    text = next(jsonl.read([line()], "x"))
    broken = replace(text, text=replace(text.text, text="Fiji met \ud800"))

    with pytest.raises(CorpusFault, match="'x-01': half a surrogate pair"):
        list(jsonl.write([broken]))
