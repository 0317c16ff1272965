"""Names out of the entity annotation of GUM (Zeldes, 2017), which marks every mention of anything, named or not.

`evals.gum_entities` reads the mentions. One is taken for a name when proper nouns carry it.
"""

from __future__ import annotations

from chancery.records import Span
from evals import gum_entities
from evals.conllu import TreebankDocument
from training.known import is_role

_LABELS = {"person": "person", "organization": "organization", "place": "place", "event": "event", "time": "date"}
_TITLES = frozenset({"Mr.", "Mr", "Mrs.", "Mrs", "Ms.", "Ms", "Dr.", "Dr", "Sir", "Prof.", "Sen.", "Rep."})
_LINKS = frozenset({"of", "and", "the", "for", "de", "la", "&", "-", "'s"})
_LONGEST = 12  # words; longer mentions are descriptions


def names(document: TreebankDocument) -> list[tuple[int, int, str]]:
    """Names `[first, last)` of words with their labels, in order and without overlap; longer ones first served."""
    taken: set[int] = set()
    kept = []
    for mention in sorted(gum_entities.mentions(document), key=lambda mention: mention.first - mention.last):
        label = _LABELS.get(mention.kind)
        if not label or mention.last - mention.first > _LONGEST:
            continue
        found = _named_part(document, mention.first, mention.last, label)
        if found and taken.isdisjoint(range(*found)):
            taken |= set(range(*found))
            kept.append((*found, label))
    return sorted(kept)


def is_annotated(document: TreebankDocument) -> bool:
    """Whether the document has entities at all."""
    return any("Entity=" in word.misc for word in document.words)


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
