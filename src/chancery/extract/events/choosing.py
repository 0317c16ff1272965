"""Which acts are told as events: not mere saying, and not what another act only speaks of.

By the guidelines of `corpus/events`: of "agreed to meet", "demanded their release" and "refused to hold talks" the
frame is the event; of "held talks" and "the embargo that they imposed" the noun is; "lifted the curfew" tells of no new
curfew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from chancery.extract.events.responses import is_answer_noun
from chancery.extract.events.statuses import DONE, settled
from chancery.language.annotation import Act
from chancery.language.phrases import Phrases
from chancery.records import Statement
from chancery.world.plover import COOPERATION, MATERIAL_CONFLICT

# Verbs that only say that something was said (Quirk et al. 1985, 16.31: factual speech act verbs without stance).
_SAYING = frozenset(
    "say says said saying tell tells told telling note notes noted noting add adds added adding state states stated "
    "stating explain explains explained report reports reported reveal reveals revealed disclose disclosed announce "
    "announces announced inform informed notify notified write wrote written remark remarked mention mentioned stress "
    "stressed emphasise emphasised emphasize emphasized underline underlined describe described".split()
)
# Verbs whose act is named by their object.
_LIGHT = frozenset(
    "hold holds held holding have had having make makes made making take takes took taken taking give gives gave given "
    "giving launch launched launching carry carried carrying conduct conducted conducting stage staged staging pay "
    "paid paying impose imposed imposing issue issued issuing mount mounted mounting begin began begun start started "
    "continue continued express expressed voice voiced lodge lodged file filed lead led attend attended host hosted "
    "declare declared proclaim proclaimed undertake undertook undertaken commit committed observe observed order "
    "ordered announce announced slap slapped".split()
)
_COOPERATIVE = COOPERATION - {"AGREE"}
_FRAMES: Mapping[str, frozenset[str]] = {
    "AGREE": _COOPERATIVE | {"AGREE", "SANCTION"},
    "REQUEST": _COOPERATIVE | {"AGREE", "REQUEST"},
    "REJECT": _COOPERATIVE | {"AGREE", "REQUEST"},
    "THREATEN": MATERIAL_CONFLICT | {"THREATEN", "REJECT"},
    # What is undone is no news: "lifted the state of emergency", "ended the blockade", "called off the strike".
    "CONCEDE": MATERIAL_CONFLICT | {"CONCEDE"},
    "RETREAT": MATERIAL_CONFLICT | {"RETREAT"},
}
# Frames that only say that an act is meant: the act is the event, and planned.
_MEANING = frozenset(
    "plan plans planned planning intend intends intended aim aims aimed hope hopes hoped prepare prepares prepared "
    "preparing mean means meant want wants wanted consider considers considered considering set due".split()
)
_NOT_YET = frozenset({"planned", "proposed", "conditional", "threatened"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "obj", "obl", "nmod", "compound", "nsubj:pass"})
_DEEPEST = 4


def chosen(phrases: Phrases, acts: Sequence[Act], statements: Sequence[Statement]) -> list[Act]:
    """The acts that are events, in order, each with the type that the codebook gives it."""
    acts = [settled(phrases, act) for act in acts]
    at = {act.trigger: act for act in acts}
    cues = {token for one in statements if one.cue_span for token in phrases.index.tokens(one.cue_span)}
    dropped = {
        act.trigger for act in acts if _only_says(phrases, act, cues) or is_answer_noun(phrases.lower[act.trigger])
    }
    for act in acts:
        if act.trigger not in dropped:
            dropped |= _beside(phrases, act, at, dropped)
    meant = _meant(phrases, acts)
    dropped |= set(meant.values()) - meant.keys()
    dropped -= meant.keys()
    return [
        _coded(replace(act, status="planned") if act.trigger in meant and act.status in DONE else act)
        for act in acts
        if act.trigger not in dropped
    ]


def _meant(phrases: Phrases, acts: Sequence[Act]) -> dict[int, int]:
    """Acts that are only meant to be done, each with the word that says so: "plans to seek the help"."""
    found = {}
    for act in acts:
        token = phrases.tokens[act.trigger]
        if token.deprel == "xcomp" and phrases.lower[token.head] in _MEANING:
            found[act.trigger] = token.head
    return found


def _coded(act: Act) -> Act:
    """What is not done yet is only agreed or threatened (PLOVER codebook, AGREE: cooperative acts in the future)."""
    if act.status not in _NOT_YET:
        return act
    if act.type in _COOPERATIVE:
        return replace(act, type="AGREE", mode=None)
    return act


def _only_says(phrases: Phrases, act: Act, cues: set[int]) -> bool:
    """Whether a trigger is a verb of saying with what is said: no order ("told them to leave")."""
    if phrases.lower[act.trigger] not in _SAYING or act.trigger not in cues:
        return False
    return not any(phrases.tokens[child].deprel == "xcomp" for child in phrases.children[act.trigger])


def _beside(phrases: Phrases, act: Act, at: Mapping[int, Act], dropped: set[int]) -> set[int]:
    """What goes for the sake of an act and the one above it: the frame, the act itself, or neither."""
    token = phrases.tokens[act.trigger]
    if token.deprel == "acl:relcl" and token.head in at and at[token.head].type == act.type:
        return {act.trigger}
    frame = _frame(phrases, act, at)
    if frame is None:
        return set()
    noun = token.upos == "NOUN" and token.head == frame.trigger and token.deprel in ("obj", "nsubj:pass")
    if noun and phrases.lower[frame.trigger] in _LIGHT:
        return {frame.trigger}
    if act.type in _FRAMES.get(frame.type, ()) or (frame.type == act.type and frame.trigger not in dropped):
        return {act.trigger}
    return set()


def _frame(phrases: Phrases, act: Act, at: Mapping[int, Act]) -> Act | None:
    """The nearest act above of which this is a complement."""
    for steps, (governor, relation) in enumerate(phrases.index.governors(act.trigger), start=1):
        if steps > _DEEPEST or _COMPLEMENTS.isdisjoint((relation, relation.partition(":")[0])):
            return None
        if governor in at:
            return at[governor]
    return None
