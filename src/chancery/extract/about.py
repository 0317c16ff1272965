"""Whom a statement is about: the parties that its content speaks of, whoever it names them by."""

from __future__ import annotations

from collections.abc import Iterable

from chancery.records import Actor


def about(mentioned: Iterable[Actor], speaker: Actor | None) -> tuple[str, ...]:
    """Of the actors in a content, in order, one for each party that is not the speaker's own.

    It is the party itself (its state or body) where the content names it, else the first of its people.
    """
    chosen: dict[str, Actor] = {}
    own = speaker.affiliation if speaker is not None else None
    for actor in mentioned:
        code = actor.affiliation
        if code is None or code == own or actor.kind == "media":
            continue
        before = chosen.get(code)
        if before is None or (before.kind not in ("state", "igo") and actor.kind in ("state", "igo")):
            chosen[code] = actor
    return tuple(actor.id for actor in chosen.values())
