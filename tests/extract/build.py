"""Annotations built by hand, so that rules over syntax, names and attributions are tested without the model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chancery.language.index import Index
from chancery.language.annotation import Annotation, Attribution, Name, Sentence, Token
from chancery.language.paragraphs import paragraphs
from chancery.language.quotes import quotations
from chancery.language.tokens import tokenise
from chancery.records import Document, Span


def find(text: str, phrase: str) -> Span:
    """Where a phrase stands in a text; it must stand there once."""
    assert text.count(phrase) == 1, f"{phrase!r} stands {text.count(phrase)} times in the text"
    start = text.index(phrase)
    return (start, start + len(phrase))


def said(text: str, source: str | None, cue: str | None, *content: str, confidence: float = 0.9) -> Attribution:
    """An attribution of phrases of a text."""
    return Attribution(
        find(text, source) if source else None,
        find(text, cue) if cue else None,
        tuple(find(text, fragment) for fragment in content),
        confidence,
    )


def annotate(
    text: str,
    *attributions: Attribution,
    names: Mapping[str, str] | None = None,
    heads: Mapping[str, tuple[str, str]] | None = None,
) -> Annotation:
    """The annotation of a text: words and quotations found, the rest given, a paragraph a sentence.

    names: label by phrase. heads: for a word (or phrase: its first word), its head and relation; every word hangs from
    the first of its sentence if nothing is said.
    """
    spans = tokenise(text)
    starts = {start: number for number, (start, _) in enumerate(spans)}

    def word(phrase: str) -> int:
        return starts[find(text, phrase)[0]]

    sentences = []
    for begin, end in paragraphs(text):
        inside = [number for number, (start, _) in enumerate(spans) if begin <= start < end]
        sentences.append(Sentence(inside[0], inside[-1] + 1))
    given = {word(phrase): (word(head), relation) for phrase, (head, relation) in (heads or {}).items()}
    tokens = []
    for sentence in sentences:
        for number in range(sentence.first, sentence.last):
            default = (sentence.first, "root" if number == sentence.first else "dep")
            head, relation = given.get(number, default)
            tokens.append(Token(*spans[number], "X", "X", head, relation))
    found = []
    for phrase, label in (names or {}).items():
        start, end = find(text, phrase)
        inside = [number for number, span in enumerate(spans) if start <= span[0] and span[1] <= end]
        found.append(Name(inside[0], inside[-1] + 1, label))
    found.sort(key=lambda name: name.first)
    return Annotation(text, tuple(tokens), tuple(sentences), tuple(found), tuple(quotations(text)), attributions)


def index(text: str, *attributions: Attribution, **given: Mapping[str, str]) -> Index:
    """Look-ups over an annotation built by hand."""
    return Index(annotate(text, *attributions, **given))  # type: ignore[arg-type]


def document(text: str, published: str | None = None) -> Document:
    """A document of a text."""
    return Document(id="doc", text=text, source="test", published=published)


def texts(text: str, spans: Sequence[Span]) -> list[str]:
    """What spans quote."""
    return [text[start:end] for start, end in spans]
