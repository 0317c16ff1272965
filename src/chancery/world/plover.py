"""The types, modes and contexts of PLOVER, with quad classes, by its codebook.

Open Event Data Alliance, *PLOVER: Political Language Ontology for Verifiable Event Records*, draft of September 2021,
chapter 2: types with their quad class, table of modes under each, table of general contexts. Modes that the codebook
leaves to its users and its data set POLECAT has (Halterman et al. 2023) are included; "strike-gen", "strike-lim" and
"strike-hun" are POLECAT's "strike" and "hunger", "confiscate" is "seize".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

QuadClass = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of PLOVER; `modes` are those that it may have, in the order of the codebook."""

    name: str
    quad_class: QuadClass
    modes: tuple[str, ...] = ()


_YIELDING = ("assist", "change", "yield", "meet")

TYPES: tuple[EventType, ...] = (
    EventType("AGREE", "verbal cooperation"),
    EventType("CONSULT", "verbal cooperation", ("visit", "third-party", "multilateral", "phone")),
    EventType("SUPPORT", "verbal cooperation"),
    EventType("COOPERATE", "material cooperation"),
    EventType("AID", "material cooperation"),
    EventType("CONCEDE", "verbal cooperation"),
    EventType(
        "RETREAT",
        "material cooperation",
        ("withdraw", "release", "return", "disarm", "ceasefire", "access", "resign"),
    ),
    EventType("REQUEST", "verbal conflict", _YIELDING),
    EventType("ACCUSE", "verbal conflict", ("disapprove", "investigate", "allege")),
    EventType("REJECT", "verbal conflict", _YIELDING),
    EventType(
        "THREATEN",
        "verbal conflict",
        ("restrict", "ban", "arrest", "relations", "expel", "territory", "violence"),
    ),
    EventType("PROTEST", "material conflict", ("demo", "riot", "strike", "hunger", "boycott", "obstruct")),
    EventType("SANCTION", "material conflict", ("expel", "withdraw", "discontinue", "convict")),
    EventType("MOBILIZE", "material conflict", ("troops", "weapons", "police", "militia")),
    EventType(
        "COERCE",
        "material conflict",
        (
            "seize", "restrict", "ban", "censor", "curfew", "martial-law", "arrest", "deport", "withhold",
            "misinformation", "cyber",
        ),
    ),
    EventType(
        "ASSAULT",
        "material conflict",
        (
            "abduct", "beat", "torture", "execute", "sexual", "assassinate", "primitive", "firearms", "explosives",
            "suicide-attack", "heavy-weapons", "aerial", "drone", "crowd-control", "massacre", "cleansing",
            "unconventional", "destroy",
        ),
    ),
)  # fmt: skip
BY_NAME = {one.name: one for one in TYPES}
COOPERATION = frozenset(one.name for one in TYPES if one.quad_class.endswith("cooperation"))
CONFLICT = frozenset(BY_NAME) - COOPERATION
MATERIAL_CONFLICT = frozenset(one.name for one in TYPES if one.quad_class == "material conflict")

CONTEXTS = (
    "political", "military", "intelligence", "peacekeeping", "economic", "diplomatic", "resource", "culture",
    "disease", "enviro_disaster", "migration", "humanitarian", "legal", "human_rights", "rights_freedoms", "gender",
    "lgbt", "terrorism", "human_security", "religion_ethnicity", "government", "election", "legislative", "cbrn",
    "cyber", "political_institutions", "corruption", "crime", "crime_murder", "crime_theft", "crime_drugs",
    "crime_sexual",
)  # fmt: skip
"""The general contexts; "future", "historical", "hypothetical" and "negation" are the `status` of an event."""
