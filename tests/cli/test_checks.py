"""What `chancery doctor` says of an installation that is not sound."""

from __future__ import annotations

from importlib.metadata import version

import pytest

from chancery.cli.checks import (
    KNOWN_STATEMENTS,
    KNOWN_TEXT,
    _dependency,
    _known_reading,
    _numbers,
    _parse_requirement,
)
from chancery.errors import ChanceryError
from chancery.records import Document, Reading


class Deaf:
    """A reader that finds nothing, as one with weights of another version would."""

    def read(self, document: Document) -> Reading:
        """The document alone."""
        return Reading(document=document)


def test_the_known_statements_are_words_of_the_known_text() -> None:
    """Speaker, cue and content can be quoted from it."""
    assert all(words in KNOWN_TEXT for known in KNOWN_STATEMENTS for words in known[:3])


def test_a_reader_that_finds_nothing_fails_the_known_reading() -> None:
    """The first statement that is missing is named, with advice."""
    with pytest.raises(ChanceryError, match=r"Ingrid Solheim.*install Chancery again"):
        _known_reading(Deaf())


def test_a_missing_dependency_is_named_with_its_remedy() -> None:
    """The command that installs it."""
    with pytest.raises(ChanceryError, match=r"pip install 'no-such-package-here>=1\.2'"):
        _dependency("no-such-package-here", "1.2")


def test_a_dependency_that_is_too_old_is_named_with_its_remedy() -> None:
    """The version found, and the command that brings a later one."""
    with pytest.raises(ChanceryError, match="too old"):
        _dependency("msgspec", "999.0")


def test_a_dependency_in_range_is_its_version() -> None:
    """What is found is told."""
    assert _dependency("msgspec", "0.1") == version("msgspec")


@pytest.mark.parametrize(
    ("requirement", "parsed"),
    [("msgspec>=0.19", ("msgspec", "0.19")), ("typer <1,>= 0.12", ("typer", "0.12")), ("rich", ("rich", "0"))],
)
def test_requirements(requirement: str, parsed: tuple[str, str]) -> None:
    """Name and least version, in whatever order a build backend writes them."""
    assert _parse_requirement(requirement) == parsed


def test_versions_compare_as_numbers() -> None:
    """1.10 is later than 1.9, and a suffix does not count."""
    assert _numbers("1.10.0rc1") > _numbers("1.9")
