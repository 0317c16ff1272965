"""The id of a document: the same text read again from the same place has the same id.

An id is hashed from two raw fields and no others: the key of the document (the row's own id, else its
URL, else nothing) and its text. Title, date and file path stay out, so that correcting a date or moving a
folder does not orphan what was recorded. Changing this recipe is a rekey of every ledger.
"""

from __future__ import annotations

from hashlib import blake2b

_DIGEST_BYTES = 8  # 16 hexadecimal digits: one collision is expected among some 5 thousand million documents


def document_id(text: str, *, identifier: str | None = None, url: str | None = None) -> str:
    """`doc_` and 16 hexadecimal digits. `text` must be free of lone surrogates."""
    # NUL parts the fields: it can stand in neither, so no two pairs of fields hash the same bytes.
    fields = (identifier or url or "") + "\0" + text
    return "doc_" + blake2b(fields.encode(), digest_size=_DIGEST_BYTES).hexdigest()
