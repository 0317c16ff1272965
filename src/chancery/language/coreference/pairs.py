"""Which earlier mentions a mention may go back to, and what can be seen of each such pair."""

from __future__ import annotations

import numpy as np

from chancery.language.coreference.likeness import LIKENESSES, Likeness
from chancery.language.coreference.mentions import RELATIONS, Form, Mentions, Numbers

# Of the mentions of persons, organizations and places of GUM's training texts whose antecedent is no name, 98 in 100
# have it among the last 50; a name may go back to any earlier one that it resembles.
_REACH = 50

_FORMS, _KINDS = len(Form), 5
_SENTENCES = np.array([1, 2, 3, 4, 6, 10, 20])
_MENTIONS = np.array([2, 3, 4, 5, 8, 16, 32, 64])
_REPEATED = np.array([2, 3, 5, 9])

FEATURE_SIZES = (
    _FORMS * _FORMS, len(_SENTENCES) + 1, len(_MENTIONS) + 1, (LIKENESSES + 2) * 4, 9, 5, 5, 9,
    RELATIONS * RELATIONS, len(_REPEATED) + 1, _KINDS * _KINDS, 9,
)  # fmt: skip
"""How many values each feature of a pair has: forms, distance in sentences and mentions, likeness and which are names,
number, quotations, speakers, syntax, relations, how often the earlier is repeated, kinds, gender."""


def pair_up(mentions: Mentions) -> tuple[Numbers, Numbers, Numbers]:
    """Pairs of mentions, by number: earlier [P], later [P] in order, and their features [P, len(FEATURE_SIZES)]."""
    likeness = Likeness(mentions.wordings)
    earlier, later = _candidates(mentions, likeness)
    return earlier, later, _features(mentions, likeness, earlier, later)


def _candidates(mentions: Mentions, likeness: Likeness) -> tuple[Numbers, Numbers]:
    total = len(mentions.head)
    latest: dict[int, int] = {}  # of each wording of a name, the mention that had it last
    earlier: list[Numbers] = []
    counts = []
    for number in range(total):
        first = max(0, number - _REACH)
        near = np.arange(first, number)
        wording = int(mentions.wording[number])
        if mentions.form[number] >= Form.NAME:
            far = {latest[like] for like in (wording, *likeness.of(wording)) if latest.get(like, first) < first}
            if far:
                near = np.concatenate([np.array(sorted(far)), near])
            latest[wording] = number
        earlier.append(near)
        counts.append(len(near))
    later = np.repeat(np.arange(total), counts)
    return (np.concatenate(earlier) if earlier else np.zeros(0)).astype(np.int64), later.astype(np.int64)


def _features(mentions: Mentions, likeness: Likeness, earlier: Numbers, later: Numbers) -> Numbers:
    m, i, j = mentions, earlier, later
    alike = np.where(m.wording[i] == m.wording[j], LIKENESSES + 1, likeness.between(m.wording[i], m.wording[j]))
    alike = np.where((alike == 0) & (m.noun[i] == m.noun[j]), LIKENESSES, alike)
    named = (m.form[i] == Form.NAME) + 2 * (m.form[j] == Form.NAME)
    repeated = np.bincount(m.wording, minlength=len(m.wordings))[m.wording[i]]
    columns = [
        m.form[i] * _FORMS + m.form[j],
        np.searchsorted(_SENTENCES, m.sentence[j] - m.sentence[i], side="right"),
        np.searchsorted(_MENTIONS, j - i, side="right"),
        alike * 4 + named,
        m.number[i] * 3 + m.number[j],
        _quotes(m.quote[i], m.quote[j]),
        _speakers(m, i, j),
        _syntax(m, i, j),
        m.relation[i] * RELATIONS + m.relation[j],
        np.searchsorted(_REPEATED, repeated, side="right"),
        m.kind[i] * _KINDS + m.kind[j],
        m.gender[i] * 3 + m.gender[j],
    ]
    return np.stack(columns, axis=1).astype(np.int64)


def _quotes(first: Numbers, second: Numbers) -> Numbers:
    """0 both outside quotations, 1 in the same one, 2 the later inside, 3 the earlier, 4 in two."""
    one_inside = np.where(first == 0, 2, np.where(second == 0, 3, 4))
    return np.where((first == 0) & (second == 0), 0, np.where(first == second, 1, one_inside))


def _speakers(m: Mentions, i: Numbers, j: Numbers) -> Numbers:
    """1 the earlier says the later, 2 one speaker says both, 3 the later says the earlier, 4 two speakers, 0 else."""
    both = (m.speaker[i] >= 0) & (m.speaker[j] >= 0)
    two = np.where(m.speaker[i] == m.head[j], 3, np.where(both, 4, 0))
    return np.where(m.speaker[j] == m.head[i], 1, np.where(both & (m.speaker[i] == m.speaker[j]), 2, two))


def _syntax(m: Mentions, i: Numbers, j: Numbers) -> Numbers:
    """Who hangs on whom: 1-3 the later on the earlier (3 as an owner, 2 as an apposition), 4-7 the other way round
    (5 as an apposition, 6 as a subject, 7 as an owner), 8 both on the same word, 0 neither."""
    later = 1 + np.where(m.relation[j] == 5, 1, np.where(m.relation[j] == 2, 2, 0))
    earlier = 4 + np.where(m.relation[i] == 5, 1, np.where(m.relation[i] == 0, 2, np.where(m.relation[i] == 2, 3, 0)))
    apart = np.where(m.governor[i] == m.governor[j], 8, 0)
    return np.where(m.governor[j] == m.head[i], later, np.where(m.governor[i] == m.head[j], earlier, apart))
