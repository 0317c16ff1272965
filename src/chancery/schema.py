"""The JSON Schema of a reading: made from the record types, shipped as `reading.schema.json`.

`python -m chancery.schema` writes the shipped file again after a change of the records.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from chancery.records import Reading

SCHEMA_FILE = Path(__file__).with_name("reading.schema.json")
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def reading_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what `chancery read --format jsonl` prints on one line.

    Fields may be added to the records in later versions, so unknown properties are allowed.
    """
    schema = msgspec.json.schema(Reading)
    return {"$schema": DIALECT, "title": "Reading", "description": _description(), **schema}


def schema_text() -> str:
    """The schema as the shipped file holds it: indented, one newline at the end."""
    return json.dumps(reading_schema(), indent=2, ensure_ascii=False) + "\n"


def _description() -> str:
    return (
        "The reading of one document by Chancery."
        " A span is [start, end): a half-open interval of Unicode code points of document.text."
    )


if __name__ == "__main__":
    SCHEMA_FILE.write_text(schema_text(), encoding="utf-8")
