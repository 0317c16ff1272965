"""From attributions to statements: hedges, relays, continuations, speakers, dates and order."""

from __future__ import annotations

import time

import pytest
from build import annotate, document, find, said, texts

from chancery.extract.statements import statements
from chancery.language.annotation import Annotation, Attribution
from chancery.records import Actor, Statement


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
    text = "“We go on,” Ana Ode said."
    annotation = annotate(text, said(text, "Ana Ode", "said", "We go on"), names={"Ana Ode": "person"})

    (actor,), (statement,) = statements(document(text), annotation)

    assert (actor.name, actor.kind, texts(text, actor.mentions)) == ("Ana Ode", "person", ["Ana Ode"])
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
    text = "Reuters reported that Ode had said that talks go on."
    outer = said(text, "Reuters", "reported", "that Ode had said that talks go on")
    inner = said(text, "Ode", "had said", "that talks go on")
    annotation = annotate(text, outer, inner, names={"Reuters": "organization", "Ode": "person"})

    assert relay(annotation, 0) is None
    assert relay(annotation, 1) == "Reuters"


def test_who_quotes_relays() -> None:
    """A body that is no medium relays by quoting, not by saying."""
    text = "The ministry quoted Ode as saying that talks go on."
    outer = said(text, "The ministry", "quoted", "Ode as saying that talks go on")
    inner = said(text, "Ode", "as saying", "that talks go on")

    assert relay(annotate(text, outer, inner), 1) == "ministry"
    assert relay(annotate(text, outer, inner), 0) is None


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
    ("source", "names", "heads", "name", "kind"),
    [
        ("Ana Ode", {"Ana Ode": "person"}, {"Ana": ("said", "nsubj"), "Ode": ("Ana", "flat")}, "Ana Ode", "person"),
        (
            "Foreign Minister Ana Ode",
            {"Ana Ode": "person"},
            {
                "Foreign": ("Ana", "compound"), "Minister": ("Ana", "compound"), "Ana": ("said", "nsubj"),
                "Ode": ("Ana", "flat"),
            },
            "Ana Ode",
            "person",
        ),
        (
            "a spokesman for Ana Ode",
            {"Ana Ode": "person"},
            {
                "a spokesman": ("spokesman", "det"), "spokesman": ("said", "nsubj"), "for": ("Ana", "case"),
                "Ana": ("spokesman", "nmod"), "Ode": ("Ana", "flat"),
            },
            "spokesman for Ana Ode",
            None,
        ),
        (
            "the deputy, Ana Ode",
            {"Ana Ode": "person"},
            {
                "the": ("deputy", "det"), "deputy": ("said", "nsubj"), ",": ("Ana", "punct"),
                "Ana": ("deputy", "appos"), "Ode": ("Ana", "flat"),
            },
            "Ana Ode",
            "person",
        ),
        ("the deputy, who left", {}, {"the": ("deputy", "det"), "deputy": ("said", "nsubj")}, "deputy", None),
        ("the deputy minister", {}, {}, "deputy minister", None),
        ("Reuters", {"Reuters": "organization"}, {"Reuters": ("said", "nsubj")}, "Reuters", "media"),
        ("they", {}, {"they": ("said", "nsubj")}, "they", None),
    ],
)  # fmt: skip
def test_a_speaker_has_a_name(
    source: str, names: dict[str, str], heads: dict[str, tuple[str, str]], name: str, kind: str | None
) -> None:
    """The name that is the speaker's own, not one that hangs on the phrase; else the phrase without what follows."""
    text = f"Yesterday {source} said that talks go on."

    (actor,) = actors(annotate(text, said(text, source, "said", "that talks go on"), names=names, heads=heads))

    assert (actor.name, actor.kind) == (name, kind)


def test_the_same_name_is_the_same_actor() -> None:
    """Case aside; each place is a mention, in order."""
    text = "THE COUNCIL said it ended. Then the council denied that it began."
    annotation = annotate(
        text, said(text, "THE COUNCIL", "said", "it ended"), said(text, "the council", "denied", "that it began")
    )

    (actor,) = actors(annotation)

    assert texts(text, actor.mentions) == ["THE COUNCIL", "the council"]


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


def test_time_grows_with_the_number_of_statements_alone() -> None:
    """Hedges, relays and continuations never compare each statement with each."""
    block = "“It is over, allegedly,” Ana Ode told Reuters. She added that they reportedly fled.\n\n“Well.”\n\n"

    def seconds(count: int) -> float:
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
        begun = time.process_time()
        assert len(statements(document(text), given)[1]) == 2 * count
        return time.process_time() - begun

    assert seconds(600) < 3 * 6 * max(seconds(100), 1e-3)
