"""Content fitted to the marks around it, and whose words it is."""

from __future__ import annotations

import pytest
from build import find, index, texts

from chancery.extract.quoted import fit, mode


def fitted(text: str, *content: str) -> list[str]:
    """Fragments of a text, fitted."""
    return texts(text, fit(index(text), [find(text, fragment) for fragment in content]))


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("“We shall never close the mission,” he said.", "close the mission", "We shall never close the mission"),
        ("“We close the mission to the body,” he said.", "We close the mission", "We close the mission to the body"),
        ("“We close the mission.” He left.", "We close the mission", "We close the mission."),
    ],
)
def test_content_is_drawn_out_to_the_marks(text: str, content: str, expected: str) -> None:
    """A fragment that misses a few words of a quotation gets them; the marks and a last comma stay outside."""
    assert fitted(text, content) == [expected]


def test_content_far_from_a_mark_stays() -> None:
    """Where more than a few words are missing, the fragment was meant so."""
    text = "“We shall under no circumstances whatever close the mission,” he said."

    assert fitted(text, "close the mission") == ["close the mission"]


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("He said it was “a mistake”.", "it was “a mistake", "it was “a mistake”"),
        ("He called “a mistake” what they did.", "a mistake” what they did", "“a mistake” what they did"),
        ("He said “a mistake” was made.", "“a mistake” was made", "“a mistake” was made"),
    ],
)
def test_content_beyond_a_quotation_keeps_both_marks(text: str, content: str, expected: str) -> None:
    """One mark alone would not be understood."""
    assert fitted(text, content) == [expected]


def test_a_quotation_that_goes_on_keeps_its_mark_out() -> None:
    """A part that the next paragraph continues has no closing mark; its opening mark is no content either."""
    text = "“We shall not close it.\n\n“We shall go on,” he said."

    assert fitted(text, "We shall not close it.", "We shall go on") == ["We shall not close it.", "We shall go on"]


def test_fragments_that_meet_are_one() -> None:
    """Drawn out to the same quotation they do not overlap."""
    text = "“We close the mission today,” he said."

    assert fitted(text, "We close", "mission today") == ["We close the mission today"]


def test_indirect_content_stays() -> None:
    """Without marks nothing is fitted."""
    assert fitted("He said that talks go on.", "that talks go on") == ["that talks go on"]


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("“Talks go on,” he said.", ["Talks go on"], "direct"),
        ("He said that talks go on.", ["that talks go on"], "indirect"),
        ("He said talks “go on” here.", ["talks “go on” here"], "mixed"),
        ("He said that “talks go on”.", ["that “talks go on”"], "direct"),
        ("He vowed to “go on”.", ["to “go on”"], "direct"),
        ("“Talks,” he said, “go on.”", ["Talks", "go on."], "direct"),
        ("“Talks,” he said, would end.", ["Talks", "would end"], "mixed"),
        ("He said – “talks go on” – so.", ["– “talks go on”"], "direct"),
        ("He said the “the so-called ‘elite’ left”.", ["the so-called ‘elite’ left"], "direct"),
    ],
)
def test_marks_tell_whose_words_they_are(text: str, content: list[str], expected: str) -> None:
    """Direct inside marks, indirect outside, mixed where both; a complementiser before the marks is no word of it."""
    assert mode(index(text), [find(text, fragment) for fragment in content]) == expected


def test_content_without_words_is_indirect() -> None:
    """Nothing is quoted where nothing is said."""
    assert mode(index("He said …"), [find("He said …", "…")]) == "indirect"
