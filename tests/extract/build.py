"""Annotations built by hand, so that rules over syntax, names and attributions are tested without the model."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from time import process_time

from trees import Word, text_of, words_of

from chancery.extract.actors import Cast
from chancery.extract.actors.describing import Description
from chancery.extract.actors.drafts import Draft, make_drafts
from chancery.extract.actors.gathering import Gathering
from chancery.extract.actors.known import Known
from chancery.extract.readings import reading
from chancery.extract.said import said as said_in
from chancery.language.annotation import Act, Annotation, Attribution, Entity, Mention, Name, Sentence, Token
from chancery.language.index import Index
from chancery.language.paragraphs import paragraphs
from chancery.language.phrases import Phrases
from chancery.language.quotes import quotations
from chancery.language.tokens import tokenise
from chancery.records import Document, Reading, Span
from chancery.world.entries import Entry, packaged_entries
from chancery.world.lookup import Lookup, packaged_lookup


def find(text: str, phrase: str) -> Span:
    """Where a phrase stands in a text; it must stand there once."""
    assert text.count(phrase) == 1, f"{phrase!r} stands {text.count(phrase)} times in the text"
    start = text.index(phrase)
    return (start, start + len(phrase))


def place(text: str, phrase: str) -> Span:
    """Where a phrase stands in a text as whole words; "he#2" is the second "he" of several."""
    bare, _, number = phrase.partition("#")
    wanted = [bare[start:end] for start, end in tokenise(bare)]
    spans = tokenise(text)
    words = [text[start:end] for start, end in spans]
    runs = [at for at in range(len(words)) if words[at : at + len(wanted)] == wanted]
    assert runs if number else len(runs) == 1, f"{bare!r} stands {len(runs)} times in {text!r}"
    first = runs[int(number or 1) - 1]
    return (spans[first][0], spans[first + len(wanted) - 1][1])


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
    found = _names(text, names or {})
    return Annotation(text, tuple(tokens), tuple(sentences), found, tuple(quotations(text)), attributions)


def parsed(
    trees: str,
    *,
    names: Mapping[str, str] | None = None,
    entities: Sequence[tuple[str, ...]] = (),
    said: Sequence[tuple[str | None, ...]] = (),
    acts: Sequence[tuple[str | None, ...]] = (),
) -> Annotation:
    """The annotation of sentences in brackets (`trees`), a line each, with a blank line between paragraphs.

    names: label by phrase. entities: kind and phrases of each, a mention goes back to the one before. said: source, cue
    and contents of each attribution. acts: trigger, type ("SANCTION/expel"), and if they are told, status, sources,
    targets and places of each; several phrases are parted by "|". A phrase that stands several times is told by its
    number: "he#2".
    """
    groups = [[words_of(line) for line in paragraph.splitlines() if line.strip()] for paragraph in trees.split("\n\n")]
    groups = [lines for lines in groups if lines]
    text = "\n\n".join(" ".join(text_of(words) for words in lines) for lines in groups)
    flat: list[tuple[int, Word]] = []
    sentences = []
    for words in (words for lines in groups for words in lines):
        first = len(flat)
        flat += [(first + word.head, word) for word in words]
        sentences.append(Sentence(first, len(flat)))
    spans = tokenise(text)
    assert [text[start:end] for start, end in spans] == [word.text for _, word in flat], "words are cut otherwise"
    found = _names(text, names or {})
    named = {token for name in found if name.label != "date" for token in range(name.first, name.last)}
    tokens = tuple(
        Token(*span, *word.part_of_speech(number in named), head, word.relation)
        for number, (span, (head, word)) in enumerate(zip(spans, flat, strict=True))
    )
    attributions = tuple(
        Attribution(
            place(text, one[0]) if one[0] else None,
            place(text, one[1]) if one[1] else None,
            tuple(place(text, phrase) for phrase in one[2:] if phrase),
            0.9,
        )
        for one in said
    )
    bare = Annotation(text, tokens, tuple(sentences), found, tuple(quotations(text)), attributions)
    phrases = Phrases(bare)
    done = sorted((_act(phrases, *one) for one in acts), key=lambda act: act.trigger)
    return replace(bare, entities=tuple(_entity(phrases, *one) for one in entities), acts=tuple(done))


def repeated(one: Annotation, count: int, *, chained: bool = True) -> Annotation:
    """An annotation several times, in paragraphs of their own; `chained` makes its entities the same each time."""
    gap = len(one.text) + 2
    tokens, sentences, names, attributions, entities, acts = [], [], [], [], [], []
    for time in range(count):
        by, words = time * gap, time * len(one.tokens)
        for token in one.tokens:
            tokens.append(replace(token, start=token.start + by, end=token.end + by, head=token.head + words))
        sentences += [Sentence(sentence.first + words, sentence.last + words) for sentence in one.sentences]
        names += [Name(name.first + words, name.last + words, name.label) for name in one.names]
        attributions += [_moved(attribution, by) for attribution in one.attributions]
        entities += [_later(entity, words) for entity in one.entities]
        acts += [_act_later(act, words) for act in one.acts]
    if chained:
        entities = [_joined(entities[number :: len(one.entities)]) for number in range(len(one.entities))]
    text = "\n\n".join([one.text] * count)
    quoted = tuple(quotations(text))
    return Annotation(
        text, tuple(tokens), tuple(sentences), tuple(names), quoted, tuple(attributions), tuple(entities), tuple(acts)
    )


def _act_later(act: Act, by: int) -> Act:
    sides = ((head + by for head in heads) for heads in (act.sources, act.targets, act.places))
    sources, targets, places = map(tuple, sides)
    return replace(act, trigger=act.trigger + by, sources=sources, targets=targets, places=places)


def _later(entity: Entity, by: int) -> Entity:
    mentions = []
    for one in entity.mentions:
        back = None if one.antecedent is None else one.antecedent + by
        mentions.append(Mention(one.first + by, one.last + by, one.head + by, back))
    return Entity(entity.kind, tuple(mentions))


def _joined(entities: Sequence[Entity]) -> Entity:
    chain: list[Mention] = []
    for one in (mention for entity in entities for mention in entity.mentions):
        chain.append(replace(one, antecedent=chain[-1].head if chain else None))
    return Entity(entities[0].kind, tuple(chain))


def _moved(one: Attribution, by: int) -> Attribution:
    spans = [None if span is None else (span[0] + by, span[1] + by) for span in (one.source, one.cue, *one.content)]
    return Attribution(spans[0], spans[1], tuple(span for span in spans[2:] if span), one.confidence)


def _names(text: str, names: Mapping[str, str]) -> tuple[Name, ...]:
    spans = tokenise(text)
    found = []
    for phrase, label in names.items():
        start, end = place(text, phrase)
        inside = [number for number, span in enumerate(spans) if start <= span[0] and span[1] <= end]
        found.append(Name(inside[0], inside[-1] + 1, label))
    return tuple(sorted(found, key=lambda name: name.first))


def _entity(phrases: Phrases, kind: str, *mentions: str) -> Entity:
    heads = [head_of(phrases, phrase) for phrase in mentions]
    back = [None, *heads]
    found = (replace(phrases.mention(head), antecedent=back[number]) for number, head in enumerate(heads))
    return Entity(kind, tuple(found))


def _act(
    phrases: Phrases,
    trigger: str | None,
    kind: str | None,
    status: str | None = None,
    *sides: str | None,
) -> Act:
    assert trigger is not None, "an act has a trigger"
    assert kind is not None, "an act has a type"
    name, _, mode = kind.partition("/")
    (token,) = phrases.index.tokens(place(phrases.index.annotation.text, trigger))
    heads = [tuple(head_of(phrases, one) for one in side.split("|")) if side else () for side in sides]
    sources, targets, places = [*heads, (), (), ()][:3]
    return Act(token, name, mode or None, status or "happened", sources, targets, places, 0.9)


def head_of(phrases: Phrases, phrase: str) -> int:
    """The token by which a phrase of the text is known."""
    head = phrases.head(place(phrases.index.annotation.text, phrase))
    assert head is not None
    return head


def index(text: str, *attributions: Attribution, **given: Mapping[str, str]) -> Index:
    """Look-ups over an annotation built by hand."""
    return Index(annotate(text, *attributions, **given))  # type: ignore[arg-type]


def document(text: str, published: str | None = None, id: str = "doc") -> Document:
    """A document of a text."""
    return Document(id=id, text=text, source="test", published=published)


def texts(text: str, spans: Sequence[Span]) -> list[str]:
    """What spans quote."""
    return [text[start:end] for start, end in spans]


def holder(name: str, office: str, code: str, from_: str | None = None, to: str | None = None) -> Entry:
    """A row for somebody who holds an office."""
    return Entry(name, (name,), code, "person", "office", "test", 1, "GOV", office, from_, to)


@cache
def lookup(*added: Entry) -> Lookup:
    """The names of the package and of the rows added."""
    return Lookup([*packaged_entries(), *added]) if added else packaged_lookup()


def read(annotation: Annotation, published: str | None = None) -> Reading:
    """The reading of an annotation."""
    return reading(document(annotation.text, published), annotation, lookup())


def seconds(function: Callable[[], object]) -> float:
    """How much processor time a function takes: the better of two, without what others left for it to collect."""
    best = float("inf")
    for _ in range(2):
        gc.collect()
        begun = process_time()
        function()
        best = min(best, process_time() - begun)
    return best


def cast(annotation: Annotation, published: str | None = None) -> Cast:
    """The cast of an annotation."""
    phrases = Phrases(annotation)
    told = said_in(phrases)
    return Cast(document(annotation.text, published), phrases, lookup(), told.spans(), told.attributions)


def known(annotation: Annotation, published: str | None = None, names: Lookup | None = None) -> Known:
    """The names of the tables in an annotation."""
    return Known(Index(annotation), names or lookup(), published)


def gathered(
    annotation: Annotation, *needed: str, published: str | None = None, names: Lookup | None = None
) -> list[list[Description]]:
    """The mentions of an annotation by entity; each phrase needed is among them."""
    phrases = Phrases(annotation)
    heads = [head_of(phrases, phrase) for phrase in needed]
    return Gathering(phrases, known(annotation, published, names), annotation.attributions).entities(heads)


def drafted(annotation: Annotation, *needed: str, published: str | None = None) -> list[Draft]:
    """The actors of an annotation as they are put together, before anything is looked up or continued."""
    return make_drafts(gathered(annotation, *needed, published=published), annotation.text)


def mentions(annotation: Annotation, draft: Draft) -> list[str]:
    """The phrases of an actor in the making."""
    return texts(annotation.text, [one.span for one in draft.mentions])
