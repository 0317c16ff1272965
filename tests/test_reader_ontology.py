"""Types of users in the reader: beside PLOVER's or in their place, found without training."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import chancery
from chancery.errors import SourceNotFound, UnreadableSource
from chancery.reader import Reader
from chancery.records import Event

TEXT = (
    "The Norwegian coast guard boarded a Russian trawler near Svalbard on Sunday.\n\n"
    "Russia expelled two Norwegian diplomats on Monday. Iran denied boarding the tanker.\n"
)
TYPES = """\
plover = "keep"

[[type]]
name = "BOARDING"
definition = "People of one state go on board a vessel of another against its will."
examples = ["Inspectors of the navy {boarded} the tanker.", "The {boarding} of the ship was condemned."]
plover = "COERCE"
mode = "seize"
cameo = "171"

[[type]]
name = "TEST"
definition = "A weapon is tried."
nouns = ["missile test"]
verbs = ["test missile"]
"""


@pytest.fixture
def types(tmp_path: Path) -> Path:
    """A file with two types, of examples and of patterns."""
    path = tmp_path / "types.toml"
    path.write_text(TYPES, encoding="utf-8")
    return path


def events(text: str, ontology: Path | None) -> dict[str, Event]:
    """The events of a text by their triggers."""
    reading = chancery.read(text, published="2024-03-04", ontology=ontology)
    return {text[slice(*event.trigger)]: event for event in reading.events}


def test_a_type_is_found_by_its_examples(types: Path) -> None:
    """In other forms and other sentences, with sides, status, date, and the codes that it maps to."""
    found = events(TEXT, types)

    boarded = found["boarded"]
    assert (boarded.type, boarded.mode, boarded.cameo, boarded.status) == ("BOARDING", "seize", "171", "happened")
    assert boarded.quad_class == "material conflict"
    assert boarded.source
    assert boarded.date is not None
    assert found["boarding"].type == "BOARDING"


def test_a_type_is_found_by_its_patterns(types: Path) -> None:
    """One that maps to nothing has neither mode nor code."""
    found = events("North Korea tested two ballistic missiles on Sunday.", types)

    assert (found["tested"].type, found["tested"].mode, found["tested"].cameo) == ("TEST", None, None)


def test_types_that_are_added_leave_the_others_as_they_are(types: Path) -> None:
    """But for the words that they take."""
    without, beside = events(TEXT, None), events(TEXT, types)

    assert without["boarded"].type != "BOARDING"
    assert beside["expelled"] == without["expelled"]


@pytest.mark.parametrize(("what", "stays"), [("keep", True), ("drop", False), ("drop-mapped", True)])
def test_types_may_take_the_place_of_plovers(types: Path, what: str, stays: bool) -> None:
    """Of all, or of those that they map to."""
    types.write_text(TYPES.replace('"keep"', f'"{what}"'), encoding="utf-8")

    found = events(TEXT, types)

    assert found["boarded"].type == "BOARDING"
    assert ("expelled" in found) == stays


def test_a_type_that_is_mapped_to_is_dropped(types: Path) -> None:
    """What the model alone finds of it is not told then."""
    text = "Police arrested two Russian sailors in Oslo on Sunday."
    kept = events(text, types)
    types.write_text(TYPES.replace('"keep"', '"drop-mapped"'), encoding="utf-8")

    assert kept["arrested"].type == "COERCE"
    assert "arrested" not in events(text, types)


def test_the_words_of_a_phrase_are_the_users(types: Path) -> None:
    """The model's acts on them are not told beside it."""
    types.write_text(
        'plover = "keep"\n[[type]]\nname = "CALLING_IN"\ndefinition = "An envoy is called in."\n'
        'examples = ["The ministry {issued a protest} on Monday."]\n',
        encoding="utf-8",
    )
    text = "Norway issued a strong protest to Russia on Sunday."

    found = events(text, types)

    assert {word: event.type for word, event in found.items()} == {"issued": "CALLING_IN"}


def test_a_broken_file_makes_no_reader(tmp_path: Path) -> None:
    """With line and reason; a missing one is named."""
    broken = tmp_path / "types.toml"
    broken.write_text(TYPES.replace("COERCE", "COERSE"), encoding="utf-8")

    with pytest.raises(UnreadableSource, match="no type of PLOVER") as refusal:
        Reader(ontology=broken)
    with pytest.raises(SourceNotFound, match="no such ontology file"):
        chancery.read(TEXT, ontology=tmp_path / "none.toml")

    assert refusal.value.where == f"{broken}, line 7"


def test_the_file_is_read_when_the_reader_is_made(types: Path) -> None:
    """What becomes of it later does not matter to it."""
    reader = Reader(ontology=types)
    types.unlink()

    reading = reader.read(chancery.document_from_text(TEXT))

    assert "BOARDING" in {event.type for event in reading.events}


def test_the_door_reads_a_file_again_once_it_has_changed(types: Path) -> None:
    """Until then it keeps the reader that has it."""
    before = events(TEXT, types)
    types.write_text(TYPES.replace("BOARDING", "GOING_ABOARD"), encoding="utf-8")
    os.utime(types, ns=(0, 0))  # another time, however coarse the clock of the file system is

    assert before["boarded"].type == "BOARDING"
    assert events(TEXT, types)["boarded"].type == "GOING_ABOARD"


def test_what_is_read_before_does_not_matter(types: Path) -> None:
    """A reading never depends on what else is read."""
    document = chancery.document_from_text(TEXT)
    reader = Reader(ontology=types)

    first = reader.read(document)
    reader.read(chancery.document_from_text("The navy boarded a ship. " * 40))

    assert reader.read(document) == first


def test_no_rule_of_plover_makes_an_act_of_a_type_that_is_dropped(types: Path) -> None:
    """What "must" be done is a demand to PLOVER's codebook, and what is planned an agreement; not to a user's types."""
    text = "Russia said on Monday that Norway must release the ship. Norway will board the tanker, the minister said.\n"
    types.write_text(TYPES.replace('"keep"', '"drop"'), encoding="utf-8")

    found = events(text, types)

    assert {event.type for event in found.values()} <= {"BOARDING", "TEST"}
    assert found["board"].type == "BOARDING"


def test_an_act_of_a_users_type_is_told_where_it_is_only_spoken_of(types: Path) -> None:
    """Beside the threat or agreement that is PLOVER's event; its status says that it is not done."""
    found = events("Norway threatened on Sunday to board Russian vessels.", types)

    assert found["threatened"].type == "THREATEN"
    assert found["board"].type == "BOARDING"
    assert found["board"].status != "happened"
