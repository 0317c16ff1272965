"""`chancery schema`."""

from __future__ import annotations

from chancery.cli.exits import exit_codes

EXAMPLES = ("chancery schema > reading.schema.json",)


def schema() -> None:
    """Print the JSON Schema of a reading: of what `chancery read --format jsonl` prints on each line."""
    with exit_codes():
        from chancery.cli.terminal import write
        from chancery.schema import schema_text

        write(schema_text().encode())
