"""Who is behind a source: documents say what somebody says in them."""

from __future__ import annotations

import pytest
from build import parsed

from chancery.extract.sources import speakers
from chancery.language.annotation import Annotation
from chancery.language.index import Index


def spoken(annotation: Annotation) -> list[str | None]:
    """The phrase of the speaker of each attribution, in their order."""
    found = speakers(Index(annotation), annotation.attributions)
    return [annotation.quote(span) if span else None for span in found]


@pytest.mark.parametrize(
    ("tree", "source", "speaker"),
    [
        ("[nsubj Ana [flat Ode]]", "Ana Ode", "Ana Ode"),
        ("[nsubj The ministry]", "The ministry", "The ministry"),
        ("[nsubj The statement [nmod of the ministry]]", "The statement of the ministry", "ministry"),
        ("[nsubj A readout [nmod from the presidency]]", "A readout from the presidency", "presidency"),
        ("[nsubj [nmod:poss The ministry ’s] note]", "The ministry’s note", "ministry"),
        ("[nsubj [nmod:poss His] letter]", "His letter", "His"),
        ("[nsubj A [compound Kremlin] statement]", "A Kremlin statement", "Kremlin"),
        ("[nsubj A [compound press] statement]", "A press statement", "A press statement"),
        ("[nsubj A note [nmod to the ministry]]", "A note to the ministry", "A note to the ministry"),
    ],
)
def test_a_document_is_its_issuers(tree: str, source: str, speaker: str) -> None:
    """Who owns it, whose name it bears, or who it is of or from; whom it goes to does not say it."""
    assert spoken(parsed(f"{tree} said [ccomp [nsubj all] ended] .", said=[(source, "said", "all ended")])) == [speaker]


@pytest.mark.parametrize(("article", "speaker"), [("The", "Ana"), ("This", "Ana"), ("A", "A statement")])
def test_the_statement_is_of_whoever_spoke_before(article: str, speaker: str) -> None:
    """A statement that was not spoken of is nobody's yet."""
    annotation = parsed(
        f"""
        [nsubj Ana] said [ccomp [nsubj all] ended] .
        [nsubj [det {article}] statement] added [ccomp [nsubj nothing] remained] .
        """,
        said=[("Ana", "said", "all ended"), (f"{article} statement", "added", "nothing remained")],
    )

    assert spoken(annotation) == ["Ana", speaker]


def test_a_statement_goes_on_with_the_issuer_of_the_first() -> None:
    """One after the other, and over an attribution without a source."""
    annotation = parsed(
        """
        [nsubj The statement [nmod of the ministry]] said [ccomp [nsubj all] ended] .
        [nsubj It] was [xcomp feared] [ccomp [nsubj more] ended] .
        [nsubj The text] added [ccomp [nsubj nothing] remained] .
        """,
        said=[
            ("The statement of the ministry", "said", "all ended"),
            (None, "was feared", "more ended"),
            ("The text", "added", "nothing remained"),
        ],
    )

    assert spoken(annotation) == ["ministry", None, "ministry"]


def test_the_first_statement_of_a_text_has_nobody_before_it() -> None:
    """Then it is its own source."""
    annotation = parsed(
        "[nsubj The statement] said [ccomp [nsubj all] ended] .", said=[("The statement", "said", "all ended")]
    )

    assert spoken(annotation) == ["The statement"]
