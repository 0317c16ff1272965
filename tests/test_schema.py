"""The JSON Schema: in step with the records, true of a reading, and strict enough to refuse a damaged one."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import jsonschema
import msgspec
import pytest

import chancery
from chancery.records import (
    Actor,
    Channel,
    ChannelChange,
    Document,
    Event,
    Interval,
    Position,
    Quantity,
    Reading,
    Role,
    Statement,
)
from chancery.schema import SCHEMA_FILE, reading_schema, schema_text

TEXT = "“We are ready to talk,” the Norwegian minister said on Monday.\n"

FULL = Reading(
    document=Document(id="d1", text=TEXT, source="a.txt", published="2024-05-06", published_from="argument"),
    actors=(
        Actor(
            id="a1",
            name="the Norwegian minister",
            kind="person",
            affiliation="NOR",
            sector="GOV",
            roles=(Role(title="minister", of="NOR", span=(38, 46)),),
            mentions=((24, 46),),
        ),
    ),
    statements=(
        Statement(
            id="s1",
            speaker="a1",
            speaker_span=(24, 46),
            cue_span=(47, 51),
            content_spans=((1, 22),),
            mode="direct",
            date=Interval(from_="2024-05-06", to="2024-05-06", span=(55, 61)),
            confidence=0.9,
        ),
    ),
    events=(
        Event(
            id="e1",
            type="CONSULT",
            source=("a1",),
            source_spans=((24, 46),),
            trigger=(17, 21),
            evidence=(0, 62),
            status="proposed",
            claimed_by="s1",
            quantities=(Quantity(value=2, of="talks", span=(17, 21)),),
            confidence=0.5,
        ),
    ),
    channels=(
        Channel(
            id="c1",
            name="talks",
            kind="talks",
            parties=("NOR", "FIN"),
            state="proposed",
            changes=(ChannelChange(state="proposed", by="NOR", evidence=(0, 62), claimed_by="s1"),),
        ),
    ),
    positions=(Position(id="p1", holder="a1", kind="offer", content=(1, 22), statement="s1"),),
)


def as_json(reading: Reading) -> Any:
    """What `chancery read` prints of it, parsed."""
    return json.loads(msgspec.json.encode(reading))


def validate(value: Any) -> None:
    """Raises `jsonschema.ValidationError` for what is no reading."""
    jsonschema.Draft202012Validator(reading_schema()).validate(value)


def test_the_shipped_file_is_current() -> None:
    """`python -m chancery.schema` writes it again."""
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text()


def test_the_schema_is_a_valid_schema() -> None:
    """It conforms to the dialect that it names."""
    schema = reading_schema()

    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema)


def test_a_real_reading_conforms() -> None:
    """What the reader that ships finds in a text is what the schema describes."""
    validate(as_json(chancery.read(TEXT, published="2024-05-06")))


def test_a_reading_with_every_kind_of_record_conforms() -> None:
    """All records of the contract are described, not only those that the reader fills today."""
    validate(as_json(FULL))


def test_a_field_that_is_added_later_is_allowed() -> None:
    """Fields may be added; who validates against an older schema is not broken by it."""
    reading = as_json(FULL)
    reading["statements"][0]["tone"] = "warm"

    validate(reading)


def lose_the_document(reading: Any) -> None:
    del reading["document"]


def lose_the_text(reading: Any) -> None:
    del reading["document"]["text"]


def widen_a_span(reading: Any) -> None:
    reading["statements"][0]["cue_span"] = [1, 2, 3]


def misspell_a_span(reading: Any) -> None:
    reading["statements"][0]["content_spans"] = [["1", "22"]]


def invent_a_mode(reading: Any) -> None:
    reading["statements"][0]["mode"] = "shouted"


def invent_a_state(reading: Any) -> None:
    reading["channels"][0]["state"] = "ajar"


def lose_an_evidence(reading: Any) -> None:
    del reading["events"][0]["evidence"]


@pytest.mark.parametrize(
    "damage",
    [
        lose_the_document,
        lose_the_text,
        widen_a_span,
        misspell_a_span,
        invent_a_mode,
        invent_a_state,
        lose_an_evidence,
    ],
)
def test_a_damaged_reading_is_refused(damage: Callable[[Any], None]) -> None:
    """A missing part, a span that is none, and a word outside its list do not pass."""
    reading = as_json(FULL)
    damage(reading)

    with pytest.raises(jsonschema.ValidationError):
        validate(reading)
