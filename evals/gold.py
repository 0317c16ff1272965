"""Gold attributions, from either of the two forms they come in.

- *standoff*: a folder with `text/NAME.txt` and `attributions/NAME*.ann`; where several people marked an
  article, the first file in order of names is taken; articles that nobody marked are left out;
- *marked texts*: a folder with `NAME.txt`, marks in line (`evals.marked`).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from chancery.errors import SourceNotFound, UnreadableSource
from evals import marked, standoff
from evals.standoff import RoleSpans


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text and the attributions in it. `name` is the file name that its reading goes by."""

    name: str
    text: str
    attributions: list[RoleSpans]


def load(folder: Path) -> list[GoldText]:
    """The gold texts of `folder`, in order of names. Raises SourceNotFound where there are none."""
    texts = _load_standoff(folder) if (folder / "text").is_dir() else _load_marked(folder)
    if not texts:
        message = "no gold here; name a folder with text/ and attributions/, or with marked texts"
        raise SourceNotFound(message, where=str(folder))
    return texts


def load_marked(folder: Path) -> list[tuple[str, marked.MarkedText]]:
    """The marked texts of `folder` by file name. Raises UnreadableSource where marks do not fit together."""
    texts = []
    for path in sorted(folder.glob("*.txt")):
        try:
            texts.append((path.name, marked.parse(read_exactly(path))))
        except ValueError as error:
            raise UnreadableSource(f"{error}; mend the marks", where=str(path)) from error
    return texts


def read_exactly(path: Path) -> str:
    """A file's text with every character kept: line ends are not translated, since spans count them."""
    return path.read_bytes().decode("utf-8")


def _load_standoff(folder: Path) -> list[GoldText]:
    texts = []
    for path in sorted((folder / "text").glob("*.txt")):
        annotations = sorted((folder / "attributions").glob(f"{path.stem}*.ann"))
        if annotations:
            attributions = standoff.parse(annotations[0].read_text(encoding="utf-8"), where=str(annotations[0]))
            texts.append(GoldText(path.name, read_exactly(path), attributions))
    return texts


def _load_marked(folder: Path) -> list[GoldText]:
    return [
        GoldText(
            name,
            text.text,
            [RoleSpans(one.source, one.cue, one.content) for one in text.attributions.values()],
        )
        for name, text in load_marked(folder)
    ]
