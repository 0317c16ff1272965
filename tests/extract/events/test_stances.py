"""Judgements as acts: blame accuses, praise supports."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest
from build import parsed, read

_NAMES = {"Chad": "place"}


def judged(
    tree: str,
    *said: tuple[str, ...],
    names: dict[str, str] | None = None,
    acts: tuple[tuple[str | None, ...], ...] = (),
) -> list[tuple[str, str, str | None, list[str | None]]]:
    """Trigger, type, mode and parties of the source of each event."""
    annotation = parsed(tree, names=_NAMES if names is None else names, said=said, acts=acts)
    found = read(annotation)
    of = {one.id: one.affiliation for one in found.actors}
    return [
        (annotation.text[slice(*one.trigger)], one.type, one.mode, [of[actor] for actor in one.source])
        for one in found.events
    ]


@pytest.mark.parametrize("verb", ["called", "termed", "described", "branded"])
def test_a_word_of_blame_accuses(verb: str) -> None:
    """ "Called the raid irresponsible": the verb tells it."""
    tree = f"[nsubj Chad] {verb} [obj the raid] [xcomp irresponsible/ADJ] ."

    assert judged(tree, ("Chad", verb, "the raid irresponsible")) == [(verb, "ACCUSE", "disapprove", ["TCD"])]


def test_a_word_of_praise_supports() -> None:
    """What is called so is the target."""
    annotation = parsed(
        "[nsubj Chad] called [obj the pact [nmod with Fiji]] [xcomp historic/ADJ] .",
        names={"Chad": "place", "Fiji": "place"},
        said=[("Chad", "called", "the pact with Fiji historic")],
    )

    found = read(annotation)

    (event,) = found.events
    assert (event.type, event.mode, event.confidence) == ("SUPPORT", None, 0.55)
    assert [one.affiliation for one in found.actors if one.id in event.target] == ["FJI"]


def test_blame_may_be_what_is_said() -> None:
    """ "Said the visit was inappropriate": the word itself tells it; praise may be of anything."""
    tree = "[nsubj Chad] said [ccomp [mark that] [nsubj the visit] [cop was] {word}/ADJ] ."

    blame = judged(tree.format(word="inappropriate"), ("Chad", "said", "that the visit was inappropriate"))
    praise = judged(tree.format(word="historic"), ("Chad", "said", "that the visit was historic"))

    assert blame == [("inappropriate", "ACCUSE", "disapprove", ["TCD"])]
    assert praise == []


@pytest.mark.parametrize(
    ("tree", "said"),
    [
        ("[nsubj Chad] called [obj the raid] [xcomp [advmod not] irresponsible/ADJ] .",
         ("Chad", "called", "the raid not irresponsible")),
        ("[nsubj Chad] said [ccomp [nsubj it] [cop was] [advmod never] inappropriate/ADJ] .",
         ("Chad", "said", "it was never inappropriate")),
        ("[nsubj Chad] called [obj the raid] [xcomp blue/ADJ] .", ("Chad", "called", "the raid blue")),
        ("[nsubj Chad] said [ccomp [nsubj it] ended [obj an [amod inappropriate] visit]] .",
         ("Chad", "said", "it ended an inappropriate visit")),
    ],
    ids=["not", "never", "no judgement", "by the way"],
)  # fmt: skip
def test_other_words_judge_nothing(tree: str, said: tuple[str, ...]) -> None:
    """Nor does a negated one, or one that stands by the way."""
    assert judged(tree, said) == []


def test_who_is_of_no_party_judges_nothing_here() -> None:
    """A film critic makes no news of politics."""
    tree = "[nsubj Ode] called [obj the raid] [xcomp irresponsible/ADJ] ."

    assert judged(tree, ("Ode", "called", "the raid irresponsible"), names={"Ode": "person"}) == []


@pytest.mark.parametrize(("name", "party"), [("Fiji", ["FJI"]), ("Ode", None)])
def test_whoever_is_quoted_judges_for_himself(name: str, party: list[str] | None) -> None:
    """Not whoever quotes him, though the words stand in the content of both."""
    tree = f"[nsubj Chad] said [ccomp [nsubj {name}] wrote [ccomp [nsubj it] [cop was] inappropriate/ADJ]] ."
    names = {"Chad": "place", name: "place" if party else "person"}

    found = judged(
        tree,
        ("Chad", "said", f"{name} wrote it was inappropriate"),
        (name, "wrote", "it was inappropriate"),
        names=names,
    )

    assert found == ([("inappropriate", "ACCUSE", "disapprove", party)] if party else [])


def test_what_is_told_by_an_act_is_not_told_again() -> None:
    """Where the model saw an act in the cue or beside the word."""
    tree = "[nsubj Chad] called [obj the raid] [xcomp irresponsible/ADJ] ."
    said = ("Chad", "called", "the raid irresponsible")

    assert judged(tree, said, acts=(("called", "REJECT", None, "Chad"),)) == [("called", "REJECT", None, ["TCD"])]


def test_the_table_of_judgements_is_sorted() -> None:
    """Each word once, in small letters, blame or praise."""
    lines = files("chancery.world").joinpath("judgements.csv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(lines))

    words = [row["word"] for row in rows]

    assert words == sorted(set(words))
    assert all(word == word.lower() for word in words)
    assert {row["polarity"] for row in rows} == {"negative", "positive"}
