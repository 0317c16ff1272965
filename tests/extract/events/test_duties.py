"""What somebody "must" do, in another's mouth, is a demand."""

from __future__ import annotations

import pytest
from build import parsed, read

from chancery.records import Event, Reading


def reading_of(duty: str, *acts: tuple[str | None, ...], content: str, subject: str = "Fiji") -> Reading:
    """The reading of what Chad says."""
    names = {"Chad": "place"} | ({"Fiji": "place"} if subject == "Fiji" else {})
    annotation = parsed(
        f"[nsubj Chad] said [ccomp [mark that] {duty}] .",
        names=names,
        entities=[("place", "Chad", subject)] if subject == "it" else [],
        said=[("Chad", "said", content)],
        acts=acts,
    )
    return read(annotation, "2021-10-20")


def parties(reading: Reading, event: Event) -> tuple[list[str | None], list[str | None]]:
    """The parties of source and target."""
    of = {one.id: one.affiliation for one in reading.actors}
    return [of[one] for one in event.source], [of[one] for one in event.target]


@pytest.mark.parametrize(
    ("duty", "content"),
    [
        ("[nsubj Fiji] [aux must] return/VERB/VB [obj the boat]", "that Fiji must return the boat"),
        ("[nsubj Fiji] [aux should] return/VERB/VB [obj the boat]", "that Fiji should return the boat"),
        ("[nsubj Fiji] has/VERB [xcomp [mark to] return/VERB/VB [obj the boat]]", "that Fiji has to return the boat"),
        ("[nsubj Fiji] needs/VERB [xcomp [mark to] return/VERB/VB [obj the boat]]",
         "that Fiji needs to return the boat"),
    ],
)  # fmt: skip
def test_a_duty_is_a_demand_of_the_speaker(duty: str, content: str) -> None:
    """On whoever has it, though the model saw no act; claimed by the statement."""
    reading = reading_of(duty, content=content)

    (event,) = reading.events
    assert (event.type, event.status, event.confidence) == ("REQUEST", "happened", 0.6)
    assert parties(reading, event) == (["TCD"], ["FJI"])
    assert event.claimed_by == reading.statements[0].id
    assert reading.document.text[slice(*event.trigger)] == "return"


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        ("RETREAT/return", "yield"), ("CONSULT", "meet"), ("AID", "assist"), ("REQUEST/change", "change"),
        ("REJECT", None),
    ],
)  # fmt: skip
def test_an_act_that_is_a_duty_becomes_a_demand(kind: str, mode: str | None) -> None:
    """Its mode is that of what is demanded, its confidence the model's."""
    duty = "[nsubj Fiji] [aux must] return/VERB/VB [obj the boat]"

    reading = reading_of(duty, ("return", kind, "planned", "Fiji"), content="that Fiji must return the boat")

    (event,) = reading.events
    assert (event.type, event.mode, event.status, event.confidence) == ("REQUEST", mode, "happened", 0.9)
    assert parties(reading, event) == (["TCD"], ["FJI"])


@pytest.mark.parametrize(
    ("duty", "content", "subject"),
    [
        ("[nsubj Fiji] [aux must] [aux have] returned/VERB/VBN [obj it]", "that Fiji must have returned it", "Fiji"),
        ("[nsubj Fiji] [aux may] return/VERB/VB [obj the boat]", "that Fiji may return the boat", "Fiji"),
        ("[nsubj Fiji] has/VERB [obj the boat]", "that Fiji has the boat", "Fiji"),
        ("[nsubj it] [aux must] return/VERB/VB [obj the boat]", "that it must return the boat", "it"),
        ("[nsubj we] [aux must] return/VERB/VB [obj the boat]", "that we must return the boat", "we"),
        ("[nsubj talks] [aux must] go/VERB/VB", "that talks must go", "talks"),
    ],
    ids=["a guess", "leave to", "having", "his own", "our own", "nobody's"],
)
def test_other_words_demand_nothing(duty: str, content: str, subject: str) -> None:
    """A guess about the past, leave, one's own duty, what nobody is asked for."""
    assert reading_of(duty, content=content, subject=subject).events == ()


def test_a_duty_that_nobody_speaks_of_is_no_demand() -> None:
    """The report itself demands nothing."""
    annotation = parsed("[nsubj Fiji] [aux must] return/VERB/VB [obj the boat] .", names={"Fiji": "place"})

    assert read(annotation).events == ()
