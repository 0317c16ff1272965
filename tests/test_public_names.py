"""The public names of the package are a decision: this list changes with it."""

from __future__ import annotations

import subprocess
import sys

import pytest

import chancery

PUBLIC = {
    "Actor", "ChanceryError", "Channel", "ChannelChange", "Document", "Event", "FetchError", "Interval",
    "InvalidDate", "LanguageNotSupported", "ModelError", "Position", "Quantity", "Reader", "Reading", "Role",
    "SourceError", "SourceNotFound", "SourceOptions", "Span", "Statement", "UnreadableSource", "UsageError",
    "__version__", "document_from_text", "open_sources", "read", "read_documents", "reading_schema",
}  # fmt: skip


def test_the_public_names_are_these() -> None:
    """Nothing joins or leaves by accident, and the list is sorted."""
    assert set(chancery.__all__) == PUBLIC
    assert chancery.__all__ == sorted(chancery.__all__)


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_every_public_name_is_there(name: str) -> None:
    """Each can be imported and shows in `dir`."""
    assert getattr(chancery, name) is not None
    assert name in dir(chancery)


def test_an_unknown_name_is_an_attribute_error() -> None:
    """As in any module."""
    with pytest.raises(AttributeError, match="nonsense"):
        chancery.nonsense  # noqa: B018


def test_star_import_brings_every_name() -> None:
    """`from chancery import *` works although nothing is imported before it is used."""
    script = "from chancery import *; print(read.__name__, Reading.__name__, __version__)"

    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert result.stdout.split()[:2] == ["read", "Reading"]


def test_importing_the_package_imports_nothing_heavy() -> None:
    """`import chancery` brings neither the model's libraries nor those of sources, tables and terminal."""
    script = "import sys, chancery; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    heavy = {"numpy", "onnxruntime", "duckdb", "trafilatura", "httpx", "lxml", "rich", "typer", "msgspec"}

    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert not heavy & set(result.stdout.split())
