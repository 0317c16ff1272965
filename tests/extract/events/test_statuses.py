"""Statuses that a word says for certain: a negation, a denial, a condition."""

from __future__ import annotations

import pytest
from build import parsed

from chancery.extract.events.statuses import settled
from chancery.language.annotation import Act
from chancery.language.phrases import Phrases


def settle(tree: str, trigger: str, kind: str, status: str = "happened") -> Act:
    """The act of a sentence with its status settled."""
    annotation = parsed(tree, acts=[(trigger, kind, status)])
    return settled(Phrases(annotation), annotation.acts[0])


@pytest.mark.parametrize(
    ("tree", "trigger"),
    [
        ("[nsubj Chad] [aux did] [advmod not] expel/VERB/VB [obj the envoy] .", "expel"),
        ("[nsubj Chad] [advmod never] expelled [obj the envoy] .", "expelled"),
        ("[nsubj Chad] saw [obj [det no] expulsion] .", "expulsion"),
        ("[nsubj Chad] denies [ccomp [mark that] [nsubj it] expelled [obj anybody]] .", "expelled"),
        ("[nsubj Chad] denied [xcomp expelling [obj the envoy]] .", "expelling"),
        ("[nsubj Chad] denied [obj the expulsion] .", "expulsion"),
    ],
)
@pytest.mark.parametrize("status", ["happened", "ongoing"])
def test_a_negation_or_denial_denies(tree: str, trigger: str, status: str) -> None:
    """Whatever the model thought had happened."""
    assert settle(tree, trigger, "SANCTION/expel", status).status == "denied"


@pytest.mark.parametrize(
    ("tree", "trigger"),
    [
        ("[nsubj Chad] expelled [obj the envoy] .", "expelled"),
        ("[nsubj Chad] expelled [obj [det no] envoy] .", "expelled"),
        ("[nsubj Chad] expelled [obj the envoy [acl:relcl [nsubj who] [aux did] [advmod not] leave]] .", "expelled"),
        ("[nsubj Chad] regretted [ccomp [mark that] [nsubj it] expelled [obj him]] .", "expelled"),
    ],
)
def test_other_words_deny_nothing(tree: str, trigger: str) -> None:
    """A negation elsewhere, a verb that takes for granted."""
    assert settle(tree, trigger, "SANCTION/expel").status == "happened"


@pytest.mark.parametrize("status", ["planned", "proposed", "threatened", "conditional"])
def test_what_has_not_happened_is_not_denied(status: str) -> None:
    """ "Plans not to expel" stays what the model made of it."""
    tree = "[nsubj Chad] [aux may] [advmod not] expel/VERB/VB [obj the envoy] ."

    assert settle(tree, "expel", "SANCTION/expel", status).status == status


def test_a_refusal_is_negative_already() -> None:
    """ "Did not accept" and "denied the charge" have happened."""
    assert settle("[nsubj Chad] [aux did] [advmod not] accept [obj it] .", "accept", "REJECT").status == "happened"
    assert settle("[nsubj Chad] denied [obj the charge] .", "denied", "REJECT").status == "happened"


@pytest.mark.parametrize("word", ["will", "would", "wo", "shall"])
def test_what_one_will_not_do_is_refused(word: str) -> None:
    """Of cooperation; the word is given."""
    tree = f"[nsubj Chad] [aux {word}] [advmod not] attend/VERB/VB [obj the talks] ."

    found = settle(tree, "attend", "CONSULT/visit", "planned")

    assert (found.type, found.mode, found.status) == ("REJECT", None, "happened")


def test_what_is_not_done_in_hostility_is_no_refusal() -> None:
    """ "Will not attack" refuses nobody anything; neither does what was not done in the past."""
    will = "[nsubj Chad] [aux will] [advmod not] attack/VERB/VB [obj the port] ."
    did = "[nsubj Chad] [aux did] [advmod not] attend/VERB/VB [obj the talks] ."

    assert settle(will, "attack", "ASSAULT", "planned").type == "ASSAULT"
    assert (settle(did, "attend", "CONSULT").type, settle(did, "attend", "CONSULT").status) == ("CONSULT", "denied")


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("[advcl [mark if] [nsubj Fiji] leaves]", "conditional"),
        ("[advcl [mark unless] [nsubj Fiji] leaves]", "conditional"),
        ("[advcl [advmod as] [advmod soon] [nsubj Fiji] leaves]", "conditional"),
        ("[advcl [advmod as] [advmod long] [nsubj Fiji] waits]", "conditional"),
        ("[advcl [mark while] [nsubj Fiji] waits]", "happened"),
        ("", "happened"),
    ],
)
@pytest.mark.parametrize("inner", [True, False], ids=["on what is offered", "on the offer"])
def test_readiness_may_hang_on_a_condition(clause: str, expected: str, inner: bool) -> None:
    """Wherever the clause hangs; only "if" and its like make one."""
    offered, beside = (clause, "") if inner else ("", clause)
    tree = f"[nsubj Chad] [cop is] ready/ADJ [xcomp [mark to] talk/VERB/VB {offered}] {beside} ."

    assert settle(tree, "ready", "AGREE").status == expected


def test_a_word_given_hangs_on_nothing() -> None:
    """Who agreed if something happens has agreed."""
    tree = "[nsubj Chad] agreed [xcomp [mark to] talk/VERB/VB] [advcl [mark if] [nsubj Fiji] leaves] ."

    assert settle(tree, "agreed", "AGREE").status == "happened"


@pytest.mark.parametrize("status", ["planned", "happened"])
def test_what_is_denied_outright_is_denied_whatever_it_was(status: str) -> None:
    """ "Denied plans to strike"."""
    assert settle("[nsubj Chad] denied [obj the raid] .", "raid", "ASSAULT", status).status == "denied"


def test_nothing_is_denied_in_a_sentence_that_says_no_to_nothing() -> None:
    """The model may misread a sentence as a denial; without a word for it there is none."""
    tree = "[nsubj Chad] expelled [obj the envoy] ."
    assert settle(tree, "expelled", "SANCTION/expel", "denied").status == "happened"


def test_what_the_model_takes_for_denied_stays_so_where_a_word_says_no() -> None:
    """ "Nobody" is far from the verb in the syntax, and says it all the same."""
    tree = "[nsubj Nobody] expelled [obj the envoy] ."
    assert settle(tree, "expelled", "SANCTION/expel", "denied").status == "denied"
