"""Reads CoNLL-U: syntax from any Universal Dependencies treebank, names from GUM's `Entity` column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from chancery.records import Span

_ETYPES = {"person": "person", "organization": "organization", "place": "place", "event": "event", "time": "date"}
_TITLES = {
    "mr.", "mr", "mrs.", "mrs", "ms.", "ms", "dr.", "dr", "president", "prime", "minister", "senator", "sen.", "king",
    "queen", "professor", "prof.", "sir", "lord", "lady", "captain", "general", "pope", "judge", "governor",
}  # fmt: skip
_LINKS = {"of", "and", "the", "for", "de", "la", "&", "-", "'s"}


@dataclass
class Word:
    """One syntactic word; `head` counts within the sentence, -1 for the root."""

    span: Span
    form: str
    upos: str
    tag: str
    head: int
    deprel: str


@dataclass
class TreebankDocument:
    """A document with its words, sentence by sentence; `names` index words of the document, `has_names` whether any could."""

    text: str = ""
    sentences: list[list[Word]] = field(default_factory=list)
    names: list[tuple[int, int, str]] = field(default_factory=list)
    has_names: bool = False
    paragraph_starts: set[int] = field(default_factory=set)  # numbers of sentences


def read_treebank(path: Path) -> Iterator[TreebankDocument]:
    """The documents of a CoNLL-U file, their text rebuilt from `SpaceAfter`, `newpar` and `newdoc`."""
    document = TreebankDocument()
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        if not lines:
            continue
        comments = [line for line in lines if line.startswith("#")]
        if any(line.startswith("# newdoc") for line in comments) and document.sentences:
            yield _finished(document)
            document = TreebankDocument()
        document.has_names |= any(line.startswith("# global.Entity") for line in comments)
        if any(line.startswith("# newpar") for line in comments):
            document.paragraph_starts.add(len(document.sentences))
            if document.text:
                document.text = document.text.rstrip(" ") + "\n\n"
        _add_sentence(document, [line.split("\t") for line in lines if not line.startswith("#")])
    if document.sentences:
        yield _finished(document)


def _finished(document: TreebankDocument) -> TreebankDocument:
    words = [word for sentence in document.sentences for word in sentence]
    taken: set[int] = set()
    kept = []
    for first, last, label in sorted(document.names, key=lambda name: name[0] - name[1]):
        if label == "date":
            trimmed = None if words[first].upos == "PRON" else (first, last)
        else:
            trimmed = _proper_part(words, first, last)
        if trimmed and not taken & set(range(*trimmed)):
            taken |= set(range(*trimmed))
            kept.append((*trimmed, label))
    document.names = sorted(kept)
    return document


def _add_sentence(document: TreebankDocument, rows: list[list[str]]) -> None:
    words: list[Word] = []
    base = sum(len(sentence) for sentence in document.sentences)
    opened: dict[str, list[tuple[int, str]]] = {}
    multiword_end, multiword_space = 0, True
    for row in rows:
        if "." in row[0]:
            continue
        space = "SpaceAfter=No" not in row[9]
        if "-" in row[0]:
            multiword_end, multiword_space = int(row[0].split("-")[1]), space
            continue
        number = int(row[0])
        span = (len(document.text), len(document.text) + len(row[1]))
        document.text += row[1]
        if number < multiword_end:
            space = False
        elif number == multiword_end:
            space = multiword_space
        document.text += " " * space
        words.append(Word(span, row[1], row[3], row[4], int(row[6]) - 1, row[7]))
        _entities(document, opened, row[9], base + number - 1)
    document.sentences.append(words)


def _entities(document: TreebankDocument, opened: dict[str, list[tuple[int, str]]], misc: str, at: int) -> None:
    """Follow the brackets of `Entity=(1-person-…(2-place-…)1)`; mentions of the kinds we name go to the document."""
    match = re.search(r"(?:^|\|)Entity=([^|]*)", misc)
    for bracket in re.findall(r"\([^()]+\)?|[^()]+\)", match.group(1)) if match else []:
        opens, closes = bracket.startswith("("), bracket.endswith(")")
        fields = bracket.strip("()").split("-")
        if opens and len(fields) > 1:
            opened.setdefault(fields[0], []).append((at, fields[1]))
        if closes and opened.get(fields[0]):
            first, etype = opened[fields[0]].pop()
            if etype in _ETYPES and at - first < 12:
                document.names.append((first, at + 1, _ETYPES[etype]))


def _proper_part(words: list[Word], first: int, last: int) -> Span | None:
    """The run of proper nouns that a mention is built on, without title and article; None if it has no name."""
    inside = set(range(first, last))
    heads = [i for i in inside if words[i].upos == "PROPN"]
    if not heads:
        return None
    start = min(heads)
    end = start + 1
    while end < last and (words[end].upos == "PROPN" or (words[end].form in _LINKS and end + 1 < last and _capital(words[end + 1]))):
        end += 1
    while start > first and words[start - 1].upos in ("PROPN", "ADJ", "NOUN") and _capital(words[start - 1]):
        start -= 1
    if any(words[i].upos in ("NOUN", "PRON", "VERB") and not _capital(words[i]) for i in range(first, start)):
        return None  # "the mayor of Paris" is no name; Paris is a mention of its own
    if any(words[i].upos in ("NOUN", "PRON", "VERB") for i in range(end, last)):
        return None
    while start < end - 1 and words[start].form.lower() in _TITLES:
        start += 1
    return (start, end)


def _capital(word: Word) -> bool:
    return word.form[:1].isupper()
