"""`chancery ontology`: the commands of which it is made."""

from __future__ import annotations

from collections.abc import Callable

from chancery.cli import ontology_check, ontology_show

HELP = "Types of events: those of PLOVER, and files of yours."
COMMANDS: dict[str, tuple[Callable[..., None], tuple[str, ...]]] = {
    "check": (ontology_check.check, ontology_check.EXAMPLES),
    "show": (ontology_show.show, ontology_show.EXAMPLES),
}
