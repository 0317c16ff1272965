"""Who does what in one text: forms of words, the table of words, pairs of words, and what is made of their scores."""

from __future__ import annotations

import csv
from importlib.resources import files

import numpy as np
import pytest
from anything import told
from build import head_of, parsed
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.language.acting import FEATURE_SIZES, Acting, Pairs, word_features
from chancery.language.acting.deciding import _parts
from chancery.language.acting.inflection import irregular_bases, noun_forms, verb_forms
from chancery.language.annotation import Annotation
from chancery.language.model import Model
from chancery.language.phrases import Phrases

_PLOVER_WORDS = list(
    csv.DictReader(files("chancery.language.acting").joinpath("words.csv").read_text(encoding="utf-8").splitlines())
)


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("expel", "expel expels expelling expelled"),
        ("ban", "ban bans banning banned"),
        ("seize", "seize seizes seizing seized"),
        ("deny", "deny denies denying denied"),
        ("obey", "obey obeys obeying obeyed"),
        ("attack", "attack attacks attacking attacked"),
        ("veto", "veto vetoes vetoing vetoed"),
        ("push", "push pushes pushing pushed"),
        ("free", "free frees freeing freed"),
        ("panic", "panic panics panicking panicked"),
        ("lie", "lie lies lying lay lain"),
        ("meet", "meet meets meeting met"),
        ("withdraw", "withdraw withdraws withdrawing withdrew withdrawn"),
        ("re-export", "re-export re-exports re-exporting re-exported"),
    ],
)
def test_verbs_have_all_their_forms(base: str, forms: str) -> None:
    """By the rules of spelling, or from the table; a form too many does no harm."""
    assert set(forms.split()) <= set(verb_forms(base))


def test_british_and_american_spellings_are_both_forms() -> None:
    """ "Cancelled" and "canceled"."""
    assert {"cancelled", "canceled", "cancelling", "canceling"} <= set(verb_forms("cancel"))


@pytest.mark.parametrize(
    ("base", "form"), [("meet", "meeted"), ("withdraw", "withdrawed"), ("fix", "fixxed"), ("seize", "seizeing")]
)
def test_no_form_is_invented_beside_an_irregular_one(base: str, form: str) -> None:
    """Nor a doubled letter where none may be, or a silent one kept."""
    assert form not in set(verb_forms(base))


@pytest.mark.parametrize(
    ("base", "plural"),
    [("raid", "raids"), ("sanction", "sanctions"), ("embassy", "embassies"), ("crisis", "crises"), ("siege", "sieges"),
     ("clash", "clashes")],
)  # fmt: skip
def test_nouns_have_a_plural(base: str, plural: str) -> None:
    """Beside themselves."""
    assert {base, plural} <= set(noun_forms(base))


def test_irregular_forms_lead_back() -> None:
    """To each verb and noun that they may be of."""
    assert "strike" in set(irregular_bases("struck"))
    assert "crisis" in set(irregular_bases("crises"))
    assert set(irregular_bases("expelled")) == set()


@given(st.text(st.characters(categories=["Ll"]), min_size=1, max_size=12))
def test_any_word_has_its_forms(base: str) -> None:
    """Itself first, and none that is empty."""
    for forms in (list(verb_forms(base)), list(noun_forms(base))):
        assert forms[0] == base
        assert all(forms)


@pytest.mark.parametrize("row", _PLOVER_WORDS[::800], ids=lambda row: row["words"])
def test_a_word_of_the_table_is_found(row: dict[str, str]) -> None:
    """In the words that the table has, with at least the weight that it gives."""
    words = row["words"].split()
    tags = [{"v": "VB", "n": "NN", "a": "JJ"}[row["pos"]]] + ["NN"] * (len(words) - 1)
    labels = [row["type"]]

    assert word_features(words, tags, labels)[0, 0] >= int(row["weight"]) / 3 - 1e-6


def test_a_word_names_its_type_and_mode_in_every_form() -> None:
    """1 where it nearly always does."""
    found = word_features(["they", "expelled", "him"], ["PRP", "VBD", "PRP"], ["SANCTION", "SANCTION/expel", "AID"])

    assert found[1].tolist() == [1, 1, 0]
    assert not found[[0, 2]].any()


def test_the_longest_phrase_counts_alone() -> None:
    """ "Struck" strikes, "struck down" does not; other words may stand between."""
    weights = {tuple(row["words"].split()): row["type"] for row in _PLOVER_WORDS if row["words"].split()[0] == "strike"}
    labels = sorted({row["type"] for row in _PLOVER_WORDS})
    phrase = next(words for words in weights if len(words) == 2)

    alone = word_features(["struck", "it"], ["VBD", "PRP"], labels)[0]
    near = word_features(["struck", "xx", phrase[1]], ["VBD", "JJ", "NN"], labels)[0]
    far = word_features(["struck", *["xx"] * 4, phrase[1]], ["VBD", *["JJ"] * 4, "NN"], labels)[0]

    own = {row["type"] for row in _PLOVER_WORDS if tuple(row["words"].split()) == phrase}
    assert {labels[number] for number in np.flatnonzero(near)} == own
    assert near.tolist() != alone.tolist()
    assert far.tolist() == alone.tolist()


def test_another_part_of_speech_counts_less() -> None:
    """A third, for the tagger may be wrong."""
    verb = word_features(["expelled"], ["VBD"], ["SANCTION"])[0, 0]
    adjective = word_features(["expelled"], ["JJ"], ["SANCTION"])[0, 0]

    assert adjective == pytest.approx(verb / 3)


def test_labels_that_nobody_asks_for_are_left_out() -> None:
    """The width is that of the labels."""
    assert word_features(["expelled"], ["VBD"], []).shape == (1, 0)
    assert word_features([], [], ["SANCTION"]).shape == (0, 1)


_MEETING = parsed(
    "[nsubj The [amod Chadian] minister] [advmod quietly] met [obj [nmod:poss his] colleague] [obl in Lima] .",
    names={"Chadian": "group", "Lima": "place"},
    acts=[("met", "CONSULT")],
)


def pairs(annotation: Annotation) -> dict[str, tuple[int, ...]]:
    """The features of each word that may take part in the first act."""
    numbers, words, features = Pairs(Phrases(annotation)).of([annotation.acts[0].trigger])
    assert not numbers.any()
    return {
        annotation.text[annotation.tokens[word].start : annotation.tokens[word].end]: tuple(row)
        for word, row in zip(words.tolist(), features.tolist(), strict=True)
    }


def test_nouns_and_their_like_may_take_part() -> None:
    """Not verbs, adverbs, prepositions and marks, nor the trigger itself."""
    assert set(pairs(_MEETING)) == {"Chadian", "minister", "his", "colleague", "Lima"}


def test_what_hangs_otherwise_is_seen_otherwise() -> None:
    """Subject, object, owner and place."""
    assert len(set(pairs(_MEETING).values())) == 5


def test_only_words_of_the_sentence_may_take_part() -> None:
    """However near."""
    annotation = parsed("[nsubj Chad] met [obj Fiji] .\n[nsubj Peru] slept .", acts=[("met", "CONSULT")])

    assert set(pairs(annotation)) == {"Chad", "Fiji"}


def test_voice_is_seen() -> None:
    """The subject of a passive is not that of the plain verb."""
    plain = parsed("[nsubj Chad] expelled .", acts=[("expelled", "SANCTION")])
    passive = parsed("[nsubj:pass Chad] [aux:pass was] expelled/VERB/VBN .", acts=[("expelled", "SANCTION")])

    assert pairs(plain)["Chad"] != pairs(passive)["Chad"]


def test_a_text_without_triggers_has_no_pairs() -> None:
    """But arrays of the right shape."""
    numbers, words, features = Pairs(Phrases(_MEETING)).of([])

    assert (numbers.shape, words.shape, features.shape) == ((0,), (0,), (0, len(FEATURE_SIZES)))


@given(told())
@settings(deadline=None)
def test_features_stay_in_their_tables(annotation: Annotation) -> None:
    """Of any trigger and any word of any annotation: each is below its size and not below zero."""
    triggers = [act.trigger for act in annotation.acts]

    numbers, words, features = Pairs(Phrases(annotation)).of(triggers)

    assert features.shape == (len(numbers), len(FEATURE_SIZES))
    assert (features >= 0).all()
    assert (features < np.array(FEATURE_SIZES)).all()
    for number, word in zip(numbers.tolist(), words.tolist(), strict=True):
        sentence = Phrases(annotation).index.sentence(triggers[number])
        assert sentence.first <= word < sentence.last
        assert word != triggers[number]


def parts(*scores: tuple[float, float, float]) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Sources, targets and places among words 10, 11, … with these log-odds."""
    return _parts(np.arange(10, 10 + len(scores)), np.array(scores, dtype=np.float32).reshape(-1, 3))


def test_words_that_are_likely_take_part() -> None:
    """Several of them too."""
    assert parts((3, -5, -5), (-5, 3, -5), (2, -5, -5), (-5, -5, 3)) == ((10, 12), (11,), (13,))


def test_a_word_is_source_or_target() -> None:
    """Whichever is likelier; a place it may be beside."""
    assert parts((3, 2, 1)) == ((10,), (), (10,))
    assert parts((2, 3, -9)) == ((), (10,), ())


def test_where_none_is_likely_the_likeliest_may_do() -> None:
    """From one in four on, for a place from two in five; beneath that nobody is named."""
    assert parts((-1, -9, -9), (-0.5, -9, -9)) == ((11,), (), ())
    assert parts((-9, -9, -1)) == ((), (), ())
    assert parts((-9, -9, -0.3)) == ((), (), (10,))
    assert parts((-3, -3, -3)) == ((), (), ())


def test_without_words_nobody_takes_part() -> None:
    """ "Fighting went on."."""
    assert parts() == ((), (), ())


@given(st.lists(st.tuples(*[st.floats(-20, 20, width=32)] * 3), max_size=8))
def test_nobody_is_source_and_target(scores: list[tuple[float, float, float]]) -> None:
    """Whatever the scores are; words are told in order and once."""
    sources, targets, places = parts(*scores)

    assert not set(sources) & set(targets)
    for found in (sources, targets, places):
        assert list(found) == sorted(set(found))


def test_nothing_taken_has_no_acts() -> None:
    """Nor has a text without windows."""
    assert Acting(Model()).acts(_MEETING) == ()


def test_the_head_of_a_phrase_takes_part() -> None:
    """The pairs have the word that a phrase is known by."""
    _, words, _ = Pairs(Phrases(_MEETING)).of([_MEETING.acts[0].trigger])

    assert head_of(Phrases(_MEETING), "The Chadian minister") in words.tolist()
