"""The scores of doubts."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from chancery.ledger import likeness
from chancery.ledger.likeness import Names, Parties, Roles, compare_names, compare_roles, score
from chancery.ledger.names import PersonName, parse

_NAMES, _PARTIES, _ROLES = st.sampled_from(Names), st.sampled_from(Parties), st.sampled_from(Roles)
_WORDS = st.text(alphabet="abc", min_size=1, max_size=3)
_PERSON_NAMES = st.builds(PersonName, st.just("ode"), st.lists(_WORDS, max_size=6).map(tuple))


@given(_NAMES, _PARTIES, _ROLES, _NAMES, _PARTIES, _ROLES)
def test_more_agreement_never_scores_lower(
    names: Names, parties: Parties, roles: Roles, more_names: Names, more_parties: Parties, more_roles: Roles
) -> None:
    """In names, parties and roles; every score lies between 0 and 1."""
    least = score(min(names, more_names), min(parties, more_parties), min(roles, more_roles))
    most = score(max(names, more_names), max(parties, more_parties), max(roles, more_roles))

    assert 0 <= least <= most < 1


def test_names_that_do_not_agree_score_nothing() -> None:
    """Nor do a surname or initials with another party; whole names score low then."""
    assert score(None, Parties.SAME, Roles.SHARED) == 0
    assert score(Names.SURNAME, Parties.DIFFERENT, Roles.SHARED) == 0
    assert score(Names.INITIALS, Parties.DIFFERENT, Roles.SHARED) == 0
    assert 0 < score(Names.SHORTER, Parties.DIFFERENT, Roles.DIFFERENT) < 0.1
    assert score(Names.SAME, Parties.DIFFERENT, Roles.SHARED) < 0.2


def test_the_table_says_what_the_scores_are() -> None:
    """Each column of the docstring has the numbers, from the strongest down."""
    rows = [row.split("|")[1:-1] for row in re.findall(r"^\|.*\|$", likeness.__doc__ or "", flags=re.MULTILINE)[2:]]
    columns = [[float(row[column]) for row in rows if row[column].strip()] for column in (1, 3, 5)]

    for column, kinds, at in zip(columns, (Names, Parties, Roles), range(3), strict=True):
        best = [Names.SAME, Parties.SAME, Roles.SHARED]
        for number, kind in zip(column, sorted(kinds, reverse=True), strict=True):
            best[at] = kind
            expected = number * (0.9 if at else 1)
            assert score(*best) == round(expected, 2)  # type: ignore[arg-type]


@given(_PERSON_NAMES, _PERSON_NAMES)
def test_names_agree_both_ways(one: PersonName, other: PersonName) -> None:
    """What agrees with a name is no fuller than it, or it is the fuller one."""
    assert compare_names(one, other) == compare_names(other, one)
    if one.firsts != other.firsts and one.firsts in other.forms:
        assert one.fullness < other.fullness


@given(_PERSON_NAMES, _PERSON_NAMES, _PERSON_NAMES)
def test_a_shorter_form_of_a_shorter_form_is_one(one: PersonName, other: PersonName, third: PersonName) -> None:
    """So all names of an entry are forms of its longest. (Of more than four first names not all forms are known.)"""
    short = all(len(name.firsts) <= 4 for name in (one, other, third))
    if short and one.firsts in other.forms and other.firsts in third.forms:
        assert one.firsts in third.forms


@given(st.text(max_size=12))
def test_any_text_can_be_a_name(text: str) -> None:
    """It has parts, or none; nothing fails."""
    name = parse(text)

    assert name is None or (name.family and name.agrees_with(name))


def test_roles_are_compared_by_title_and_place() -> None:
    """A place that no text says agrees with any."""
    minister, russian = {"minister": frozenset([None])}, {"minister": frozenset(["RUS"])}

    assert compare_roles(minister, russian) is Roles.SHARED
    assert compare_roles(russian, {"minister": frozenset(["BLR"])}) is Roles.DIFFERENT
    assert compare_roles(russian, {"envoy": frozenset([None])}) is Roles.DIFFERENT
    assert compare_roles(russian, {}) is Roles.UNTOLD
