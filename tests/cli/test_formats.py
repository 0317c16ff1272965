"""The formats for machines."""

from __future__ import annotations

import json

import pytest

from chancery.cli.formats import JsonArray, JsonLines
from chancery.cli.read import parse_columns
from chancery.errors import UnreadableSource, UsageError
from chancery.records import Document, Reading


def reading(text: str) -> Reading:
    """A reading of this text that found nothing."""
    return Reading(document=Document(id="d", text=text, source="x.txt"))


def test_a_line_is_a_line_whatever_the_text_holds() -> None:
    """Line ends of every kind inside the text do not end the line."""
    line = JsonLines().reading(reading("a\nb\r\nc\u2028d\x85e\x00f"))

    assert line.count(b"\n") == 1
    assert json.loads(line)["document"]["text"] == "a\nb\r\nc\u2028d\x85e\x00f"


@pytest.mark.parametrize("count", [0, 1, 3])
def test_an_array_is_json_at_any_length(count: int) -> None:
    """Commas stand between elements and nowhere else."""
    array = JsonArray()

    whole = b"".join([array.start(), *(array.reading(reading(str(number))) for number in range(count)), array.end()])

    assert [element["document"]["text"] for element in json.loads(whole)] == [str(number) for number in range(count)]


@pytest.mark.parametrize("make", [JsonLines, JsonArray])
def test_half_a_surrogate_pair_is_an_error_of_its_document(make: type[JsonLines | JsonArray]) -> None:
    """It cannot be written as UTF-8: the document fails with advice, and the output stays whole."""
    output = make()

    with pytest.raises(UnreadableSource, match="surrogate") as caught:
        output.reading(reading("a \ud800 b"))

    whole = output.start() + output.reading(reading("fine")) + output.end()
    assert caught.value.where == "x.txt"
    assert json.loads(whole)


def test_columns_are_pairs() -> None:
    """White space around them does not count; nothing is no columns."""
    assert parse_columns("text=body, title = headline") == {"text": "body", "title": "headline"}
    assert parse_columns("") == {}


@pytest.mark.parametrize("text", ["text", "text=", "=body", "text=body,", ","])
def test_what_is_no_pair_is_refused(text: str) -> None:
    """With an example of how to write it."""
    with pytest.raises(UsageError, match="text=body"):
        parse_columns(text)
