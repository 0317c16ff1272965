"""Days that stand in an address or a file name, as news sites and archives write them there."""

from __future__ import annotations

import re

from chancery.sources.dates import iso_day

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Years outside these are more often running numbers than years.
_YEAR = r"((?:19|20)[0-9]{2})"
_PATH = re.compile(rf"/{_YEAR}/([0-9]{{1,2}}|{'|'.join(_MONTHS)})/([0-9]{{1,2}})(?=[/_-]|$)", re.IGNORECASE)
_NAME = re.compile(rf"(?<![0-9]){_YEAR}(?P<mark>[-_.]?)([01][0-9])(?P=mark)([0-3][0-9])(?![0-9])")


def day_in_url(url: str) -> str | None:
    """The ISO 8601 day in the path of a URL: /2021/10/20/…, /2021/oct/20/… or …-2021-10-20…"""
    path = re.sub(r"^[a-z]+://[^/]*|[?#].*$", "", url, flags=re.IGNORECASE | re.DOTALL)
    match = _PATH.search(path)
    if match:
        month = match[2].lower()
        return iso_day(int(match[1]), _MONTHS.index(month) + 1 if month in _MONTHS else int(month), int(match[3]))
    return day_in_name(path)


def day_in_name(name: str) -> str | None:
    """The ISO 8601 day in a file name, as in note-2021-10-20.txt; None if there is none, or more than one."""
    found = (iso_day(int(match[1]), int(match[3]), int(match[4])) for match in _NAME.finditer(name))
    days = {day for day in found if day}
    return days.pop() if len(days) == 1 else None
