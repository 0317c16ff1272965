"""A name and the acronym in brackets behind it."""

from __future__ import annotations

import pytest
from build import drafted, mentions, parsed

from chancery.extract.actors.acronyms import join_acronyms
from chancery.language.annotation import Annotation

_NAMES = {"Fjord Board": "organization", "FBD#1": "organization", "FBD#2": "organization"}


def joined(annotation: Annotation) -> list[list[str]]:
    """The phrases of each actor."""
    drafts = drafted(annotation)
    join_acronyms(drafts, annotation.text)
    return [mentions(annotation, draft) for draft in drafts if draft.mentions]


def test_an_acronym_in_brackets_is_the_name_before_it() -> None:
    """And so it is wherever it stands later, whether or not its letters are those of the name."""
    annotation = parsed(
        """
        [nsubj The [compound Fjord] Board ( [appos FBD] )] met .
        [nsubj The FBD] left .
        """,
        names=_NAMES,
        entities=[("organization", "Fjord Board"), ("organization", "FBD#1"), ("organization", "FBD#2")],
    )

    assert joined(annotation) == [["The Fjord Board", "FBD", "The FBD"]]


@pytest.mark.parametrize(
    ("subject", "names"),
    [
        ("The [compound Fjord] Board ( [appos Tarn] )", {"Fjord Board": "organization", "Tarn": "organization"}),
        ("The [compound Fjord] Board ( [appos UN] )", {"Fjord Board": "organization", "UN": "organization"}),
        ("Ana [flat Ode] ( [appos FBD] )", {"Ana Ode": "person", "FBD": "organization"}),
        ("The [compound Fjord] Board , [appos FBD] ,", {"Fjord Board": "organization", "FBD": "organization"}),
    ],
    ids=["no acronym", "a known body", "a person", "no brackets"],
)
def test_others_stay_apart(subject: str, names: dict[str, str]) -> None:
    """What is in brackets behind a name may be where it is or whom it is of."""
    first, second = names
    annotation = parsed(
        f"[nsubj {subject}] left .", names=names, entities=[("organization", first), ("organization", second)]
    )

    assert len(joined(annotation)) == 2
