"""Names out of the entity annotation of GUM (Zeldes, 2017), which marks every mention of anything, named or not.

The column MISC holds brackets: `Entity=(1-person-…(2-place-…)1)`. A mention is taken for a name when proper nouns
carry it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from chancery.records import Span
from evals.conllu import TreebankDocument, Word
from training.known import is_role

_LABELS = {"person": "person", "organization": "organization", "place": "place", "event": "event", "time": "date"}
_TITLES = frozenset({"Mr.", "Mr", "Mrs.", "Mrs", "Ms.", "Ms", "Dr.", "Dr", "Sir", "Prof.", "Sen.", "Rep."})
_LINKS = frozenset({"of", "and", "the", "for", "de", "la", "&", "-", "'s"})
_LONGEST = 12  # words; longer mentions are descriptions


def names(document: TreebankDocument) -> list[tuple[int, int, str]]:
    """Names `[first, last)` of words with their labels, in order and without overlap; longer ones first served."""
    taken: set[int] = set()
    kept = []
    for first, last, label in sorted(_mentions(document.words), key=lambda mention: mention[0] - mention[1]):
        found = _named_part(document, first, last, label)
        if found and taken.isdisjoint(range(*found)):
            taken |= set(range(*found))
            kept.append((*found, label))
    return sorted(kept)


def is_annotated(document: TreebankDocument) -> bool:
    """Whether the document has entities at all."""
    return any("Entity=" in word.misc for word in document.words)


def _mentions(words: Sequence[Word]) -> list[tuple[int, int, str]]:
    opened: dict[str, list[tuple[int, str]]] = {}
    found = []
    for at, word in enumerate(words):
        match = re.search(r"(?:^|\|)Entity=([^|]*)", word.misc)
        for bracket in re.findall(r"\([^()]+\)?|[^()]+\)", match.group(1)) if match else []:
            fields = bracket.strip("()").split("-")
            if bracket.startswith("(") and len(fields) > 1:
                opened.setdefault(fields[0], []).append((at, fields[1]))
            if bracket.endswith(")") and opened.get(fields[0]):
                first, kind = opened[fields[0]].pop()
                if kind in _LABELS and at - first < _LONGEST:
                    found.append((first, at + 1, _LABELS[kind]))
    return found


def _named_part(document: TreebankDocument, first: int, last: int, label: str) -> Span | None:
    words = document.words
    if label == "date":
        return None if words[first].upos == "PRON" else (first, last)
    forms = [document.text[slice(*words[at].span)] for at in range(first, last)]
    proper = [at for at in range(first, last) if words[at].upos == "PROPN"]
    if not proper:
        return None

    def capital(at: int) -> bool:
        return forms[at - first][:1].isupper()

    start, end = proper[0], proper[0] + 1
    while end < last and (
        words[end].upos == "PROPN" or (forms[end - first] in _LINKS and end + 1 < last and capital(end + 1))
    ):
        end += 1
    while start > first and words[start - 1].upos in ("PROPN", "ADJ", "NOUN") and capital(start - 1):
        start -= 1
    # "the mayor of Paris" is no name; Paris is a mention of its own.
    outside = [*range(first, start), *range(end, last)]
    if any(words[at].upos in ("NOUN", "PRON", "VERB") and not capital(at) for at in outside):
        return None
    for cut in range(end - 1, start, -1):  # the longest title in front: "Foreign Minister", "Mr."
        if is_role(" ".join(forms[start - first : cut - first])) or (
            cut == start + 1 and forms[start - first] in _TITLES
        ):
            return (cut, end)
    return (start, end)
