"""Acts of the types that a user brings: always told, and the types that they replace never."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from chancery.extract.events.statuses import DONE, settled
from chancery.language.annotation import Act
from chancery.language.phrases import Phrases

# What is only threatened, agreed, demanded or refused has not been done: its status by the type of the act above it.
_FRAMED = {"THREATEN": "threatened", "AGREE": "planned", "REQUEST": "proposed", "REJECT": "denied"}


def with_own(phrases: Phrases, chosen: Sequence[Act]) -> list[Act]:
    """The acts that were chosen, in order, with all of a user's types, and without the types that these replace.

    The rules of PLOVER's codebook, of what is an event and of what type, are not the user's; those of status are.
    """
    annotation = phrases.index.annotation
    at = {act.trigger: act for act in chosen if act.type not in annotation.dropped}
    at |= {act.trigger: _framed(phrases, act, at) for act in annotation.acts if act.named is not None}
    return [at[trigger] for trigger in sorted(at)]


def _framed(phrases: Phrases, act: Act, at: Mapping[int, Act]) -> Act:
    """ "Threatened to board": the act with the status that the one above it gives it."""
    act = replace(act, status=settled(phrases, act).status)
    token = phrases.tokens[act.trigger]
    frame = at.get(token.head)
    # An infinitive that stands far from its verb is often parsed as a clause of its own.
    if frame is None or token.deprel not in ("xcomp", "advcl") or token.tag != "VB" or act.status not in DONE:
        return act
    return replace(act, status=_FRAMED.get(frame.type, act.status))
