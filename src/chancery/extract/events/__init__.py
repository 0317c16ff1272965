"""Events: the acts of a text as records, with both sides, date, place, status, claim, response and quantities."""

from chancery.extract.events.making import events

__all__ = ["events"]
