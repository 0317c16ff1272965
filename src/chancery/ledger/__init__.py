"""Many readings, one record: for now the register, which tells who of many articles is the same."""

from chancery.ledger.entries import Office, PossibleEntry, Registered, Sighting, Sightings
from chancery.ledger.register import Register

__all__ = ["Office", "PossibleEntry", "Register", "Registered", "Sighting", "Sightings"]
