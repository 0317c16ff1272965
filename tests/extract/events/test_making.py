"""From acts to events: one record for each act that is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import msgspec
import pytest
from anything import told
from build import document, lookup, parsed, read, repeated, seconds, texts
from hypothesis import given, settings

from chancery.extract.events.own import with_own
from chancery.extract.readings import reading
from chancery.language.annotation import Annotation
from chancery.language.phrases import Phrases
from chancery.records import Event, Reading, Span

_NORWAY = parsed(
    "[nsubj Norway] expelled [obj [nummod two] [amod Chadian] envoys] [obl from Oslo] [obl on Monday] .",
    names={"Norway": "place", "Chadian": "group", "Oslo": "place", "Monday": "date"},
    entities=[("place", "Norway"), ("person", "two Chadian envoys")],
    acts=[("expelled", "SANCTION/expel", "happened", "Norway", "two Chadian envoys", "Oslo")],
)


def parties(reading: Reading, ids: Sequence[str]) -> list[str | None]:
    """The parties of actors."""
    of = {one.id: one.affiliation for one in reading.actors}
    return [of[one] for one in ids]


def test_an_act_becomes_an_event() -> None:
    """With everything that the sentence tells of it."""
    found = read(_NORWAY, "2021-10-20")

    (event,) = found.events
    quote = partial(texts, _NORWAY.text)
    assert (event.type, event.mode, event.quad_class) == ("SANCTION", "expel", "material conflict")
    assert (parties(found, event.source), parties(found, event.target)) == (["NOR"], ["TCD"])
    assert (quote(event.source_spans), quote(event.target_spans)) == (["Norway"], ["two Chadian envoys"])
    assert quote([event.trigger]) == ["expelled"]
    assert quote([event.evidence]) == ["Norway expelled two Chadian envoys from Oslo on Monday"]
    assert event.date is not None
    assert (event.date.from_, event.date.span and quote([event.date.span])) == ("2021-10-18", ["Monday"])
    assert (event.place, event.status, event.claimed_by, event.in_response_to) == ("Oslo", "happened", None, None)
    assert [(one.value, one.of) for one in event.quantities] == [(2, "Chadian envoys")]
    assert event.contexts == ("diplomatic",)
    assert event.cameo is not None
    assert event.confidence == 0.9


def test_ids_are_stable() -> None:
    """The same in each reading, whatever else the model says of the act; another in another document."""
    (first,), (again,) = read(_NORWAY).events, read(_NORWAY, "2021-10-20").events
    act = replace(_NORWAY.acts[0], mode=None, status="denied", confidence=0.2, targets=())
    (unsure,) = read(replace(_NORWAY, acts=(act,))).events
    (elsewhere,) = reading(document(_NORWAY.text, id="other"), _NORWAY, lookup()).events
    (other,) = read(replace(_NORWAY, acts=(replace(act, type="COERCE"),))).events

    assert first.id == again.id == unsure.id
    assert len({first.id, elsewhere.id, other.id}) == 3


def test_who_has_an_event_is_among_the_actors() -> None:
    """Though nobody names or quotes him."""
    annotation = parsed(
        "[nsubj The rowers] blocked [obj the canal] .",
        entities=[("person", "The rowers"), ("place", "the canal")],
        acts=[("blocked", "PROTEST/obstruct", None, "The rowers", "the canal")],
    )

    found = read(annotation)

    assert {*found.events[0].source, *found.events[0].target} == {one.id for one in found.actors}


def test_what_is_told_in_a_content_is_claimed() -> None:
    """By the innermost statement; what stands outside is the report's own."""
    annotation = parsed(
        "[nsubj Chad] said [ccomp [mark that] [nsubj Fiji] raided [obj it]] [conj [cc and] closed [obj the port]] .",
        names={"Chad": "place", "Fiji": "place"},
        said=[("Chad", "said", "that Fiji raided it")],
        acts=[("raided", "ASSAULT", None, "Fiji"), ("closed", "COERCE", None, "Chad")],
    )

    found = read(annotation)

    assert [one.claimed_by for one in found.events] == [found.statements[0].id, None]


def test_the_speaker_does_what_is_only_spoken() -> None:
    """ "We reject it": where the act names nobody, whoever is quoted rejects; who struck he cannot tell."""
    tree = "“ [ccomp {words}] , ” [nsubj Chad] said ."
    rejected = parsed(
        tree.format(words="Rejected/VERB [obj it]"),
        names={"Chad": "place"},
        said=[("Chad", "said", "Rejected it")],
        acts=[("Rejected", "REJECT")],
    )
    struck = parsed(
        tree.format(words="Struck/VERB [obj it]"),
        names={"Chad": "place"},
        said=[("Chad", "said", "Struck it")],
        acts=[("Struck", "ASSAULT")],
    )

    by_word, by_deed = read(rejected), read(struck)

    assert parties(by_word, by_word.events[0].source) == ["TCD"]
    assert by_deed.events[0].source == ()


def test_what_is_done_by_saying_is_done_when_it_is_said() -> None:
    """ "On Monday Chad said it rejects": the date of the statement."""
    annotation = parsed(
        "[nsubj Chad] said [obl on Monday] [ccomp [mark that] [nsubj it] rejects [obj the deal]] .",
        names={"Chad": "place", "Monday": "date"},
        entities=[("place", "Chad", "it")],
        said=[("Chad", "said", "that it rejects the deal")],
        acts=[("rejects", "REJECT", None, "it", "the deal")],
    )

    (event,) = read(annotation, "2021-10-20").events

    assert event.date is not None
    assert event.date.from_ == "2021-10-18"


def test_the_other_side_is_no_evidence_where_it_is_not_written() -> None:
    """Whoever the recalled envoy is withdrawn from is known from the act before, and has no span."""
    annotation = parsed(
        """
        [nsubj Fiji] raided [obj Chad] .
        [nsubj Chad] recalled [obj [nmod:poss its] envoy] .
        """,
        names={"Fiji": "place", "Chad#1": "place", "Chad#2": "place"},
        entities=[("place", "Chad#1", "Chad#2", "its"), ("person", "its envoy")],
        acts=[("raided", "ASSAULT", None, "Fiji", "Chad#1"), ("recalled", "SANCTION/withdraw", None, "Chad#2")],
    )

    found = read(annotation)

    recalled = found.events[1]
    assert (parties(found, recalled.source), parties(found, recalled.target)) == (["TCD"], ["FJI"])
    assert recalled.target_spans == ()
    assert texts(annotation.text, [recalled.evidence]) == ["Chad recalled its envoy"]


def test_an_act_told_twice_is_one_event() -> None:
    """That of the first telling; an answer to the second answers it."""
    annotation = parsed(
        """
        [nsubj Chad] raided [obj Fiji] .
        [nsubj Fiji] closed [obj the port] [obl in response [nmod to the raid [nmod by Chad]]] .
        """,
        names={"Chad#1": "place", "Fiji#1": "place", "Fiji#2": "place", "Chad#2": "place"},
        acts=[
            ("raided", "ASSAULT", None, "Chad#1", "Fiji#1"),
            ("closed", "COERCE", None, "Fiji#2"),
            ("raid", "ASSAULT", None, "Chad#2"),
        ],
    )

    raided, closed = read(annotation).events

    assert texts(annotation.text, [raided.trigger, closed.trigger]) == ["raided", "closed"]
    assert closed.in_response_to == raided.id


def test_acts_of_a_users_types_are_always_told() -> None:
    """The rules of the codebook are not the user's; the types that they replace are told no more."""
    tree = "[nsubj Chad] said [ccomp [nsubj it] held [obj talks]] ."
    annotation = parsed(
        tree, said=[("Chad", "said", "it held talks")], acts=[("said", "ACCUSE"), ("held", "CONSULT"), ("talks", "AID")]
    )
    said, held, talks = annotation.acts
    own = replace(said, type="GOSSIP", named="GOSSIP", mode=None, cameo="010", quad_class="verbal cooperation")

    plain, with_type = read(annotation), read(replace(annotation, acts=(own, held, talks), dropped=frozenset({"AID"})))

    assert [one.type for one in plain.events] == ["AID"]
    assert [(one.type, one.cameo, one.quad_class) for one in with_type.events] == [
        ("GOSSIP", "010", "verbal cooperation")
    ]
    assert [act.type for act in with_own(Phrases(replace(annotation, acts=(own,))), [held])] == ["GOSSIP", "CONSULT"]


def test_a_text_without_acts_has_no_events() -> None:
    """Nor one whose only acts are mere saying."""
    annotation = parsed(
        "[nsubj Chad] said [ccomp [nsubj it] ended] .", said=[("Chad", "said", "it ended")], acts=[("said", "ACCUSE")]
    )

    assert read(parsed("[nsubj Chad] left .")).events == ()
    assert read(annotation).events == ()


def spans(event: Event) -> list[Span]:
    """All spans of an event."""
    dated = [event.date.span] if event.date is not None and event.date.span is not None else []
    counted = [one.span for one in event.quantities]
    return [event.trigger, event.evidence, *event.source_spans, *event.target_spans, *dated, *counted]


@given(told())
@settings(deadline=None)
def test_any_acts_are_read(annotation: Annotation) -> None:
    """Whatever they are: spans stand in the text, what an event names is in the reading, and its claim holds it."""
    found = read(annotation, "2021-10-20")

    length = len(annotation.text)
    ids = [one.id for one in found.events]
    statements = {one.id: one for one in found.statements}
    actors = {one.id for one in found.actors}
    assert len(set(ids)) == len(ids)
    assert [one.trigger for one in found.events] == sorted(one.trigger for one in found.events)
    for event in found.events:
        assert all(0 <= start < end <= length for start, end in spans(event))
        assert event.evidence[0] <= event.trigger[0] < event.trigger[1] <= event.evidence[1]
        assert {*event.source, *event.target} <= actors
        assert event.in_response_to is None or event.in_response_to in {*ids} - {event.id}
        assert event.date is None or event.date.from_ <= event.date.to
        assert 0 <= event.confidence <= 1
        if event.claimed_by is not None:
            content = statements[event.claimed_by].content_spans
            assert any(start <= event.trigger[0] and event.trigger[1] <= end for start, end in content)


@given(told())
@settings(deadline=None, max_examples=30)
def test_a_reading_is_the_same_each_time(annotation: Annotation) -> None:
    """To the byte."""
    first, again = (msgspec.json.encode(read(annotation, "2021-10-20")) for _ in range(2))

    assert first == again


_BLOCK = parsed(
    """
    [nsubj Norway] expelled [obj [nummod two] [amod Chadian] envoys] [obl on Monday] , [parataxis [nsubj Ode] said] .
    [nsubj Chad] responded [advcl [mark by] closing [obj the [amod Norwegian] mission]] .
    [nsubj It] told [obj Reuters] [ccomp [mark that] [nsubj Norway] [aux must] leave/VERB/VB [obj Fiji]] .
    [nsubj Peru] condemned [obj the expulsion] [obl in retaliation] .
    [nsubj They] warned [obl of strikes] [obl:unmarked the [amod same] day] [obl in response [nmod to this]] .
    """,
    names={
        "Norway#1": "place", "Chadian": "group", "Chad": "place", "Norwegian": "group", "Monday": "date",
        "Ode": "person", "Peru": "place", "Norway#2": "place", "Fiji": "place",
    },
    entities=[
        ("place", "Norway#1"), ("person", "two Chadian envoys"), ("place", "Chad", "It"), ("place", "Peru"),
        ("person", "Ode"),
    ],
    said=[
        ("Ode", "said", "Norway expelled two Chadian envoys on Monday"),
        ("It", "told Reuters", "that Norway must leave Fiji"),
    ],
    acts=[
        ("expelled", "SANCTION/expel", None, "Norway#1", "two Chadian envoys"),
        ("closing", "SANCTION", None, "Chad", "the Norwegian mission"), ("said", "ACCUSE", None, "Ode"),
        ("condemned", "ACCUSE", None, "Peru", "Norway#2"), ("expulsion", "SANCTION/expel"),
        ("told", "ACCUSE", None, "It"), ("warned", "THREATEN", None, "They"), ("strikes", "ASSAULT", None, "They"),
    ],
)  # fmt: skip


@pytest.mark.parametrize("chained", [True, False], ids=["the same few", "others each time"])
def test_time_grows_with_the_number_of_acts_alone(chained: bool) -> None:
    """No act is compared with each: 4,800 take ten times as long as 480."""

    def taken(count: int) -> float:
        given = repeated(_BLOCK, count, chained=chained)
        assert len(read(given, "2021-10-20").events) > count
        return seconds(lambda: read(given, "2021-10-20"))

    assert taken(600) < 2 * 10 * max(taken(60), 1e-3)
