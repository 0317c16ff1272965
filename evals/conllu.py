"""Treebanks in CoNLL-U as running texts: documents with their words as spans, sentences and syntax.

The text of a document is put together as Universal Dependencies defines it: tokens with a space between them unless
`SpaceAfter=No`, a blank line at `# newpar`, a new document at `# newdoc`. Words are the *syntactic* words: a multiword
token ("don't") is replaced by its words, and empty nodes ("8.1") are left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from chancery.errors import UnreadableSource
from chancery.records import Span

_COLUMNS = 10
_PARAGRAPH = "\n\n"


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its gold syntax. `head` counts all words of the document from 0; a root's head is itself.

    `misc` is the last column as it stands: GUM keeps entities there.
    """

    span: Span
    upos: str
    xpos: str
    head: int
    deprel: str
    misc: str = "_"


@dataclass(slots=True)
class TreebankDocument:
    """A document: `sentences` are runs of words `[first, last)`."""

    name: str
    text: str = ""
    words: list[Word] = field(default_factory=list)
    sentences: list[Span] = field(default_factory=list)


def load(path: Path) -> list[TreebankDocument]:
    """The documents of a CoNLL-U file. Raises UnreadableSource, naming the line, where it is not CoNLL-U."""
    builder = _Builder(path.stem)
    lines = path.read_text(encoding="utf-8").split("\n")
    for number, line in enumerate([*lines, ""], start=1):  # the empty line ends the last sentence
        try:
            builder.take(line)
        except (ValueError, IndexError) as error:
            message = f"line {number}: not CoNLL-U ({error}); see universaldependencies.org/format.html"
            raise UnreadableSource(message, where=str(path)) from error
    return [document for document in builder.documents if document.words]


@dataclass(slots=True)
class _Row:
    """A word whose head still is the number of a word of its sentence, 0 for the root."""

    form: str
    upos: str
    xpos: str
    head: int
    deprel: str
    misc: str


@dataclass(slots=True)
class _Token:
    """What stands between two spaces or `SpaceAfter=No`: one word, or several (`until` is the number of the last)."""

    form: str
    until: int
    space_after: bool
    rows: list[_Row] = field(default_factory=list)


class _Builder:
    """Takes line after line and puts documents together."""

    def __init__(self, name: str) -> None:
        self.documents = [TreebankDocument(name)]
        self._tokens: list[_Token] = []
        self._separator = ""

    def take(self, line: str) -> None:
        if line.startswith("#"):
            self._comment(line)
        elif not line.strip():
            self._end_sentence()
        else:
            self._columns(line.split("\t"))

    def _end_sentence(self) -> None:
        if not self._tokens:
            return
        document = self.documents[-1]
        first = len(document.words)
        for token in self._tokens:
            document.text += self._separator
            start = len(document.text)
            document.text += token.form
            forms = [row.form for row in token.rows]
            for row, span in zip(token.rows, spans_of_words(token.form, forms), strict=True):
                head = first + row.head - 1 if row.head else len(document.words)
                place = (start + span[0], start + span[1])
                document.words.append(Word(place, row.upos, row.xpos, head, row.deprel, row.misc))
            self._separator = " " if token.space_after else ""
        document.sentences.append((first, len(document.words)))
        self._tokens = []

    def _comment(self, line: str) -> None:
        key, _, value = line[1:].partition("=")
        match key.split():
            case ["newdoc", *_]:
                self.documents.append(TreebankDocument(value.strip() or f"document {len(self.documents)}"))
                self._separator = ""
            case ["newpar", *_] if self.documents[-1].text:
                self._separator = _PARAGRAPH

    def _columns(self, columns: list[str]) -> None:
        if len(columns) != _COLUMNS:
            raise ValueError(f"{len(columns)} columns where {_COLUMNS} should be")
        number, form = columns[0], columns[1]
        space_after = "SpaceAfter=No" not in columns[9].split("|")
        if "." in number:
            return
        if "-" in number:
            self._tokens.append(_Token(form, int(number.split("-")[1]), space_after))
            return
        row = _Row(form, columns[3], columns[4], int(columns[6]), columns[7], columns[9])
        if not self._tokens or int(number) > self._tokens[-1].until:
            self._tokens.append(_Token(form, int(number), space_after))
        self._tokens[-1].rows.append(row)


def spans_of_words(surface: str, forms: list[str]) -> list[Span]:
    """Where in a multiword token its words stand.

    Where the forms put together are the token ("did" + "n't"), that is exact. Else each word takes as many
    characters as its form has, at least one while there are any, and the last one takes the rest.
    """
    spans = []
    at = 0
    for left, form in zip(range(len(forms) - 1, -1, -1), forms, strict=True):
        end = len(surface) if not left else max(at, min(at + len(form), len(surface) - left))
        spans.append((at, end))
        at = end
    return spans
