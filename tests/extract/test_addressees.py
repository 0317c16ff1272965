"""To whom something is said: the hearer of the verb, or of the letter."""

from __future__ import annotations

import pytest
from build import parsed, texts

from chancery.extract.addressees import addressees
from chancery.language.phrases import Phrases

_CONTENT = "[ccomp [mark that] [nsubj it] ended]"


def heard(tree: str, cue: str, source: str | None = "Ana", content: str = "that it ended") -> list[str]:
    """The phrases of the addressees of the statement of a sentence."""
    annotation = parsed(tree, said=[(source, cue, content)])
    (one,) = annotation.attributions
    return texts(annotation.text, list(addressees(Phrases(annotation), one)))


@pytest.mark.parametrize(
    ("tree", "cue", "expected"),
    [
        (f"[nsubj Ana] told [obj the House [nmod of Commons]] {_CONTENT} .", "told", ["the House of Commons"]),
        (f"[nsubj Ana] warned [iobj Lima] {_CONTENT} .", "warned", ["Lima"]),
        (f"[nsubj Ana] assured [obj them] {_CONTENT} .", "assured", ["them"]),
        (f"[nsubj Ana] said [obl to the envoy] {_CONTENT} .", "said", ["the envoy"]),
        (f"[nsubj Ana] called [obl on Lima] {_CONTENT} .", "called", ["Lima"]),
        (f"[nsubj Ana] wrote [obj [case in] a letter [nmod to the ministry]] {_CONTENT} .", "wrote in a letter",
         ["the ministry"]),
    ],
)  # fmt: skip
def test_who_hears_is_addressed(tree: str, cue: str, expected: list[str]) -> None:
    """The object of "tell" and its like, what follows "to", and "on" behind "call"."""
    assert heard(tree, cue) == expected


@pytest.mark.parametrize(
    ("tree", "cue"),
    [
        (f"[nsubj Ana] accused [obj Lima] {_CONTENT} .", "accused"),
        (f"[nsubj Ana] said [obl on Lima] {_CONTENT} .", "said"),
        (f"[nsubj Ana] called [obl in Lima] {_CONTENT} .", "called"),
        (f"[nsubj Ana] told [obj Reuters] {_CONTENT} .", "told"),
        (f"[nsubj Ana] told [obj the [compound Fjord] newspaper] {_CONTENT} .", "told"),
        (f"[nsubj Ana] said {_CONTENT} .", "said"),
    ],
    ids=["accused", "an object", "a place", "an agency", "a paper", "nobody"],
)
def test_others_are_not_addressed(tree: str, cue: str) -> None:
    """Whom one accuses one need not speak to, and a medium relays what it is told."""
    assert heard(tree, cue) == []


def test_a_day_is_not_addressed() -> None:
    """One calls for a strike on it."""
    annotation = parsed(
        "[nsubj Ana] called [obj a strike] [obl on Monday] .",
        names={"Monday": "date"},
        said=[("Ana", "called", "a strike")],
    )

    assert list(addressees(Phrases(annotation), annotation.attributions[0])) == []


def test_speaker_and_content_are_not_addressed() -> None:
    """Whoever is told in the content is told by somebody else."""
    tree = "[nsubj Ana] told [obj it] [ccomp [mark that] [nsubj Bly] left [obl to Lima]] ."

    assert heard(tree, "told it", content="that Bly left to Lima") == ["it"]
    assert heard("[nsubj Ana] told [obj Bly] .", "told", content="Bly") == []


def test_without_a_cue_nobody_is_addressed() -> None:
    """A quotation that simply goes on."""
    annotation = parsed("[nsubj Ana] told [obj Lima] .", said=[("Ana", None, "Lima")])

    assert list(addressees(Phrases(annotation), annotation.attributions[0])) == []
