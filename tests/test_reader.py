"""The reader with its weights: what holds of the reading of every text."""

from __future__ import annotations

import time

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import chancery
from chancery.errors import UnreadableSource
from chancery.language.analyser import Analyser
from chancery.language.annotation import NAME_LABELS
from chancery.reader import Reader
from chancery.records import Document, Reading, Span

_ARTICLE = """\
KESTREL BAY, Oct 20 — The council will keep its mission in Tarn open, Foreign Minister Ana Ode said on Monday.

“We shall not close the mission,” Ode told reporters after talks with her counterpart, Ivo Brandt. She added that
the two sides “remain in contact” and would meet again next week.

“There has never been a plan to recall anybody, and there is none today.”

A spokesman for the Tarn ministry, who asked not to be named, denied that staff had been expelled. According to the
Morning Herald newspaper, Brandt allegedly warned that the embassy could be closed.
"""
_OTHER = "‘No comment,’ the envoy’s office said.\r\nTwo days later – it is believed – he left; «Adieu», wrote he.\n"
_ODD = ["", " ", "\n\n", ".", "“", "\u200b", "\ufeff", "a", "!!!", "“”", "\u0301", "1", "—", "said", "“Yes,” he said"]
_ODD += [
    "\x00\x01 a",
    "a\u2028b\u2029c",
    "漢字かな交じり文。「はい」と言った。",
    "قال: «نعم»",
    "👩‍👩‍👧‍👦 said “👍”",
    "x" * 3000,
    "a " * 1000,
    "' " * 600,
]


def document(text: str, published: str | None = None) -> Document:
    """A document of a text."""
    return Document(id="doc", text=text, source="test", published=published)


def encoded(reading: Reading) -> bytes:
    """The JSON of a reading."""
    return msgspec.json.encode(reading)


def spans_of(reading: Reading) -> list[Span]:
    """Every span of the statements and actors of a reading."""
    spans = [span for actor in reading.actors for span in actor.mentions]
    for statement in reading.statements:
        spans += statement.content_spans
        spans += [span for span in (statement.speaker_span, statement.cue_span) if span is not None]
        if statement.date is not None and statement.date.span is not None:
            spans.append(statement.date.span)
    return spans


def check(reading: Reading) -> None:
    """What holds of every reading: spans quote the text, nothing is empty, speakers are actors."""
    text = reading.document.text
    for start, end in spans_of(reading):
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip()
    known = {actor.id for actor in reading.actors}
    for statement in reading.statements:
        assert statement.content_spans
        assert (statement.speaker is None) == (statement.speaker_span is None)
        assert {statement.speaker, statement.relayed_by} - {None} <= known
        assert 0 <= statement.confidence <= 1
        assert list(statement.content_spans) == sorted(statement.content_spans)
    assert len({statement.id for statement in reading.statements}) == len(reading.statements)
    assert len(known) == len(reading.actors)


def test_an_article_is_read(reader: Reader) -> None:
    """Plain attributions of a plain article are found, with their speakers, in the exact words."""
    reading = reader.read(document(_ARTICLE, "2021-10-20"))

    check(reading)
    names = {actor.id: actor.name for actor in reading.actors}
    by_content = {
        _ARTICLE[slice(*span)]: statement for statement in reading.statements for span in statement.content_spans
    }
    assert "Ode" in names[by_content["We shall not close the mission"].speaker or ""]
    assert by_content["We shall not close the mission"].mode == "direct"
    assert len(reading.statements) >= 4


def test_the_library_has_one_door() -> None:
    """`chancery.read` gives what the reader gives, with the date of the dateline."""
    reading = chancery.read(_ARTICLE, published="2021-10-20", source="article")

    check(reading)
    assert reading.document.published == "2021-10-20"
    assert encoded(reading) == encoded(chancery.read(_ARTICLE, published="2021-10-20", source="article"))
    with pytest.raises(UnreadableSource):
        chancery.read("  ")


@pytest.mark.parametrize("text", _ODD)
def test_odd_texts_are_read(text: str, reader: Reader) -> None:
    """Empty, tiny, foreign or senseless: no exception, and nothing that the text does not hold."""
    check(reader.read(document(text)))


_CHARACTERS = st.characters(exclude_categories=["Cs"])
_WORDS = st.sampled_from(
    ["“", "”", '"', "'", "said", "Ode", "told", "the", "that", ".", ",", "\n", " ", "\u00a0", "Reuters"]
)
_TEXTS = st.one_of(
    st.text(_CHARACTERS, max_size=200),
    st.lists(st.one_of(_WORDS, st.text(_CHARACTERS, max_size=4)), max_size=60).map(" ".join),
)


@given(text=_TEXTS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_read(reader: Reader, text: str) -> None:
    """Whatever Unicode holds: spans that quote the text, and the same reading again."""
    reading = reader.read(document(text))

    check(reading)
    assert encoded(reader.read(document(text))) == encoded(reading)


@given(text=_TEXTS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_annotated(reader: Reader, text: str) -> None:
    """Words, sentences, syntax, names and attributions of any text are sound."""
    check_annotation(reader, text)


@pytest.mark.parametrize("text", [_ARTICLE, _OTHER, _ARTICLE * 3, "the minister and " * 400, "Yes. No! " * 300])
def test_texts_of_several_windows_are_annotated(text: str, reader: Reader) -> None:
    """Where windows meet, nothing is lost, doubled or torn from its sentence."""
    check_annotation(reader, text)


def check_annotation(reader: Reader, text: str) -> None:
    """What holds of every annotation."""
    annotation = Analyser(reader._analyser.model).annotate(text)

    covered = [place for token in annotation.tokens for place in range(token.start, token.end)]
    assert covered == [place for place, character in enumerate(text) if not character.isspace()]
    at = 0
    for sentence in annotation.sentences:
        assert sentence.first == at < sentence.last
        at = sentence.last
        inside = range(sentence.first, sentence.last)
        heads = {token: annotation.tokens[token].head for token in inside}
        assert all(head in inside for head in heads.values())
        assert [token for token in inside if heads[token] == token] == [
            token for token in inside if annotation.tokens[token].deprel == "root"
        ]
        assert sum(heads[token] == token for token in inside) == 1
        for token in inside:
            for _ in inside:
                token = heads[token]
            assert heads[token] == token
    assert at == len(annotation.tokens)
    before = 0
    for name in annotation.names:
        assert before <= name.first < name.last <= len(annotation.tokens)
        assert name.label in NAME_LABELS
        before = name.last
    for one in annotation.attributions:
        for start, end in [*one.content, *filter(None, [one.source, one.cue])]:
            assert 0 <= start < end <= len(text)
        assert 0 <= one.confidence <= 1


def test_a_reading_does_not_depend_on_what_was_read_before(reader: Reader) -> None:
    """In any order, after anything, in a fresh reader: the same bytes."""
    texts = [_ARTICLE, _OTHER, "x" * 500, _OTHER + _ARTICLE, "", _ARTICLE.replace("“", '"').replace("”", '"')]
    first = [encoded(reader.read(document(text))) for text in texts]

    backwards = [encoded(reader.read(document(text))) for text in reversed(texts)]
    for paragraph in (_OTHER + _ARTICLE).split("\n"):
        reader.read(document(paragraph))

    assert backwards[::-1] == first
    assert [encoded(reader.read(document(text))) for text in texts] == first
    assert [encoded(Reader(reader._analyser.model).read(document(text))) for text in texts] == first


def test_time_grows_with_the_length_alone(reader: Reader) -> None:
    """A text of 200 kB takes no longer by the word than one of 25 kB."""

    def seconds(size: int) -> float:
        text = (_ARTICLE * (size // len(_ARTICLE) + 1))[:size]
        begun = time.process_time()
        reader.read(document(text, "2021-10-20"))
        return time.process_time() - begun

    seconds(2_000)
    small = seconds(25_000)

    assert seconds(200_000) < 1.8 * 8 * small
