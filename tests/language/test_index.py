"""Finding one's way in an annotation."""

from __future__ import annotations

from build import find, index

_TEXT = "Ana Ode, head of the council, said “we go on” and left.\nNobody spoke."
_NAMES = {"Ana Ode": "person", "the council": "organization"}


def test_tokens_touch_their_span() -> None:
    """All that the span holds or cuts, none that it only borders on."""
    look = index("one two three")

    assert [look.word(token) for token in look.tokens((0, 13))] == ["one", "two", "three"]
    assert [look.word(token) for token in look.tokens((3, 7))] == ["two"]
    assert [look.word(token) for token in look.tokens((2, 5))] == ["one", "two"]
    assert list(look.tokens((3, 4))) == []
    assert list(look.tokens((13, 20))) == []


def test_words_are_told_from_marks() -> None:
    """A letter or digit makes a word."""
    look = index("a, 1 – “")

    assert [look.is_word(token) for token in range(5)] == [True, False, True, False, False]


def test_a_token_has_its_sentence() -> None:
    """First and last words of each."""
    look = index(_TEXT)
    (first, second) = look.annotation.sentences

    assert look.sentence(first.first) == look.sentence(first.last - 1) == first
    assert look.sentence(second.first) == look.sentence(second.last - 1) == second


def test_names_lie_wholly_among_the_tokens() -> None:
    """A name that sticks out on either side is left out."""
    look = index(_TEXT, names=_NAMES)

    assert [name.label for name in look.names(range(0, 8))] == ["person", "organization"]
    assert [name.label for name in look.names(range(0, 2))] == ["person"]
    assert look.names(range(1, 6)) == []
    assert [name.label for name in look.names(range(1, 7))] == ["organization"]


def test_quotations_touch_their_span() -> None:
    """Outermost ones, found from any span that shares a character with them."""
    text = "“One ‘two’ three” and “four” end"
    look = index(text)

    assert len(look.quotations((0, len(text)))) == 2
    assert [quoted.depth for quoted in look.quotations(find(text, "two"))] == [0]
    assert look.quotations(find(text, "end")) == []
    assert look.quotations(find(text, "and")) == []
    assert len(look.quotations(find(text, "and “f"))) == 1


def test_the_head_of_a_run_is_governed_from_outside() -> None:
    """The first word whose head lies beyond the run, marks left out; a root counts."""
    heads = {
        "Ana": ("said", "nsubj"), "Ode": ("Ana", "flat"), "head": ("Ana", "appos"), "said": ("said", "root"),
        "left": ("said", "conj"),
    }  # fmt: skip
    look = index(_TEXT, heads=heads)

    said = look.tokens(find(_TEXT, "said")).start
    assert look.word(look.head(look.tokens(find(_TEXT, "Ana Ode, head"))) or 0) == "Ana"
    assert look.head(look.tokens(find(_TEXT, "Ode"))) == look.tokens(find(_TEXT, "Ode")).start
    assert look.head(look.tokens(find(_TEXT, "said"))) == said
    assert look.head(range(0, 0)) is None


def test_governors_lead_to_the_root() -> None:
    """Each head with the relation of the word that hangs on it."""
    heads = {"three": ("two", "obj"), "two": ("one", "conj")}
    look = index("one two three", heads=heads)

    assert list(look.governors(2)) == [(1, "obj"), (0, "conj")]
    assert list(look.governors(0)) == []
