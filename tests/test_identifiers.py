"""Ids of records."""

from __future__ import annotations

from chancery.identifiers import record_id


def test_the_same_fields_have_the_same_id() -> None:
    """In every process and version: a changed id would break citations."""
    assert record_id("stm", "doc", (1, 2), None) == record_id("stm", "doc", (1, 2), None) == "stm_719a1f41b9ead2b7"


def test_order_number_and_kind_of_fields_count() -> None:
    """Fields cannot run into one another, and a number is not its digits."""
    ids = [
        record_id("a", "x", "y"), record_id("a", "y", "x"), record_id("a", "xy"), record_id("a", "x", "y", ""),
        record_id("a", "x\x1fy"), record_id("a", "x'\x1f'y"), record_id("a", 1), record_id("a", "1"), record_id("b", 1),
        record_id("a", None), record_id("a", "None"), record_id("a", "\ud800"),
    ]  # fmt: skip

    assert len(set(ids)) == len(ids)
