"""Whom a statement is about: one actor for each party that its content speaks of."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chancery.extract.about import about
from chancery.records import Actor, ActorKind


def actor(id: str, code: str | None, kind: ActorKind | None = "person") -> Actor:
    """Somebody of a party."""
    return Actor(id=id, name=id, kind=kind, affiliation=code)


ODE, BLY = actor("ode", "CHL"), actor("bly", "CHL")
CHILE, PERU, UN = actor("chile", "CHL", "state"), actor("peru", "PER", "state"), actor("un", "UN", "igo")


def test_each_party_is_named_once_in_order() -> None:
    """By its first person, where only persons are named."""
    assert about([ODE, PERU, BLY], None) == ("ode", "peru")


def test_the_party_itself_comes_before_its_people() -> None:
    """In the place of the first of them."""
    assert about([ODE, PERU, CHILE], None) == ("chile", "peru")
    assert about([CHILE, ODE], None) == ("chile",)
    assert about([actor("envoy", "UN"), UN], None) == ("un",)


def test_the_speakers_own_party_is_left_out() -> None:
    """One speaks of oneself anyway; a speaker without a party leaves out nobody."""
    assert about([CHILE, PERU], BLY) == ("peru",)
    assert about([CHILE, PERU], actor("somebody", None)) == ("chile", "peru")


def test_who_has_no_party_or_is_a_medium_is_left_out() -> None:
    """The weather and the papers."""
    assert about([actor("weather", None), actor("gazette", "CHL", "media")], None) == ()


_ACTORS = st.builds(
    actor,
    st.sampled_from("abcdef"),
    st.sampled_from(["CHL", "PER", "UN", None]),
    st.sampled_from(["person", "state", "igo", "media", None]),
)


@given(st.lists(_ACTORS, max_size=12), st.one_of(st.none(), _ACTORS))
def test_there_is_one_of_each_party(mentioned: list[Actor], speaker: Actor | None) -> None:
    """As many as there are parties that are not the speaker's, each by an id that was mentioned."""
    found = about(mentioned, speaker)

    own = speaker.affiliation if speaker else None
    codes = {one.affiliation for one in mentioned if one.kind != "media"} - {None, own}
    assert len(found) == len(codes)
    assert set(found) <= {one.id for one in mentioned}
