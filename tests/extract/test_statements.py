"""From attributions to statements: hedges, relays, continuations, speakers, dates and order."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from anything import annotated
from build import annotate, document, find, lookup, parsed, repeated, said, seconds, texts
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.extract.readings import reading
from chancery.language.annotation import ENTITY_KINDS, Annotation, Attribution
from chancery.language.coreference import describe, entities, pair_up
from chancery.records import Actor, Document, Statement


def statements(source: Document, annotation: Annotation) -> tuple[tuple[Actor, ...], tuple[Statement, ...]]:
    """The actors and statements of an annotation."""
    found = reading(source, annotation, lookup())
    return found.actors, found.statements


def made(annotation: Annotation, published: str | None = None) -> tuple[Statement, ...]:
    """The statements of an annotation."""
    return statements(document(annotation.text, published), annotation)[1]


def actors(annotation: Annotation) -> tuple[Actor, ...]:
    """The actors of an annotation."""
    return statements(document(annotation.text), annotation)[0]


def relay(annotation: Annotation, number: int = 0) -> str | None:
    """The name of who relayed a statement."""
    everyone, every = statements(document(annotation.text), annotation)
    return {actor.id: actor.name for actor in everyone}.get(every[number].relayed_by or "")


def test_an_attribution_becomes_a_statement() -> None:
    """Spans are kept, the speaker is an actor, the id follows from the document and the spans."""
    annotation = parsed(
        "“ [ccomp [nsubj We] go [advmod on]] , ” [nsubj Ana [flat Ode]] said .",
        names={"Ana Ode": "person"},
        said=[("Ana Ode", "said", "We go on")],
    )

    (actor,), (statement,) = statements(document(annotation.text), annotation)

    assert (actor.name, actor.kind, texts(annotation.text, actor.mentions)) == ("Ana Ode", "person", ["Ana Ode"])
    assert statement.speaker == actor.id
    assert (statement.mode, statement.confidence, statement.hedged) == ("direct", 0.9, False)
    assert statement == made(annotation)[0]


def test_a_statement_without_a_source_has_no_speaker() -> None:
    """Nobody is named, nobody is invented."""
    text = "It is said that talks go on."

    everyone, (statement,) = statements(document(text), annotate(text, said(text, None, "is said", "that talks go on")))

    assert everyone == ()
    assert (statement.speaker, statement.speaker_span) == (None, None)


def test_a_text_without_attributions_has_no_statements() -> None:
    """Nor actors."""
    assert statements(document("Talks go on."), annotate("Talks go on.")) == ((), ())


def test_statements_are_in_order_of_the_text() -> None:
    """Whichever order they were found in."""
    text = "Ode said it ended. Ito denied that it began."
    first, second = said(text, "Ode", "said", "it ended"), said(text, "Ito", "denied", "that it began")

    assert made(annotate(text, second, first)) == made(annotate(text, first, second))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "hedged"),
    [
        ("Ode said they allegedly fled.", "Ode", "said", "they allegedly fled", True),
        ("Ode reportedly said they fled.", "Ode", "reportedly said", "they fled", True),
        ("They are believed to have fled.", None, "are believed", "to have fled", True),
        ("Ode is said to have fled.", "Ode", "is said", "to have fled", False),
        ("Ode said they fled, reportedly by sea.", "Ode", "said", "they fled", False),
        ("Ode said they fled.", "Ode", "said", "they fled", False),
    ],
)
def test_hedges_are_seen(text: str, source: str | None, cue: str, content: str, hedged: bool) -> None:
    """In the cue and in the content, not elsewhere; a passive cue hedges where nobody is named."""
    (statement,) = made(annotate(text, said(text, source, cue, content)))

    assert statement.hedged is hedged


def test_a_hedge_belongs_to_the_innermost_content() -> None:
    """Whoever repeats somebody else's hedged words has not hedged."""
    text = "Ode said that Ito claimed they allegedly fled."
    outer = said(text, "Ode", "said", "that Ito claimed they allegedly fled")
    inner = said(text, "Ito", "claimed", "they allegedly fled")

    assert [statement.hedged for statement in made(annotate(text, outer, inner))] == [False, True]


def test_hedging_adjectives_must_modify() -> None:
    """ "The alleged spy" keeps its distance, "he alleged" does not."""
    text = "Ode said the alleged spy fled."

    modifies = annotate(text, said(text, "Ode", "said", "the alleged spy fled"), heads={"alleged": ("spy", "amod")})
    other = annotate(text, said(text, "Ode", "said", "the alleged spy fled"), heads={"alleged": ("spy", "conj")})

    assert [made(one)[0].hedged for one in (modifies, other)] == [True, False]


def test_an_agency_relays_what_its_report_holds() -> None:
    """The medium whose words hold the statement passed it on; its own statement is relayed by nobody."""
    annotation = parsed(
        "[nsubj Reuters] reported [ccomp [mark that] [nsubj Ode] [aux had] said [ccomp [nsubj it] ended]] .",
        names={"Reuters": "organization", "Ode": "person"},
        said=[("Reuters", "reported", "that Ode had said it ended"), ("Ode", "had said", "it ended")],
    )

    assert relay(annotation, 0) is None
    assert relay(annotation, 1) == "Reuters"


def test_who_quotes_relays() -> None:
    """A body that is no medium relays by quoting, not by saying."""
    annotation = parsed(
        "[nsubj The ministry] quoted [obj Ode] [advcl [mark as] saying [ccomp [mark that] [nsubj talks] go]] .",
        said=[("The ministry", "quoted", "Ode as saying that talks go"), ("Ode", "as saying", "that talks go")],
    )

    assert relay(annotation, 1) == "ministry"
    assert relay(annotation, 0) is None


def test_a_speaker_who_repeats_is_no_relay() -> None:
    """One that says what another said does not pass it on as an agency does."""
    text = "Ito added that Ode had said that talks go on."
    outer = said(text, "Ito", "added", "that Ode had said that talks go on")
    inner = said(text, "Ode", "had said", "that talks go on")

    assert relay(annotate(text, outer, inner), 1) is None


def test_the_medium_that_was_told_relays() -> None:
    """ "Told Reuters" names who passed it on; "told Ito" does not."""
    text = "“We go on,” Ode told Reuters."
    told = said(text, "Ode", "told Reuters", "We go on")

    assert relay(annotate(text, told, names={"Reuters": "organization"})) == "Reuters"

    text = "“We go on,” Ode told Ito."
    assert relay(annotate(text, said(text, "Ode", "told Ito", "We go on"), names={"Ito": "person"})) is None


_LONG = "we have waited for an answer since the spring and none came"


def test_a_quotation_of_its_own_paragraph_goes_on_with_the_speaker() -> None:
    """By convention of the press; it has no cue and less confidence."""
    text = f"“It is over,” Ana Ode said.\n\n“I tell you that {_LONG}.”"
    annotation = annotate(text, said(text, "Ana Ode", "said", "It is over"), names={"Ana Ode": "person"})

    first, second = made(annotation)

    assert second.speaker == first.speaker
    assert second.cue_span is None
    assert second.confidence < first.confidence
    assert texts(text, second.content_spans) == [f"I tell you that {_LONG}."]


@pytest.mark.parametrize(
    "text",
    [
        "“It is over,” Ana Ode said.\n\n“Over and out.”",
        "“It is over,” Ana Ode said.\n\nNothing.\n\nNothing.\n\nNothing.\n\n“I tell you that " + _LONG + ".”",
        "Ana Ode left. He said: It is over,\n\nHe read “I tell you that " + _LONG + "” in a book.",
    ],
    ids=["short", "far away", "inside a sentence"],
)
def test_other_quotations_do_not_go_on(text: str) -> None:
    """A title, one too far from the speaker, one inside somebody's sentence."""
    cue = "said"

    assert len(made(annotate(text, said(text, "Ana Ode", cue, "It is over")))) == 1


def test_a_quotation_without_anybody_before_it_is_nobodys() -> None:
    """No speaker is guessed."""
    text = f"“I tell you that {_LONG}.”"

    assert made(annotate(text)) == ()


def test_content_that_is_covered_does_not_go_on() -> None:
    """A quotation in some content is one statement, not two."""
    text = f"“It is over,” Ana Ode said.\n\n“I tell you that {_LONG}.”"
    first, second = said(text, "Ana Ode", "said", "It is over"), find(text, f"I tell you that {_LONG}.")

    assert len(made(annotate(text, first, Attribution(None, first.cue, (second,), 0.9)))) == 2


@pytest.mark.parametrize(
    ("tree", "source", "name", "kind"),
    [
        ("[nsubj Ana [flat Ode]]", "Ana Ode", "Ana Ode", "person"),
        (
            "[nsubj [nmod:desc [amod Foreign] Minister] Ana [flat Ode]]",
            "Foreign Minister Ana Ode", "Ana Ode", "person",
        ),
        (
            "[nsubj A spokesman [nmod for Ana [flat Ode]]]",
            "A spokesman for Ana Ode", "spokesman for Ana Ode", "person",
        ),
        ("[nsubj The deputy , [appos Ana [flat Ode]]] ,", "The deputy, Ana Ode", "Ana Ode", "person"),
        ("[nsubj The deputy , [acl:relcl [nsubj who] left]] ,", "The deputy, who left", "deputy", "person"),
        ("[nsubj The [amod deputy] minister]", "The deputy minister", "deputy minister", "person"),
        ("[nsubj The council]", "The council", "council", None),
        ("[nsubj Reuters]", "Reuters", "Reuters", "media"),
        ("[nsubj They]", "They", "They", "group"),
    ],
)  # fmt: skip
def test_a_speaker_has_a_name(tree: str, source: str, name: str, kind: str | None) -> None:
    """The name that is the speaker's own, not one that hangs on the phrase; else the phrase without what follows."""
    names = {"Ana Ode": "person"} if "Ode" in source else {}
    annotation = parsed(
        f"{tree} said [ccomp [mark that] [nsubj talks] go] .", names=names, said=[(source, "said", "that talks go")]
    )

    everyone, (statement,) = statements(document(annotation.text), annotation)

    speaker = next(actor for actor in everyone if actor.id == statement.speaker)
    assert (speaker.name, speaker.kind) == (name, kind)


def test_the_same_name_is_the_same_actor() -> None:
    """Case aside; each place is a mention, in order."""
    annotation = parsed(
        """
        [nsubj THE [compound FJORD] COUNCIL] said [ccomp [nsubj it] ended] .
        [advmod Then] [nsubj the [compound Fjord] Council] denied [ccomp [mark that] [nsubj it] began] .
        """,
        names={"FJORD COUNCIL": "organization", "Fjord Council": "organization"},
        said=[("THE FJORD COUNCIL", "said", "it ended"), ("the Fjord Council", "denied", "that it began")],
    )

    (actor,) = actors(annotation)

    assert texts(annotation.text, actor.mentions) == ["THE FJORD COUNCIL", "the Fjord Council"]


@pytest.mark.parametrize(
    ("label", "head", "expected"),
    [("date", "said", "2021-10-18"), ("event", "said", None), ("date", "talks", None)],
)
def test_a_date_counts_where_it_hangs_from_the_cue(label: str, head: str, expected: str | None) -> None:
    """ "Said on Monday" dates the statement; a date elsewhere, or a name that is none, does not."""
    text = "Ode said on Monday that talks go on."
    annotation = annotate(
        text,
        said(text, "Ode", "said", "that talks go on"),
        names={"Monday": label},
        heads={"Monday": (head, "obl"), "said": ("said", "root"), "talks": ("go", "nsubj"), "go": ("go", "root")},
    )

    (statement,) = made(annotation, published="2021-10-20")

    assert (statement.date.from_ if statement.date else None) == expected


def test_a_date_inside_the_content_is_part_of_it() -> None:
    """It dates what is told, not the telling."""
    text = "Ode said that talks ended on Monday."
    annotation = annotate(
        text,
        said(text, "Ode", "said", "that talks ended on Monday"),
        names={"Monday": "date"},
        heads={"Monday": ("said", "obl")},
    )

    assert made(annotation, published="2021-10-20")[0].date is None


@given(annotated(), st.integers(0, 2**32 - 1))
@settings(deadline=None)
def test_any_annotation_is_read(annotation: Annotation, seed: int) -> None:
    """Whatever is in it and however it is chained: whom statements name is there, once, with mentions in order."""
    random = np.random.default_rng(seed)
    heads = np.flatnonzero(random.random(len(annotation.tokens)) < 0.5).tolist()
    mentions = describe(annotation, heads, random.integers(1, 1 + len(ENTITY_KINDS), len(heads)).tolist())
    earlier, later, _ = pair_up(mentions)
    scores = random.normal(size=len(earlier)).astype(np.float32)
    chained = replace(annotation, entities=entities(mentions, earlier, later, scores))

    everyone, every = statements(document(chained.text, "2021-10-20"), chained)

    ids = {actor.id for actor in everyone}
    assert len(ids) == len(everyone)
    for statement in every:
        assert {statement.speaker, statement.relayed_by, *statement.addressees, *statement.about} - {None} <= ids
        assert (statement.speaker is None) == (statement.speaker_span is None)
    for actor in everyone:
        assert list(actor.mentions) == sorted(set(actor.mentions))
        assert all(0 <= start < end <= len(chained.text) for start, end in actor.mentions)
        assert {other.actor for other in actor.same_as} <= ids


def test_time_grows_with_the_number_of_statements_alone() -> None:
    """Hedges, relays and continuations never compare each statement with each."""
    block = "“It is over, allegedly,” Ana Ode told Reuters. She added that they reportedly fled.\n\n“Well.”\n\n"

    def taken(count: int) -> float:
        text = block * count
        given = annotate(text)
        found = []
        for start in range(0, len(text), len(block)):
            for source, cue, content in (
                ("Ana Ode", "told Reuters", "It is over, allegedly"),
                ("She", "added", "that they reportedly fled"),
            ):
                spans = [find(block, phrase) for phrase in (source, cue, content)]
                moved = [(first + start, last + start) for first, last in spans]
                found.append(Attribution(moved[0], moved[1], (moved[2],), 0.9))
        given = Annotation(text, given.tokens, given.sentences, (), given.quotations, tuple(found))
        assert len(statements(document(text), given)[1]) == 2 * count
        return seconds(lambda: statements(document(text), given))

    assert taken(600) < 3 * 6 * max(taken(100), 1e-3)


def test_time_grows_with_the_number_of_sentences_alone() -> None:
    """Nor does who is who: 3,000 sentences about the same few, one entity or one each time, take ten times 300."""
    block = parsed(
        """
        [nsubj [amod Chilean] [nmod:desc Minister] Ana [flat Ode]] met [obj the [compound Oslo] envoy , [appos Ito]] .
        “ [ccomp [nsubj I] close [obj the mission]] , ” [nsubj she] told [obj Reuters] .
        [nsubj The ministry] added [ccomp [mark that] [nsubj [nmod:poss its] embassy] stayed] .
        [nsubj The envoy , [acl:relcl [nsubj who] left] ,] denied [obj that/PRON] .
        [nsubj The Kingdom] agreed [obl with the [compound Oslo] governor] .
        """,
        names={"Ana Ode": "person", "Reuters": "organization", "Ito": "person"},
        entities=[
            ("person", "Chilean Minister Ana Ode", "I", "she"), ("organization", "The ministry", "its"),
            ("person", "the Oslo envoy", "The envoy"), ("place", "The Kingdom"), ("person", "the Oslo governor"),
        ],
        said=[
            ("she", "told Reuters", "I close the mission"), ("The ministry", "added", "that its embassy stayed"),
            ("The envoy, who left", "denied", "that#2"), ("The Kingdom", "agreed", "with the Oslo governor"),
        ],
    )  # fmt: skip

    def taken(count: int, chained: bool) -> float:
        given = repeated(block, count // 5, chained=chained)
        source = document(given.text, "2021-10-20")
        assert len(statements(source, given)[1]) == 4 * (count // 5)
        return seconds(lambda: statements(source, given))

    for chained in (True, False):
        assert taken(3000, chained) < 2 * 10 * max(taken(300, chained), 1e-3)
