"""The tables of this package: what each looks like, which codes may stand in it, and reading them.

Their own first lines say what their columns mean and where their facts come from.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from importlib.resources import files

from chancery.world.plover import BY_NAME, CONTEXTS
from chancery.world.tables import Check, Row, Shape, read_rows

SECTORS = frozenset(
    "GOV JUD LEG MIL COP SPY PTY OPP REB PRM UAF CRM BUS JRN MED EDU LAB AGR REL REF CVL ELI SOC IGO NGO MNC "
    "IMG".split()
)
"""PLOVER's primary sector codes and its codes for actors of no state; their meanings stand in `roles.csv`."""

_CODE = re.compile(r"[A-Z0-9][A-Za-z0-9&+/.-]{1,23}")
_ALPHA_3 = re.compile(r"[A-Z]{3}")
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-([0-2]\d|3[01]))?)?")


@cache
def read_table(name: str) -> list[Row]:
    """The rows of a table of this package. Raises `UnreadableSource` where it was damaged."""
    return read_rows(files("chancery.world").joinpath(name).read_text(encoding="utf-8"), name, SHAPES[name])


def table_names() -> list[str]:
    """The tables that are in the package, in the order in which they answer."""
    folder = files("chancery.world")
    return [name for name in SHAPES if folder.joinpath(name).is_file()]


@cache
def state_codes() -> frozenset[str]:
    """Every code of `states.csv`."""
    return frozenset(row["code"] for row in read_table("states.csv"))


def check_date(cell: str) -> None:
    """A year, a month or a day that there is."""
    if not _DATE.fullmatch(cell):
        raise ValueError(f"“{cell}” is no date: write it as 2001, 2001-05 or 2001-05-17")
    if len(cell) == 10:
        try:
            date.fromisoformat(cell)
        except ValueError:
            raise ValueError(f"“{cell}” is no day of the calendar") from None


def check_code(cell: str) -> None:
    """A state's alpha-3 code or a body's acronym, by its form alone."""
    if not _CODE.fullmatch(cell):
        raise ValueError(f"“{cell}” is no code: write an ISO 3166-1 alpha-3 code, or an acronym such as NATO")


def _check_alpha_3(cell: str) -> None:
    if not _ALPHA_3.fullmatch(cell):
        raise ValueError(f"“{cell}” is no code of a state: write three capital letters")


def _check_states(cell: str) -> None:
    for code in cell.split("|"):
        if code not in state_codes():
            raise ValueError(f"“{code}” is no code of states.csv: write an ISO 3166-1 alpha-3 code")


def _check_sector(cell: str) -> None:
    if cell not in SECTORS:
        raise ValueError(f"“{cell}” is no sector of PLOVER: the sectors are {', '.join(sorted(SECTORS))}")


def _one_of(*allowed: str) -> Check:
    def check(cell: str) -> None:
        if cell not in allowed:
            raise ValueError(f"“{cell}” cannot stand here: write {', '.join(allowed)}")

    return check


def _check_contexts(cell: str) -> None:
    for context in cell.split(";"):
        if context not in CONTEXTS:
            raise ValueError(f"“{context}” is no context of PLOVER: the contexts are {', '.join(CONTEXTS)}")


def _columns(names: str, **checks: Check) -> dict[str, Check | None]:
    dates: dict[str, Check] = {"from": check_date, "to": check_date, "sector": _check_sector}
    return {name: {**dates, **checks}.get(name) for name in names.split()}


ACTOR_KINDS = ("state", "igo", "person", "organization", "group", "media")
READINGS = ("name", "adjective", "demonym", "capital", "metonym", "subdivision", "region", "city", "water", "thing",
            "person")  # fmt: skip

SHAPES: dict[str, Shape] = {
    "states.csv": Shape(
        _columns(
            "code alpha2 name names adjectives demonyms capital metonyms from to note",
            code=_check_alpha_3,
        ),
        ("code", "name"), ("code",), frozenset({"alpha2", "note"}),
    ),
    "bodies.csv": Shape(
        _columns(
            "code name names kind sector seat organs members from to",
            code=check_code, members=_check_states,
            kind=_one_of("igo", "alliance", "court", "treaty-body", "forum", "agency", "bank", "ngo"),
        ),
        ("code", "name", "kind", "sector"), ("code",),
    ),
    "agencies.csv": Shape(
        _columns(
            "name names state sector kind", state=_check_states,
            kind=_one_of("ministry", "agency", "force", "legislature", "court", "office", "company", "party"),
        ),
        ("name", "sector", "kind"), ("name", "state"),
    ),
    "groups.csv": Shape(
        _columns("code name names state sector from to", code=check_code, state=_check_states),
        ("code", "name", "sector"), ("code",),
    ),
    "media.csv": Shape(_columns("name state", state=_check_states), ("name", "state"), ("name",)),
    "holders.csv": Shape(
        _columns("person names office of sector from to", of=check_code),
        ("person", "office", "of", "sector"), ("person", "office", "of", "from"),
    ),
    "places.csv": Shape(
        _columns(
            "name names adjectives kind state", state=_check_states,
            kind=_one_of("subdivision", "region", "city", "water", "thing"),
        ),
        ("name", "kind"), ("name", "state"),
    ),
    "roles.csv": Shape(
        _columns("noun sector kind", kind=_one_of("office", "function", "group")),
        ("noun", "sector", "kind"), ("noun", "kind"),
    ),
    "ambiguous.csv": Shape(
        _columns("name code reading clues", code=check_code, reading=_one_of(*READINGS)),
        ("name", "reading"), ("name", "code", "reading"),
    ),
    "given_names.csv": Shape(_columns("name gender", gender=_one_of("f", "m")), ("name", "gender"), ("name",)),
    "cameo_events.csv": Shape(
        _columns("code type mode contexts", type=_one_of(*BY_NAME), contexts=_check_contexts),
        ("code", "type"), ("code", "type"),
    ),
    "contexts.csv": Shape(
        _columns("words context", context=_one_of(*CONTEXTS)), ("words", "context"), ("words", "context"),
    ),
    "judgements.csv": Shape(
        _columns("word polarity", polarity=_one_of("negative", "positive")), ("word", "polarity"), ("word",),
    ),
    "actors.csv": Shape(
        _columns("name names affiliation kind sector role from to note", affiliation=check_code,
                 kind=_one_of(*ACTOR_KINDS)),
        ("name",), ("name", "affiliation", "role", "from"),
        frozenset({"names", "kind", "sector", "role", "from", "to", "note"}),
    ),
}  # fmt: skip
"""The tables of this package in the order in which they answer, and `actors.csv`: what users write."""
