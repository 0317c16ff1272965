"""Readers for the tests of the engines: they do what their document's text says, in whichever process they are."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

from chancery.errors import ModelError, UnreadableSource
from chancery.records import Document, Reading
from chancery.world.user_files import lookup_with


def document(text: str, source: str = "here") -> Document:
    """A document with this text."""
    return Document(id=f"id-{source}", text=text, source=source)


class ObedientReader:
    """Reads a document as nothing but itself, after doing what its text says; `publisher` tells the process."""

    def read(self, document: Document) -> Reading:
        command, _, argument = document.text.partition(" ")
        if command == "sleep":
            time.sleep(float(argument))
        elif command == "raise":
            raise ValueError(argument)
        elif command == "refuse":
            raise UnreadableSource(argument)
        elif command == "spoil":
            raise ModelError("a file of the model is damaged: install the package again")
        elif command == "exhaust":
            raise MemoryError
        elif command == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        elif command == "exit":
            os._exit(7)
        publisher = str(os.getpid()) if command == "pid" else None
        return Reading(
            document=Document(id=document.id, text=document.text, source=document.source, publisher=publisher)
        )


class AskingReader:
    """Takes a document's text for a name, and `publisher` tells who goes by it, in the tables and in these files."""

    def __init__(self, actors: Sequence[Path]) -> None:
        self._lookup = lookup_with(actors)

    def read(self, document: Document) -> Reading:
        answers = self._lookup.who(document.text)
        publisher = answers[0].entry.code if answers else None
        return Reading(document=Document(id=document.id, text=document.text, source="here", publisher=publisher))


def asking(actors: Sequence[Path]) -> AskingReader:
    """A reader with actors files."""
    return AskingReader(actors)


def without_model() -> ObedientReader:
    """A reader whose model is missing."""
    raise ModelError("the model's files are missing: install the package again")


def broken() -> ObedientReader:
    """A reader that a fault keeps from starting."""
    raise RuntimeError("no such operator")


def stillborn() -> ObedientReader:
    """A reader whose process dies before it is ready."""
    os._exit(9)
