"""The errors that event data is known for, one by one, with the reader as it is shipped.

Each test has a sentence in which older coders fail and, where there is one, its neighbour in which something happened.
"""

from __future__ import annotations

import chancery
from chancery.records import Actor, Event, Reading

PUBLISHED = "2024-03-14"  # a Thursday


def read(text: str) -> Reading:
    """The reading of a short text."""
    return chancery.read(text, published=PUBLISHED)


def events(text: str, *types: str) -> list[Event]:
    """Its events, of some types if they are given."""
    return [event for event in read(text).events if not types or event.type in types]


def parties(reading: Reading, ids: tuple[str, ...]) -> set[str | None]:
    """Affiliations of actors."""
    actors: dict[str, Actor] = {actor.id: actor for actor in reading.actors}
    return {actors[one].affiliation for one in ids}


def test_the_aggressor_is_not_the_place() -> None:
    """Who attacks is named by an adjective; where he attacks is another's land."""
    reading = read("Ethiopian troops attacked a village in Kenya on Tuesday, killing four herders.")
    attack = next(event for event in reading.events if event.type == "ASSAULT")
    assert parties(reading, attack.source) == {"ETH"}
    assert "ETH" not in parties(reading, attack.target)


def test_the_dateline_is_no_actor() -> None:
    """A report from Geneva on what Chile did makes Switzerland no party."""
    reading = read("GENEVA, March 14 — Chile expelled two Bolivian diplomats on Wednesday.")
    (expulsion,) = [event for event in reading.events if event.type == "SANCTION"]
    assert parties(reading, expulsion.source) == {"CHL"}
    assert parties(reading, expulsion.target) == {"BOL"}
    assert all("CHE" not in parties(reading, (*event.source, *event.target)) for event in reading.events)


def test_the_country_of_an_outlet_is_no_actor() -> None:
    """What Xinhua reports is not done by China."""
    reading = read("Kenya expelled two Ugandan diplomats on Wednesday, China's Xinhua news agency reported.")
    (expulsion,) = [event for event in reading.events if event.type == "SANCTION"]
    assert parties(reading, expulsion.source) == {"KEN"}
    assert all("CHN" not in parties(reading, (*event.source, *event.target)) for event in reading.events)


def test_a_quoted_claim_is_no_fact() -> None:
    """What one side says of the other points at the statement that says it."""
    reading = read("“Armenia shelled our villages,” the Azerbaijani defence ministry said on Tuesday.")
    (attack,) = [event for event in reading.events if event.type == "ASSAULT"]
    claim = next(one for one in reading.statements if one.id == attack.claimed_by)
    assert claim.content_spans[0][0] <= attack.trigger[0]
    assert parties(reading, (claim.speaker or "",)) == {"AZE"}


def test_what_the_report_tells_is_no_claim() -> None:
    """The same act, told by the report itself."""
    (attack,) = events("Armenian forces shelled Azerbaijani villages on Tuesday.", "ASSAULT")
    assert attack.claimed_by is None


def test_background_is_no_news() -> None:
    """An invasion of 1974 is not of the day."""
    found = events("Turkey invaded Cyprus in 1974. Talks on the island resumed on Wednesday.", "ASSAULT", "COERCE")
    assert [(event.date.from_, event.date.to) for event in found if event.date] == [("1974-01-01", "1974-12-31")]


def test_a_plan_is_no_deed() -> None:
    """What a state plans has not happened."""
    found = events("Peru plans to withdraw its ambassador from Ecuador next month, the foreign ministry said.")
    assert found
    assert all(event.status not in ("happened", "ongoing") for event in found)


def test_a_negated_act_did_not_happen() -> None:
    """ "Did not expel" is no expulsion."""
    found = events("Norway did not expel any Russian diplomats on Monday.", "SANCTION")
    assert all(event.status == "denied" for event in found)


def test_sport_is_no_war() -> None:
    """A team is crushed, a town is attacked."""
    assert not events("Madrid crushed Munich 4-0 in the Champions League final on Saturday.")
    assert events(
        "Government troops crushed the rebellion in the north on Saturday, killing dozens of rebels.", "ASSAULT"
    )


def test_a_metaphor_is_no_war() -> None:
    """ "War on inflation" is fought by central banks."""
    assert not events("The central bank has declared war on inflation.", "ASSAULT", "THREATEN", "MOBILIZE")


def test_a_definition_is_no_event() -> None:
    """What may be done by law has not been done."""
    assert not events(
        "Under the Vienna Convention, a diplomat may be declared persona non grata at any time.", "SANCTION"
    )


def test_the_name_of_a_body_is_no_event() -> None:
    """The Sanctions Committee imposes nothing by being named."""
    assert not events("The Sanctions Committee will hold its annual dinner in Vienna.", "SANCTION", "COERCE")


def test_a_headline_is_no_second_event() -> None:
    """Headline and lead tell of one expulsion."""
    text = (
        "Chile expels two Bolivian diplomats\n\nChile expelled two Bolivian diplomats on Wednesday, the ministry said."
    )
    assert len(events(text, "SANCTION")) == 1


def test_what_is_told_twice_is_one_event() -> None:
    """The expulsion stands in the lead and again in the last paragraph."""
    text = (
        "Canada expelled three Indian diplomats on Monday.\n\n"
        "India called the accusations absurd.\n\n"
        "Canada expelled the three Indian diplomats after a police investigation."
    )
    assert len(events(text, "SANCTION")) == 1


def test_the_day_of_publication_is_not_the_day_of_the_event() -> None:
    """ "On Monday" is Monday, told with its words; the day of publication stands only where nothing is said."""
    (dated,) = events("Chile expelled two Bolivian diplomats on Monday.", "SANCTION")
    assert dated.date is not None
    assert (dated.date.from_, dated.date.to) == ("2024-03-11", "2024-03-11")
    assert dated.date.span is not None
    (undated,) = events("Chile has expelled two Bolivian diplomats.", "SANCTION")
    assert undated.date is not None
    assert (undated.date.from_, undated.date.span) == (PUBLISHED, None)


def test_those_who_meet_are_one_event() -> None:
    """A meeting of two is one event of both, not one for each direction."""
    reading = read("The presidents of Chile and Peru met in Lima on Wednesday.")
    (meeting,) = [event for event in reading.events if event.type == "CONSULT"]
    assert parties(reading, meeting.source) >= {"CHL", "PER"} or len(meeting.source) == 1


def test_the_passive_has_the_direction_of_the_active() -> None:
    """Who is expelled is the target, whatever the subject."""
    reading = read("Two Bolivian diplomats were expelled by Chile on Wednesday.")
    (expulsion,) = [event for event in reading.events if event.type == "SANCTION"]
    assert parties(reading, expulsion.source) == {"CHL"}
    assert parties(reading, expulsion.target) == {"BOL"}


def test_an_answer_points_at_what_it_answers() -> None:
    """ "In response" links two events."""
    reading = read(
        "Canada expelled an Indian diplomat on Monday. In response, India expelled a Canadian one on Tuesday."
    )
    first, second = [event for event in reading.events if event.type == "SANCTION"]
    assert second.in_response_to == first.id
