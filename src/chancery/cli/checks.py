"""What `chancery doctor` checks, in the order in which one fault explains the next."""

from __future__ import annotations

import platform
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version

from chancery.engines.base import Reads, available_cores, describe
from chancery.errors import ChanceryError
from chancery.records import Document, Reading, Statement

OLDEST_PYTHON = (3, 11)

KNOWN_TEXT = """\
OSLO, March 4 — Norway's foreign minister, Ingrid Solheim, said on Monday that the embassy would reopen in May.

“We are ready to talk without conditions,” the deputy minister, Lars Hauge, told reporters.

According to a spokesman for the Finnish government, the talks had been postponed.
"""
"""Written for this check; the persons and the events are invented."""

KNOWN_STATEMENTS = (
    ("Ingrid Solheim", "said", "the embassy would reopen in May", "indirect"),
    ("Lars Hauge", "told", "We are ready to talk without conditions", "direct"),
    ("spokesman for the Finnish government", "According to", "the talks had been postponed", "indirect"),
)
"""Words within speaker, cue and content, and the mode: what any fit model finds, whatever the ends of its spans."""

SECONDS_OF_TIMING = 2.0
COPIES_TIMED = 20
"""Of the known text in one document: about the length of a long article, so that no window is half empty."""


@dataclass(frozen=True, slots=True)
class Check:
    """A check with its result; `detail` is what was found, or what is wrong and what to do."""

    name: str
    ok: bool
    detail: str


def run_checks() -> Iterator[Check]:
    """Every check, each as soon as it is done; nothing is raised."""
    yield _check("python", _python)
    yield from _dependencies()
    yield _check("weights", _weights)
    reader: list[Reads] = []
    yield _check("model", lambda: _load(reader))
    if reader:
        yield _check("known reading", lambda: _known_reading(reader[0]))
        yield _check("speed", lambda: _speed(reader[0]))


def _check(name: str, action: Callable[[], str]) -> Check:
    try:
        return Check(name, True, action())
    except ChanceryError as error:
        return Check(name, False, str(error))
    except Exception as error:
        return Check(name, False, f"{describe(error)}: install Chancery again, or report this")


def _python() -> str:
    if sys.version_info < OLDEST_PYTHON:
        raise ChanceryError(f"{platform.python_version()} is too old: install Python 3.11 or later")
    return f"{platform.python_version()} on {platform.system()} {platform.machine()}, {available_cores()} cores"


def _dependencies() -> Iterator[Check]:
    try:
        needed = [line for line in requires("chancery") or [] if "extra ==" not in line]
        yield Check("chancery", True, version("chancery"))
    except PackageNotFoundError:
        yield Check("chancery", False, "it is not installed as a package: run `pip install .` in its folder")
        return
    for requirement in needed:
        name, least = _parse_requirement(requirement)
        yield _check(name, lambda name=name, least=least: _dependency(name, least))  # type: ignore[misc]


def _dependency(name: str, least: str) -> str:
    try:
        found = version(name)
    except PackageNotFoundError:
        raise ChanceryError(f"it is not installed: run `pip install '{name}>={least}'`") from None
    if _numbers(found) < _numbers(least):
        raise ChanceryError(f"{found} is too old: run `pip install --upgrade '{name}>={least}'`")
    return found


def _parse_requirement(requirement: str) -> tuple[str, str]:
    """Name and least version of a requirement as `pyproject.toml` writes ours: `name>=1.2`."""
    match = re.match(r"([\w.-]+)(?:\[[^]]*\])?\s*(?:[^;]*?>=\s*([\d.]+))?", requirement)
    return (match[1], match[2] or "0") if match else (requirement, "0")


def _numbers(release: str) -> tuple[int, ...]:
    leading = re.match(r"[\d.]*", release)
    return tuple(int(part) for part in (leading[0] if leading else "").split(".") if part)


def _weights() -> str:
    from chancery.language.model import verify_model

    card = verify_model()
    return f"{card.name}, {len(card.digests)} files with the digests expected"


def _load(reader: list[Reads]) -> str:
    from chancery.engines.base import load_reader

    started = time.perf_counter()
    loaded = load_reader()
    loaded.read(_document(KNOWN_TEXT))  # parts of the model load when they are first used
    reader.append(loaded)
    return f"loaded, and a first text read, in {time.perf_counter() - started:.1f} s"


def _known_reading(reader: Reads) -> str:
    reading = reader.read(_document(KNOWN_TEXT))
    for known in KNOWN_STATEMENTS:
        if not any(_matches(reading, statement, *known) for statement in reading.statements):
            speaker, cue, content, mode = known
            raise ChanceryError(
                f"“{speaker}” “{cue}” “{content}” ({mode}) was not found:"
                " the weights do not fit this version; install Chancery again"
            )
    return f"all {len(KNOWN_STATEMENTS)} known statements found"


def _matches(reading: Reading, statement: Statement, speaker: str, cue: str, content: str, mode: str) -> bool:
    text = reading.document.text
    spans = (statement.speaker_span, statement.cue_span)
    said_by, said_how = (text[span[0] : span[1]] if span else "" for span in spans)
    said = " ".join(text[start:end] for start, end in statement.content_spans)
    return speaker in said_by and cue in said_how and content in said and statement.mode == mode


def _speed(reader: Reads) -> str:
    document = _document("\n".join([KNOWN_TEXT] * COPIES_TIMED))
    length = len(document.text.split())
    words = 0
    started = time.perf_counter()
    while (seconds := time.perf_counter() - started) < SECONDS_OF_TIMING:
        reader.read(document)
        words += length
    return f"{words / seconds:,.0f} words/s on one core, in articles of {length} words"


def _document(text: str) -> Document:
    from chancery.sources import document_from_text

    return document_from_text(text, source="known reading", published="2024-03-04")
