"""Corrections of status where a word says it for certain: a negation, a verb of denial, a condition.

The model judges the status of an act; it can overlook one small word, and these it must not.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from chancery.language.annotation import Act
from chancery.language.phrases import Phrases
from chancery.world.plover import COOPERATION

_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "nor", "neither"})
_DENYING = frozenset("deny denies denied denying refute refutes refuted rebut rebutted disclaim disclaimed".split())
# Words by which something is said not to have happened; "without" says so of something else.
_SAYING_NO = (
    _NEGATIONS
    | _DENYING
    | frozenset(
        "no none nobody nothing cannot denial denials dismissed dismiss dismisses rejected rejects reject false "
        "baseless unfounded untrue fabricated failed fails fail failing refused refuses refuse avoided averted spared "
        "cancelled canceled scrapped dropped shelved foiled thwarted prevented stopped would hardly scarcely nowhere "
        "ruled disputed disputes disowned rumour rumours rumors hoax unable instead short".split()
    )
)
_PHRASES_OF_NO = frozenset({("rather", "than"), ("far", "from"), ("called", "off"), ("yet", "to")})
_CONDITIONS = frozenset({"if", "unless", "provided", "providing", "once"})
_READY = frozenset({"ready", "willing", "prepared", "open", "offers", "offer"})
_FUTURE = frozenset({"will", "wo", "would", "shall", "'ll", "’ll"})
# A refusal is a negation already; so is what is denied of a charge.
_NEGATIVE = frozenset({"REJECT"})

DONE = frozenset({"happened", "ongoing"})
"""The statuses of what has been done, or is being done."""


def settled(phrases: Phrases, act: Act) -> Act:
    """The act with the status that the words around its trigger tell."""
    # "Would not take part": what is not done of one's own will is refused (PLOVER codebook, REJECT).
    if act.type in COOPERATION and _is_negated(phrases, act) and _is_future(phrases, act.trigger):
        return replace(act, type="REJECT", mode=None, status="happened")
    if _is_denied(phrases, act) or (act.status in DONE and act.type not in _NEGATIVE and _is_negated(phrases, act)):
        return replace(act, status="denied")
    if act.status == "denied" and not _may_be_denied(phrases, act.trigger):
        return replace(act, status="happened")
    if act.type == "AGREE" and act.status in (*DONE, "planned") and _depends(phrases, act.trigger):
        return replace(act, status="conditional")
    return act


def _is_negated(phrases: Phrases, act: Act) -> bool:
    """ "Did not expel"; of a noun its "no": "there was no attack"."""
    for child in phrases.children[act.trigger]:
        word, relation = phrases.lower[child], phrases.tokens[child].deprel
        if word in _NEGATIONS and relation in ("advmod", "det", "cc", "cc:preconj"):
            return True
        if word == "no" and relation == "det" and phrases.tokens[act.trigger].upos == "NOUN":
            return True
    return False


def _is_future(phrases: Phrases, trigger: int) -> bool:
    return phrases.has(trigger, _FUTURE)


def _is_denied(phrases: Phrases, act: Act) -> bool:
    """ "Denies that it is expelling diplomats", "denied the attack"."""
    token = phrases.tokens[act.trigger]
    governor = token.head
    return phrases.lower[governor] in _DENYING and token.deprel in ("ccomp", "xcomp", "obj")


def _depends(phrases: Phrases, trigger: int) -> bool:
    """Whether readiness hangs on a condition: "ready to meet as soon as", "willing to talk if"."""
    if phrases.lower[trigger] not in _READY:
        return False
    tokens = phrases.tokens
    verbs = [child for child in phrases.children[trigger] if tokens[child].deprel in ("xcomp", "advcl", "ccomp")]
    for verb in (trigger, *verbs):
        for clause in phrases.children[verb]:
            if tokens[clause].deprel != "advcl":
                continue
            words = {phrases.lower[child] for child in phrases.children[clause]}
            if words & _CONDITIONS or "soon" in words or ("long" in words and "as" in words):
                return True
    return False


def _may_be_denied(phrases: Phrases, trigger: int) -> bool:
    """Whether any word of the sentence says no; nothing is denied without one."""
    sentence = phrases.index.sentence(trigger)
    words = phrases.lower[sentence.first : sentence.last]
    return not _SAYING_NO.isdisjoint(words) or any(pair in _PHRASES_OF_NO for pair in pairwise(words))
