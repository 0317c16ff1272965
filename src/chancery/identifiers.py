"""Ids of records: hashed from the fewest stable raw fields, so that a text read twice gives the same ids."""

from __future__ import annotations

from hashlib import blake2b


def record_id(prefix: str, *fields: object) -> str:
    """`prefix`, an underscore and 16 hexadecimal digits over the fields; their order and number count."""
    # The unit separator cannot be confused with a field's own text: it is a control character, and each is its repr.
    raw = "\x1f".join(repr(field) for field in fields)
    return f"{prefix}_{blake2b(raw.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"
