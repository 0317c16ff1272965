"""Publication dates from datelines and date lines, and none from sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.sources.dateline import dateline_day, dateline_without_year

from .samples import ENGLISH


@pytest.mark.parametrize(
    "line",
    [
        "BRUSSELS, Oct 20, 2021 (Agency) — The envoy left",
        "LAGOS, October 20, 2021 (Wire) - Talks went on",
        "Oslo, October 20, 2021 -- The envoy left",
        "THE HAGUE, October 20, 2021 — The envoy left",
        "ST. JOHN'S, Antigua, Oct. 20, 2021 (Agency) -- The envoy left",
        "Al-Mukalla, October 20, 2021",
        "LIMA/NEW YORK, Oct. 20, 2021 – The envoy left",
        "LIMA. October 20, 2021 /Agency/. The envoy left",
        "LIMA, 20 October 2021. The envoy left.",
        "GENEVA (20 October 2021) – Experts called for talks",
        "October 20, 2021 – The envoy left",
        "October 20, 2021, LIMA – The envoy left",
        "20 October 2021",
        "Oct. 20, 2021",
        "**20 October 2021**",
        "[20 October 2021]",
        "20.10.2021",
        "20.10.2021 17:45 LIMA",
        "20/10/2021 - 14:00",
        "2021-10-20T10:30:00+02:00 LIMA",
        "2021-10-20 Lima's envoy left on Monday, the ministry said.",
        "date 2021-10-20 The envoy left on Monday, the ministry said.",
        "date: 2021-10-20",
        "Published: 20 October 2021 at 12:15 GMT",
        "Posted on October 20, 2021 by Staff",
        "Updated 3:15 p.m., Oct. 20, 2021",
        "By Jane Doe | October 20, 2021",
        "Wednesday, October 20, 2021 | ANALYSIS",
        "STATEMENT – Lima, 20 October 2021",
        "FLASH – LIMA, Wednesday, 20 October 2021",
        "# Statement, 20 October 2021",
    ],
)
def test_reads_datelines(line: str) -> None:
    """A date in the position of a dateline is the publication date, on the first line or under a headline."""
    assert dateline_day(f"{line}\n\n{ENGLISH}") == "2021-10-20"
    assert dateline_day(f"Mission to close, minister says\r\n\r\n{line}\r\n{ENGLISH}") == "2021-10-20"


@pytest.mark.parametrize(
    "line",
    [
        "On October 18, 2021, the ministry closed the mission.",
        "In Lima, October 18, 2021 was a quiet day.",
        "October 18, 2021 was a dark day for diplomacy.",
        "October 18, 2021, saw the end of the mission.",
        "2021-10-18, the day of the vote, was quiet.",
        "The summit takes place in Geneva, 18–20 October 2021.",
        "Geneva, 18-20 October 2021",
        "October 18, 2021 – October 20, 2021",
        "The treaty that was signed in Prague on 8 April 2010 expires.",
        "Signed in Minsk, 12 February 2015, the accord held.",
        "Envoy Smith, October 18, 2021, told the council",
        "The mission closes on November 1, 2021",
        "the mission was closed on\nOctober 18, 2021.",
        "03/04/2021",
        "May 2021",
        "LIMA, Oct 20 (Agency) — The envoy left",
    ],
)
def test_leaves_dates_in_sentences_alone(line: str) -> None:
    """A date in a sentence, a span of days, and half a date are no publication date."""
    assert dateline_day(f"{line}\n\n{ENGLISH}") is None


def test_looks_at_the_head_alone() -> None:
    """A date line below the third line with text, or behind a long first line, counts no more."""
    assert dateline_day("One\n\nTwo\n\n\nThree\n20 October 2021\n") is None
    assert dateline_day("x" * 10_000 + "\n20 October 2021") is None


@pytest.mark.parametrize(
    "line",
    [
        "LIMA, Oct 20 (Agency) — The",
        "Lima, 20 Oct (Agency) - The",
        "LIMA, Oct. 20 /Agency/ -- The",
        "AGENCY, October 20. The",
    ],
)
def test_reads_datelines_without_a_year(line: str) -> None:
    """Month and day of a dateline that leaves its year out are found."""
    assert dateline_without_year(line) == (10, 20)


def test_a_sentence_gives_no_month_and_day() -> None:
    """A day and month in a sentence, or with their year, are no such dateline."""
    assert dateline_without_year("On Oct 20 (Agency) — The envoy left") is None
    assert dateline_without_year("The envoy left on Oct 20 — a Wednesday") is None
    assert dateline_without_year("LIMA, Oct 20, 2021 (Agency) — The") is None


@given(st.text(alphabet=st.sampled_from("Oct 20,2021.-–/() \nTheA:T"), max_size=200))
def test_any_head_is_read_without_failing(text: str) -> None:
    """Whatever a text begins with, the answer is a day or none."""
    assert dateline_day(text) is None or len(dateline_day(text) or "") == 10
    dateline_without_year(text)
