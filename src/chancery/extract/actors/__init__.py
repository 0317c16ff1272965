"""Who is who in a document: its actors, with name, kind, affiliation, sector, roles and mentions.

`known` finds the names of the world's tables; `belonging` reads a party off a phrase; `describing` says what one
mention tells, `telling` what all of an actor tell; `gathering` has the mentions by entity; `drafts` puts entities
together and `acronyms` those that are spelled out; `offices`, `standing`, `continuing` and `nearby` find what phrases
do not tell; `recording` makes the records; `cast` is the door.
"""

from chancery.extract.actors.cast import Cast

__all__ = ["Cast"]
