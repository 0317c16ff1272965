"""Who is who: what is seen of mentions and of pairs of them, and how scored pairs become entities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from anything import annotated
from build import head_of, parsed, repeated
from hypothesis import given
from hypothesis import strategies as st

from chancery.language.annotation import ENTITY_KINDS, Annotation, Entity
from chancery.language.coreference import FEATURE_SIZES, Mentions, describe, entities, may_head, pair_up
from chancery.language.coreference.likeness import LIKENESSES, Likeness
from chancery.language.coreference.mentions import Form
from chancery.language.phrases import Phrases

_PERSON, _ORGANIZATION, _PLACE = 1, 2, 3


def seen(annotation: Annotation, *phrases: str, kind: int = _PERSON) -> Mentions:
    """The mentions of some phrases of an annotation, in order."""
    heads = sorted(head_of(Phrases(annotation), phrase) for phrase in phrases)
    return describe(annotation, heads, [kind] * len(heads))


def one(tree: str, phrase: str, names: Mapping[str, str] | None = None) -> Mentions:
    """What is seen of the one mention in the subject of a sentence."""
    return seen(parsed(f"[nsubj {tree}] left .", names=names), phrase)


@pytest.mark.parametrize(
    ("tree", "phrase", "form"),
    [
        ("She", "She", Form.SHE),
        ("They", "They", Form.THEY),
        ("This/PRON", "This", Form.THIS),
        ("The minister", "The minister", Form.DEFINITE),
        ("[nmod:poss Her] minister", "Her minister", Form.DEFINITE),
        ("A minister", "A minister", Form.INDEFINITE),
        ("Ministers/NOUN", "Ministers", Form.INDEFINITE),
        ("Tarn/PROPN", "Tarn", Form.NAME),
        ("The king [conj [cc and] the queen]", "The king and the queen", Form.JOINT),
    ],
)
def test_a_mention_has_a_form(tree: str, phrase: str, form: Form) -> None:
    """A class of pronouns, a name, a description with or without article or owner, or several joined."""
    assert one(tree, phrase).form.tolist() == [form]


def test_a_name_makes_a_mention_a_name() -> None:
    """Also where its words are common ones."""
    assert one("The [compound fjord] board", "The fjord board", {"fjord board": "organization"}).form[0] == Form.NAME


@pytest.mark.parametrize(
    ("tree", "phrase", "number", "gender"),
    [
        ("He", "He", 1, 1),
        ("She", "She", 1, 2),
        ("They", "They", 2, 0),
        ("The minister", "The minister", 1, 0),
        ("The ministers", "The ministers", 2, 0),
        ("The spokeswoman", "The spokeswoman", 1, 2),
        ("[nmod:desc Mr.] Ode/PROPN", "Mr. Ode", 1, 1),
    ],
)
def test_number_and_gender_show(tree: str, phrase: str, number: int, gender: int) -> None:
    """1 one, 2 several; 1 masculine, 2 feminine; 0 where nothing tells."""
    found = one(tree, phrase)

    assert (found.number.tolist(), found.gender.tolist()) == ([number], [gender])


def test_the_wording_is_what_tells_a_mention_from_others() -> None:
    """A name without articles, a noun with its adjectives; the same wording has the same number."""
    annotation = parsed(
        """
        [nsubj The [compound Fjord] Board [nmod of Tarn]] met [obj the [amod new] minister [nmod of trade]] .
        [nsubj The [amod new] minister] left .
        """,
        names={"Fjord Board of Tarn": "organization"},
    )

    found = seen(annotation, "The Fjord Board of Tarn", "the new minister of trade", "The new minister")

    assert found.wordings == (("fjord", "board", "tarn"), ("new", "minister"))
    assert found.wording.tolist() == [0, 1, 1]


def test_what_is_quoted_has_its_speaker() -> None:
    """Outside of quotation marks, and where nobody is named, there is none."""
    annotation = parsed(
        """
        “ [ccomp [nsubj We] stay] , ” [nsubj Ana] said .
        “ [nsubj They] left . ”
        """,
        said=[("Ana", "said", "We stay")],
    )

    found = seen(annotation, "We", "Ana", "They")

    assert found.quote.tolist() == [1, 0, 2]
    assert found.speaker.tolist() == [head_of(Phrases(annotation), "Ana"), -1, -1]


def test_only_nouns_and_their_like_are_heads() -> None:
    """A verb is none unless a name covers it, a conjunction is."""
    annotation = parsed("[nsubj Ana [conj [cc and] Ivo]] left .")
    ana, conjunction, _, left, _ = annotation.tokens

    assert [may_head(token, False) for token in (ana, conjunction, left)] == [True, True, False]
    assert may_head(left, True)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("ana ode", "ivo bly", 0),
        ("fjord board", "fjord council", 1),
        ("ode", "ana ode", 2),
        ("ana ode", "ode", 3),
        ("ana ode", "ivo ode", 4),
        ("fjord trade board", "ftb", 5),
        ("f.t.b.", "fjord trade board", 5),
    ],
)
def test_wordings_are_like_each_other(first: str, second: str, expected: int) -> None:
    """By a word, by all of one in the other, by the last word, or as an acronym."""
    likeness = Likeness([tuple(first.split()), tuple(second.split())])

    assert likeness.between(np.array([0]), np.array([1])).tolist() == [expected]
    assert likeness.of(0) == ([1] if expected else [])


def test_a_word_that_everything_shares_tells_nothing() -> None:
    """So that a long text's wordings are not compared each with each."""
    likeness = Likeness([(f"w{number}", "minister") for number in range(300)])

    assert likeness.of(0) == []


_BLOCK = parsed(
    """
    [nsubj Ana [flat Ode]] met [obj the minister] [obl in Tarn] .
    [nsubj She] told [obj him] [obl about [nmod:poss her] plan] .
    [nsubj Ode] left [obl with [nmod:poss his] envoy] .
    """,
    names={"Ana Ode": "person", "Ode#2": "person", "Tarn": "place"},
    entities=[
        ("person", "Ana Ode", "She", "her", "Ode#2"),
        ("person", "the minister", "him", "his"),
        ("place", "Tarn"),
    ],
)


def heads_of(annotation: Annotation) -> list[int]:
    """The heads of all mentions of an annotation."""
    return sorted(mention.head for entity in annotation.entities for mention in entity.mentions)


def pairs(count: int) -> tuple[int, int]:
    """How many mentions and pairs there are where a text is repeated."""
    annotation = repeated(_BLOCK, count)
    heads = heads_of(annotation)
    earlier, later, _ = pair_up(describe(annotation, heads, [_PERSON] * len(heads)))
    assert (earlier < later).all()
    assert (np.diff(later) >= 0).all()
    return len(heads), len(earlier)


def test_candidates_are_earlier_mentions_and_not_too_many() -> None:
    """The nearest of all, and of names those that are like it: a number that grows with that of mentions alone."""
    (few, pairs_of_few), (many, pairs_of_many) = pairs(30), pairs(300)

    assert many == 10 * few
    assert pairs_of_many <= 10 * pairs_of_few * 1.2
    assert pairs_of_many <= 60 * many


def test_a_name_reaches_back_to_its_like() -> None:
    """However far: the last mention of the same wording and of each that is like it; a pronoun does not."""
    annotation = parsed(
        "[nsubj Ana [flat Ode]] left .\n"
        + "[nsubj The [amod new] envoy] left .\n" * 60
        + "[nsubj Ode] met [obj her] .".replace("\\\n", "\n"),
        names={"Ana Ode": "person", "Ode#2": "person"},
    )
    tokens = annotation.tokens
    heads = [number for number, token in enumerate(tokens) if token.deprel in ("nsubj", "obj")]

    earlier, later, _ = pair_up(describe(annotation, heads, [_PERSON] * len(heads)))

    name, pronoun = len(heads) - 2, len(heads) - 1
    assert 0 in earlier[later == name]
    assert 0 not in earlier[later == pronoun]
    assert name in earlier[later == pronoun]


@given(annotated(), st.randoms(use_true_random=False))
def test_features_are_within_their_sizes(annotation: Annotation, random: object) -> None:
    """For any annotation, any heads and kinds: the tables of the model have an entry for each value."""
    total = len(annotation.tokens)
    chosen = [number for number in range(total) if random.random() < 0.7]  # type: ignore[attr-defined]
    kinds = [random.choice((_PERSON, _ORGANIZATION, _PLACE)) for _ in chosen]  # type: ignore[attr-defined]

    earlier, later, features = pair_up(describe(annotation, chosen, kinds))

    assert features.shape == (len(earlier), len(FEATURE_SIZES))
    assert (features >= 0).all()
    assert (features < np.array(FEATURE_SIZES)).all()
    assert (earlier < later).all()


def test_a_text_without_mentions_has_no_pairs() -> None:
    """Nor entities."""
    mentions = describe(parsed("[nsubj It] rained ."), [], [])

    earlier, later, features = pair_up(mentions)

    assert (len(earlier), len(later), features.shape) == (0, 0, (0, len(FEATURE_SIZES)))
    assert entities(mentions, earlier, later, np.zeros(0, dtype=np.float32)) == ()


def resolved(
    annotation: Annotation, phrases: Sequence[str], scores: Mapping[tuple[str, str], float], kinds: Sequence[int]
) -> list[list[str]]:
    """The words that head the mentions of each entity; pairs that have no score are surely none."""
    look = Phrases(annotation)
    heads = [head_of(look, phrase) for phrase in phrases]
    mentions = describe(annotation, heads, list(kinds))
    earlier, later, _ = pair_up(mentions)
    given = [scores.get((phrases[i], phrases[j]), -9.0) for i, j in zip(earlier.tolist(), later.tolist(), strict=True)]
    found = entities(mentions, earlier, later, np.array(given, dtype=np.float32))
    return [[phrases[heads.index(mention.head)] for mention in entity.mentions] for entity in found]


_MEETING = parsed(
    """
    [nsubj [nmod:desc Mr.] Ode] met [obj [nmod:desc Mrs.] Bly] [obl in Tarn] .
    [nsubj She] phoned [obj him] [advcl [mark after] [nsubj it] rained] .
    """,
    names={"Mr. Ode": "person", "Mrs. Bly": "person", "Tarn": "place"},
)
_THERE = ["Mr. Ode", "Mrs. Bly", "Tarn", "She", "him", "it"]
_KINDS = [_PERSON, _PERSON, _PLACE, _PERSON, _PERSON, _PLACE]


def test_a_mention_goes_back_to_its_best_antecedent() -> None:
    """The highest score decides; where none is above 0 an entity begins."""
    scores = {("Mr. Ode", "him"): 1.0, ("Tarn", "him"): 0.5, ("Mrs. Bly", "She"): 2.0, ("Tarn", "it"): -0.1}

    assert resolved(_MEETING, _THERE, scores, _KINDS) == [["Mr. Ode", "him"], ["Mrs. Bly", "She"], ["Tarn"], ["it"]]


def test_a_contradiction_leaves_the_second_best() -> None:
    """ "She" is no Mr., a person is not "it", "him" is no place."""
    scores = {
        ("Mr. Ode", "She"): 3.0, ("Mrs. Bly", "She"): 1.0, ("Mrs. Bly", "it"): 3.0, ("Tarn", "it"): 1.0,
        ("Tarn", "him"): 3.0,
    }  # fmt: skip

    assert resolved(_MEETING, _THERE, scores, _KINDS) == [["Mr. Ode"], ["Mrs. Bly", "She"], ["Tarn", "it"], ["him"]]


def test_the_whole_chain_is_asked() -> None:
    """A pronoun in it says what others then cannot be."""
    annotation = parsed(
        """
        [nsubj The minister] left .
        [nsubj She] phoned .
        [nsubj He] wrote .
        """
    )
    scores = {("The minister", "She"): 1.0, ("The minister", "He"): 1.0}

    found = resolved(annotation, ["The minister", "She", "He"], scores, [_PERSON] * 3)

    assert found == [["The minister", "She"], ["He"]]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("Ana [flat Ode]", "Ivo [flat Ode]", False),
        ("Ana [flat Ode]", "Ivo [flat Bly]", False),
        ("Ana [flat Ode]", "Ana [flat Bly]", True),
        ("Ana [flat Ode]", "Ode/PROPN", True),
        ("Ode/PROPN", "Ana [flat Ode]", True),
    ],
)
def test_two_full_names_are_two_persons(first: str, second: str, joined: bool) -> None:
    """Unless they share more than a surname behind different first names; one name may hold the other."""
    full = {tree.replace("[flat ", "").replace("]", "") for tree in (first, second) if "flat" in tree}
    annotation = parsed(
        f"[nsubj {first}] left .\n[nsubj {second}] left .".replace("\\\n", "\n"),
        names=dict.fromkeys(full, "person"),
    )
    heads = [number for number, token in enumerate(annotation.tokens) if token.deprel == "nsubj"]
    mentions = describe(annotation, heads, [_PERSON, _PERSON])

    found = entities(mentions, np.array([0]), np.array([1]), np.array([5.0], dtype=np.float32))

    assert len(found) == (1 if joined else 2)


def test_an_entity_has_the_kind_of_most_of_its_mentions() -> None:
    """And each mention says what it goes back to."""
    annotation = parsed("[nsubj Tarn] left .\n[nsubj They] met .\n[nsubj They] won .".replace("\\\n", "\n"))
    heads = [number for number, token in enumerate(annotation.tokens) if token.deprel == "nsubj"]
    mentions = describe(annotation, heads, [_PLACE, _PERSON, _PERSON])
    pairs = np.array([0, 1]), np.array([1, 2])

    (entity,) = entities(mentions, *pairs, np.array([1.0, 1.0], dtype=np.float32))

    assert entity.kind == "person"
    assert [mention.antecedent for mention in entity.mentions] == [None, heads[0], heads[1]]


@given(annotated(), st.integers(0, 2**32 - 1))
def test_each_mention_is_in_one_entity(annotation: Annotation, seed: int) -> None:
    """Whatever the scores: entities in order of first mentions, antecedents earlier and within, and of one gender."""
    random = np.random.default_rng(seed)
    heads = np.flatnonzero(random.random(len(annotation.tokens)) < 0.8).tolist()
    mentions = describe(annotation, heads, random.integers(1, 1 + len(ENTITY_KINDS), len(heads)).tolist())
    earlier, later, _ = pair_up(mentions)

    found = entities(mentions, earlier, later, random.normal(size=len(earlier)).astype(np.float32))

    assert sorted(mention.head for entity in found for mention in entity.mentions) == heads
    assert [entity.mentions[0].head for entity in found] == sorted(entity.mentions[0].head for entity in found)
    for entity in found:
        check(entity, dict(zip(heads, mentions.gender.tolist(), strict=True)))


def check(entity: Entity, gender: Mapping[int, int]) -> None:
    """What holds of every entity."""
    first, *others = entity.mentions
    before = {first.head}
    assert first.antecedent is None
    for mention in others:
        assert mention.antecedent in before
        before.add(mention.head)
    assert len({gender[mention.head] for mention in entity.mentions} - {0}) <= 1


def test_likeness_has_room_for_what_pairs_add() -> None:
    """The same wording and the same noun are values of their own, behind those of likeness."""
    assert FEATURE_SIZES[3] == (LIKENESSES + 2) * 4
