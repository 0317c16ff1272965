"""Acts of the types that a user brings: always told, as they were found, and the types that they replace never."""

from __future__ import annotations

from collections.abc import Sequence

from chancery.language.annotation import Act, Annotation


def with_own(annotation: Annotation, chosen: Sequence[Act]) -> list[Act]:
    """The acts that were chosen, in order, with all of a user's types, and without the types that these replace.

    The rules of PLOVER's codebook, of what is an event and of what type, are not the user's.
    """
    at = {act.trigger: act for act in chosen if act.type not in annotation.dropped}
    at |= {act.trigger: act for act in annotation.acts if act.named is not None}
    return [at[trigger] for trigger in sorted(at)]
