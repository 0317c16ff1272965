"""The actor codes of CAMEO, as dictionaries have them: a state or a kind of body, then roles, in threes.

By the CAMEO codebook, version 1.1b3, chapter 3, and PLOVER's changes to it (its manual, note 2).
"""

from __future__ import annotations

from dataclasses import dataclass

from chancery.world.entries import Kind
from chancery.world.packaged import SECTORS, state_codes

_RENAMED = {"ROM": "ROU", "ZAR": "COD", "TMP": "TLS", "PAL": "PSE", "KSV": "XKX", "KOS": "XKX", "BUR": "MMR",
            "GMW": "DEU", "GME": "DDR", "SER": "SRB", "USR": "SUN", "GFR": "DEU", "ROC": "TWN",
            "SAF": "ZAF"}  # fmt: skip
"""Codes of states that CAMEO and the older dictionaries have instead of today's ISO 3166-1."""
_BODIES = {
    "UNO": "UN", "NAT": "NATO", "EEC": "EU", "OAS": "OAS", "AFU": "AU", "OAU": "OAU", "ASN": "ASEAN", "ARL": "LAS",
    "IMF": "IMF", "WBK": "WORLDBANK", "WTO": "WTO", "ICC": "ICC", "ICJ": "ICJ", "IAE": "IAEA", "OSC": "OSCE",
    "OPC": "OPEC", "GCC": "GCC", "ECW": "ECOWAS", "SAD": "SADC", "OIC": "OIC", "CIS": "CIS", "COE": "COE",
    "HCR": "UNHCR", "WHO": "WHO", "WFP": "WFP", "FAO": "FAO", "ILO": "ILO", "KID": "UNICEF", "HCH": "OHCHR",
}  # fmt: skip
_SECTOR_OF_KIND = {"IGO": "IGO", "NGO": "NGO", "NGM": "NGO", "MNC": "MNC", "IMG": "IMG"}
_SECTORS = {**{sector: sector for sector in SECTORS}, "MED": "JRN", "HLH": "MED", "INS": "REB", "SEP": "REB",
            "CHR": "REL", "MOS": "REL", "JEW": "REL", "BUD": "REL", "HIN": "REL", "HRI": "SOC",
            "ENV": "SOC"}  # fmt: skip
_KINDS: dict[str, Kind] = {"REB": "group", "UAF": "group", "PRM": "group", "IMG": "group", "JRN": "media"}


@dataclass(frozen=True, slots=True)
class Party:
    """What a code says: the party, the sector, and the kind of actor where the code tells it."""

    code: str | None
    sector: str | None
    kind: Kind | None


def party_of(code: str) -> Party | None:
    """What a code of CAMEO says; None for the null codes `---`, `###` and `+++`, which say that it is no actor."""
    if not any(map(str.isalnum, code)):
        return None
    parts = [code[place : place + 3] for place in range(0, len(code), 3)]
    first, rest = parts[0], parts[1:]
    if first in _SECTOR_OF_KIND:
        bodies = [_BODIES[part] for part in rest if part in _BODIES]
        sector = _SECTOR_OF_KIND[first]
        # The last is the most telling: IGOUNOIAE is the IAEA, of the United Nations.
        return Party(
            bodies[-1] if bodies else None, sector, "igo" if first == "IGO" else _KINDS.get(sector, "organization")
        )
    state = _RENAMED.get(first, first)
    if state not in state_codes():
        state, rest = "", parts
    sectors = [_SECTORS[part] for part in rest if part in _SECTORS]
    kind: Kind | None = "state" if state and not rest else _KINDS.get(sectors[0] if sectors else "")
    return Party(state or None, sectors[0] if sectors else None, kind)
