"""Episode files: which of a folder they are, reading one, and what must hold between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from chancery.corpus.parsing import parse
from chancery.corpus.records import SPLITS, Episode, Fault, MarkedText, PlacedText
from chancery.errors import ChanceryError, SourceError, SourceNotFound, UnreadableSource

SUFFIX = ".txt"
BLIND_SUFFIX = ".blind.txt"
"""Of a second look at the same texts, in a format of its own: `evals.event_agreement` reads it."""


@dataclass(slots=True)
class Checked:
    """What was found in files: the texts without a fault, and every fault in order of files and lines."""

    files: int = 0
    texts: list[PlacedText] = field(default_factory=list)
    faults: list[ChanceryError] = field(default_factory=list)
    faulty_files: int = 0


def episode_files(path: Path) -> list[Path]:
    """The file itself, or all episode files under a folder in order of their paths; hidden ones are passed over.

    Raises `SourceNotFound` where there is none.
    """
    if path.is_dir():
        found = sorted(one for one in path.rglob(f"*{SUFFIX}") if _is_episode(one.relative_to(path)) and one.is_file())
        if not found:
            raise SourceNotFound(f"no {SUFFIX} file in this folder; check the path", where=str(path))
        return found
    if not path.exists():
        raise SourceNotFound("no such file or folder; check the path", where=str(path))
    return [path]


def files_of(paths: Iterable[Path]) -> list[Path]:
    """The episode files of several files and folders, each once. Raises `SourceNotFound`."""
    found = {file.resolve(): file for path in paths for file in reversed(episode_files(path))}
    return sorted(found.values())


def read_episode(path: Path) -> tuple[Episode, list[Fault]]:
    """The episode of a file and every fault in it. Raises `SourceError` where the file cannot be read."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _cannot_read(path, error) from None
    faults = [] if _is_encodable(path.stem) else [Fault(1, "the name of the file is not UTF-8; give it another")]
    try:
        content = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Episode(path.stem, "", ()), [*faults, Fault(line, "not UTF-8; save the file in it")]
    episode, found = parse(path.stem, content.replace("\r\n", "\n").replace("\r", "\n"))
    return episode, [*faults, *found]


def check_files(files: Iterable[Path]) -> Checked:
    """Read files and gather every fault, also that two episodes have one name, or the same text."""
    checked = Checked()
    names: dict[str, Path] = {}
    owners: dict[str, MarkedText] = {}
    for path in files:
        checked.files += 1
        before = len(checked.faults)
        try:
            episode, faults = read_episode(path)
        except SourceError as error:
            checked.faults.append(error)
        else:
            faults = [*faults, *_shared(path, episode, names, owners)]
            checked.faults += [fault.error(path) for fault in faults]
            checked.texts += placed(path, episode)
        checked.faulty_files += len(checked.faults) > before
    return checked


def load_placed(files: Iterable[Path]) -> list[PlacedText]:
    """All texts of files. Raises `CorpusFault` at the first fault, and `SourceError` at a file that cannot be read."""
    checked = check_files(files)
    if checked.faults:
        raise checked.faults[0]
    return checked.texts


def placed(path: Path, episode: Episode) -> Iterator[PlacedText]:
    """The texts of an episode with where they come from; the split is the name of the folder of the file."""
    folder = path.absolute().parent.name
    split = folder if folder in SPLITS else None
    yield from (PlacedText(text, episode.name, episode.kind, split) for text in episode.texts)


def load_episode(path: Path) -> Episode:
    """The episode of a file. Raises `CorpusFault` at its first fault, and `SourceError` where it cannot be read."""
    episode, faults = read_episode(path)
    if faults:
        raise faults[0].error(path)
    return episode


def _shared(path: Path, episode: Episode, names: dict[str, Path], owners: dict[str, MarkedText]) -> Iterator[Fault]:
    other = names.setdefault(episode.name, path)
    if other != path:
        yield Fault(1, f"{other} has the name of this episode too; ids are made of it, so rename one")
    for text in episode.texts:
        owner = owners.setdefault(text.text, text)
        if owner.id.rpartition("-")[0] != episode.name:
            yield Fault(1, f"the text {text.id} is {owner.id} too; episodes share no text, so leave one out")


def _is_episode(path: Path) -> bool:
    return not path.name.endswith(BLIND_SUFFIX) and not any(part.startswith(".") for part in path.parts)


def _is_encodable(name: str) -> bool:
    return name == name.encode("utf-8", "replace").decode()


def _cannot_read(path: Path, error: OSError) -> SourceError:
    if isinstance(error, FileNotFoundError):
        return SourceNotFound("no such file or folder; check the path", where=str(path))
    return UnreadableSource(f"cannot be read ({error.strerror}); check its permissions", where=str(path))
