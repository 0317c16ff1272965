"""The same reading on one process or on many: the output is the same to the byte, in the order of the input."""

from chancery.engines.base import Engine, Outcome, Reads, available_cores
from chancery.engines.choice import read_documents
from chancery.engines.processes import ProcessEngine
from chancery.engines.serial import SerialEngine

__all__ = [
    "Engine",
    "Outcome",
    "ProcessEngine",
    "Reads",
    "SerialEngine",
    "available_cores",
    "read_documents",
]
