"""Scoring who is who: scores of clusters, reading entities of treebanks, and the comparison of both sides."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.errors import SourceNotFound, UnreadableSource
from chancery.language.annotation import Annotation, Entity, Mention, Sentence, Token
from evals import chains, conllu, coreference, gum_entities, mentions
from evals.clusters import Clusters, ClusterScore, Shares, b_cubed, ceaf_e, muc
from evals.conllu import TreebankDocument
from evals.matching import best_total
from evals.mentions import LocatedEntity, LocatedMention

# Cases of the CoNLL reference scorer (Pradhan et al., 2014; its test/TestCases.README): key, response, and recall and
# precision of a score. D and E are from Bagga and Baldwin (1998), F to L from Vilain et al. (1995).
Case = tuple[str, str, dict[Callable[[Clusters, Clusters], Shares], tuple[float, float]]]
CASES: dict[str, Case] = {
    "A-1": ("a bc def", "a bc def", {muc: (1, 1), b_cubed: (1, 1), ceaf_e: (1, 1)}),
    "A-2": ("a bc def", "a de", {muc: (1 / 3, 1), b_cubed: (7 / 18, 1), ceaf_e: (1.8 / 3, 1.8 / 2)}),
    "A-3": ("a bc def", "a bcx defy z", {muc: (1, 3 / 5), b_cubed: (1, 55 / 108), ceaf_e: (93 / 105, 93 / 140)}),
    "A-4": ("a bc def", "a bcx dy z", {muc: (1 / 3, 1 / 3), b_cubed: (5 / 9, 17 / 42), ceaf_e: (2.2 / 3, 2.2 / 4)}),
    "A-5": ("a bc def", "a bcxB dy z", {muc: (1 / 3, 1 / 4), b_cubed: (5 / 9, 5 / 16), ceaf_e: (31 / 45, 31 / 60)}),
    "A-6": ("a bc def", "a bcx dy Bz", {muc: (1 / 3, 1 / 4), b_cubed: (5 / 9, 17 / 48), ceaf_e: (2.2 / 3, 2.2 / 4)}),
    "A-10": ("a bc def", "a b c d e f", {muc: (0, 0), b_cubed: (3 / 6, 1)}),
    "A-11": ("a bc def", "abcdef", {muc: (1, 3 / 5), b_cubed: (1, 7 / 18)}),
    "A-12": ("a bc def", "a x y c d e z", {muc: (0, 0), b_cubed: (13 / 36, 4 / 7)}),
    "A-13": ("a bc def", "axycdez", {muc: (1 / 3, 1 / 6), b_cubed: (17 / 36, 6 / 49)}),
    "D-1": ("12345 67 89ABC", "12345 6789ABC", {muc: (1, 9 / 10), b_cubed: (1, 16 / 21)}),
    "E-1": ("12345 67 89ABC", "1234589ABC 67", {muc: (1, 9 / 10), b_cubed: (1, 7 / 12)}),
    "F-1": ("ABCD", "AB CD", {muc: (2 / 3, 1)}),
    "G-1": ("AB CD", "ABCD", {muc: (1, 2 / 3)}),
    "J-1": ("ABC", "AC", {muc: (1 / 2, 1)}),
    "K-1": ("BCDEGHJ", "ABC DEF GHI", {muc: (3 / 6, 3 / 6)}),
    "L-1": ("ABC DEFG", "AB CD FGH", {muc: (2 / 5, 2 / 4)}),
    "M-1": ("abcdef", "abcdef", {muc: (1, 1), b_cubed: (1, 1), ceaf_e: (1, 1)}),
    "N-1": ("a b c d e f", "a b c d e f", {muc: (0, 0), b_cubed: (1, 1), ceaf_e: (1, 1)}),
}
# The four responses to one truth in table 1 of Luo (2005), with B³ and φ4-CEAF as printed there.
LUO = {
    "12345 6789ABC": (0.865, 0.733),
    "1234589ABC 67": (0.737, 0.667),
    "123456789ABC": (0.545, 0.294),
    "1 2 3 4 5 6 7 8 9 A B C": (0.400, 0.178),
}


def clusters(written: str) -> list[frozenset[str]]:
    """ "a bc" is a cluster of a and one of b and c."""
    return [frozenset(cluster) for cluster in written.split()]


@st.composite
def partitions(draw: st.DrawFn) -> list[set[int]]:
    """Some of twelve mentions in clusters."""
    places = draw(st.dictionaries(st.integers(0, 11), st.integers(0, 5), min_size=1))
    return [{mention for mention, place in places.items() if place == one} for one in sorted(set(places.values()))]


@pytest.mark.parametrize("case", CASES)
def test_scores_are_those_of_the_reference_scorer(case: str) -> None:
    """Recall and precision of each score that the case has."""
    key, response, expected = CASES[case]

    scores = {score: score(clusters(key), clusters(response)) for score in expected}

    assert {score: (one.recall, one.precision) for score, one in scores.items()} == {
        score: pytest.approx(shares) for score, shares in expected.items()
    }


@pytest.mark.parametrize("response", LUO)
def test_scores_are_those_of_luo(response: str) -> None:
    """F1 to three digits."""
    truth = clusters("12345 67 89ABC")

    found = (b_cubed(truth, clusters(response)).f1, ceaf_e(truth, clusters(response)).f1)

    assert found == pytest.approx(LUO[response], abs=0.0005)


@given(partitions())
def test_the_gold_itself_is_perfect(gold: list[set[int]]) -> None:
    """MUC too where there is a link at all."""
    score = ClusterScore.of(gold, list(reversed(gold)))

    assert [score.b_cubed.f1, score.ceaf_e.f1, score.mentions.f1] == pytest.approx([1.0] * 3)
    assert score.muc.f1 == float(any(len(cluster) > 1 for cluster in gold))


@given(partitions(), partitions())
def test_scores_are_shares_and_their_f1_has_no_sides(gold: list[set[int]], found: list[set[int]]) -> None:
    """Nothing is under 0 or over 1; changing sides changes precision with recall."""
    one_way, other_way = ClusterScore.of(gold, found), ClusterScore.of(found, gold)

    for name, shares in one_way.by_name.items():
        mirrored = other_way.by_name[name]
        assert all(0 <= share <= 1 + 1e-9 for share in (shares.precision, shares.recall, shares.f1))
        assert (shares.precision, shares.f1) == pytest.approx((mirrored.recall, mirrored.f1))
    assert one_way.conll == pytest.approx(other_way.conll)


def test_texts_are_counted_before_they_are_divided() -> None:
    """Two texts are not the mean of their figures."""
    total = ClusterScore.of(clusters("abcd"), clusters("abcd")) + ClusterScore.of(clusters("ab"), clusters("a b"))

    assert total.muc == Shares(3, 3, 3, 4)
    assert total.b_cubed == Shares(6, 6, 5, 6)
    assert total.ceaf_e.recall == pytest.approx((1 + 2 / 3) / 2)


def test_nothing_found_is_nothing_right() -> None:
    """And no division by nothing."""
    score = ClusterScore.of(clusters("ab"), [])

    assert {shares.f1 for shares in score.by_name.values()} == {score.conll} == {0.0}


@pytest.mark.parametrize("unsound", [[{1}, {1, 2}], [{1}, set()]])
def test_clusters_must_be_apart_and_hold_something(unsound: list[set[int]]) -> None:
    """On either side."""
    for sides in ((unsound, [{1}]), ([{1}], unsound)):
        with pytest.raises(ValueError, match="no two of a side"):
            ClusterScore.of(*sides)


@given(st.integers(0, 5), st.integers(0, 5), st.data())
def test_the_best_pairing_is_the_best_of_all(rows: int, columns: int, data: st.DataObject) -> None:
    """Against all that there are."""
    worth = [[data.draw(st.integers(0, 6)) / 3 for _ in range(columns)] for _ in range(rows)]
    less, more = sorted((rows, columns))

    def at(one: int, other: int) -> float:
        return worth[one][other] if rows <= columns else worth[other][one]

    best = max(sum(at(one, other) for one, other in enumerate(way)) for way in permutations(range(more), less))

    assert best_total(np.array(worth).reshape(rows, columns)) == pytest.approx(best)


Row = tuple[str, int, str, str]  # form, head, relation, entities


def treebank(*rows: Row, name: str = "one") -> str:
    """A document of one sentence, as CoNLL-U."""
    lines = [f"# newdoc id = {name}"]
    for number, (form, head, deprel, entity) in enumerate(rows, start=1):
        misc = f"Discourse=x:1->2:0|Entity={entity}|SpaceAfter=Yes" if entity else "_"
        lines.append(f"{number}\t{form}\t_\tX\tX\t_\t{head}\t{deprel}\t_\t{misc}")
    return "\n".join(lines) + "\n\n"


def document(folder: Path, *rows: Row) -> TreebankDocument:
    """The same, read."""
    path = folder / "a.conllu"
    path.write_text(treebank(*rows), encoding="utf-8")
    return conllu.load(path)[0]


def read(folder: Path, *rows: Row) -> list[tuple[str, str, str, str]]:
    """Chain, type, text and head word of each mention."""
    one = document(folder, *rows)
    words = [one.text[slice(*word.span)] for word in one.words]
    return [
        (mention.chain, mention.kind, one.text[slice(*mention.span)], words[mention.head])
        for mention in gum_entities.mentions(one)
    ]


ENVOY: tuple[Row, ...] = (
    ("The", 2, "det", "(7-person-new-nnnns-cf2-2-coref"),
    ("envoy", 7, "nsubj", ""),
    ("of", 5, "case", ""),
    ("the", 5, "det", "(12-organization-acc:inf-nnnnn-cf1-2-sgl"),
    ("ministry", 2, "nmod", ""),
    ("Ödön", 5, "appos", "(3-person-new-nnnnn-cf3-1-sgl-Ödön_%28envoy%2Dgeneral%29)12)7)"),
    ("met", 0, "root", ""),
    ("him", 7, "obj", "(7-person-giv:act-nnnns-cf2-1-ana)"),
)


def test_entities_are_read_with_all_that_nests(tmp_path: Path) -> None:
    """Several end at one word, a one-word mention among them; fields may hold escaped brackets, colons and hyphens."""
    found = read(tmp_path, *ENVOY)

    assert found == [
        ("7", "person", "The envoy of the ministry Ödön", "envoy"),
        ("12", "organization", "the ministry Ödön", "ministry"),
        ("3", "person", "Ödön", "Ödön"),
        ("7", "person", "him", "him"),
    ]


def test_an_entity_may_stand_in_itself(tmp_path: Path) -> None:
    """The last opened closes first. One may end where another opens; the fields after the type may lack."""
    found = read(
        tmp_path,
        ("Ada", 0, "root", "(1-person-new-coref(1-person)"),
        ("herself", 1, "nmod", "1)(2-abstract-new"),
        ("then", 1, "advmod", "2)"),
    )

    assert found == [
        ("1", "person", "Ada herself", "Ada"),
        ("1", "person", "Ada", "Ada"),
        ("2", "abstract", "herself then", "herself"),
    ]


def test_pieces_of_a_mention_are_one(tmp_path: Path) -> None:
    """It goes from the first to the last piece; its head is in one of them."""
    found = read(
        tmp_path,
        ("old", 4, "amod", "(e1[1/2]-person-1"),
        ("kind", 4, "amod", "e1[1/2])"),
        ("loud", 0, "root", "(e2-object)"),
        ("men", 3, "nsubj", "(e1[2/2]-person-1)"),
    )

    assert found == [("e1", "person", "old kind loud men", "men"), ("e2", "object", "loud", "loud")]


def test_the_head_of_a_coordination_is_its_conjunction(tmp_path: Path) -> None:
    """The first that joins something to the head; not the one that joins a part of a part."""
    found = read(
        tmp_path,
        ("Both", 2, "cc:preconj", "(1-person-new(2-person-new"),
        ("friends", 9, "nsubj", ""),
        ("of", 4, "case", ""),
        ("Ada", 2, "nmod", "(3-person-new"),
        ("and", 6, "cc", ""),
        ("Bo", 4, "conj", "3)2)"),
        ("or", 8, "cc", ""),
        ("foes", 2, "conj", "1)"),
        ("left", 0, "root", ""),
    )

    assert [(chain, head) for chain, _, _, head in found] == [("1", "or"), ("2", "friends"), ("3", "and")]


@pytest.mark.parametrize(
    ("entities", "message"),
    [
        (("(1-person", ""), r"one: entity 1 is never closed; mend"),
        (("", "1)"), r"word 2 \(b\): 1\) closes what is not open"),
        (("(1)", ""), r"word 1 \(a\): \(1 has no type"),
        (("(1-person)x", ""), r"word 1 \(a\): x is no bracket"),
        (("(1[1/2]-person)", ""), r"entity 1\[2\] is never closed"),
        (("(1[2/2]-person)", ""), r"1\[2/2\]\) where piece 1 should be"),
    ],
)
def test_brackets_that_do_not_fit_are_named(tmp_path: Path, entities: tuple[str, str], message: str) -> None:
    """With the word where that shows."""
    one = document(tmp_path, ("a", 0, "root", entities[0]), ("b", 1, "dep", entities[1]))

    with pytest.raises(UnreadableSource, match=message):
        gum_entities.mentions(one)


def test_the_kind_of_an_entity_is_the_commonest_of_its_mentions(tmp_path: Path) -> None:
    """And the first of equals."""
    one = document(
        tmp_path,
        ("Oslo", 2, "nsubj", "(1-place-new)"),
        ("says", 0, "root", ""),
        ("it", 2, "obj", "(1-organization-ana)(2-person-ana)"),
        ("itself", 2, "obj", "(1-organization-ana)(2-animal-ana)"),
    )

    assert [entity.kind for entity in mentions.of_treebank(one)] == ["organization", "person"]


def test_of_mentions_with_one_key_the_shorter_keeps_it() -> None:
    """An entity that is left with one mention is one with one; one that is left with none is none."""
    both = LocatedEntity("person", (LocatedMention((0, 20), 4), LocatedMention((30, 33), 30)))
    short = LocatedEntity("person", (LocatedMention((4, 9), 4), LocatedMention((40, 44), 40)))
    lost = LocatedEntity("person", (LocatedMention((4, 9), 4),))

    entities = [both, short, lost]

    assert mentions.clusters(entities, lambda one: one.head, singletons=True) == [{30}, {4, 40}]
    assert mentions.clusters(entities, lambda one: one.head, singletons=False) == [{4, 40}]
    assert mentions.clusters(entities, lambda one: one.span, singletons=False) == [
        {(0, 20), (30, 33)},
        {(4, 9), (40, 44)},
    ]


@dataclass(frozen=True)
class Knows:
    """An analyser that takes what stands between spaces for words, and knows their syntax and the entities."""

    syntax: Sequence[tuple[int, str]] = ()
    entities: tuple[Entity, ...] = ()

    def annotate(self, text: str) -> Annotation:
        """Heads and relations as given, else each word is a root."""
        tokens = []
        end = 0
        for number, word in enumerate(text.split()):
            start = text.index(word, end)
            end = start + len(word)
            head, deprel = self.syntax[number] if self.syntax else (number, "root")
            tokens.append(Token(start, end, "X", "X", head, deprel))
        return Annotation(text, tuple(tokens), (Sentence(0, len(tokens)),), (), (), (), self.entities)


STATES = "[g1|[s2|Chile] and [s3|Peru]] met [o4|the old NATO] ; [g1|they] and [o4|it] left [p5|…]"
SYNTAX = [(3, "nsubj"), (2, "cc"), (0, "conj"), (3, "root"), (6, "det"), (6, "amod"), (3, "obj"), (3, "punct")]
SYNTAX += [(11, "nsubj"), (10, "cc"), (8, "conj"), (3, "parataxis"), (11, "punct")]


def test_chained_texts_take_heads_from_the_system(tmp_path: Path) -> None:
    """Of several together the conjunction; where there is no word, the place where the mention starts."""
    text = chains.parse(STATES)

    found = mentions.of_chains(text, Knows(SYNTAX).annotate(text.text))

    def word(at: int) -> str:
        return text.text[at:].split()[0]

    assert [(entity.kind, [word(one.head) for one in entity.mentions]) for entity in found] == [
        ("person", ["and", "they"]),
        ("place", ["Chile"]),
        ("place", ["Peru"]),
        ("organization", ["NATO", "it"]),
        ("person", ["…"]),
    ]


FOUND = (
    Entity("person", (Mention(0, 3, 1), Mention(8, 9, 8))),
    Entity("organization", (Mention(6, 7, 6), Mention(10, 11, 10))),
    Entity("place", (Mention(0, 1, 0), Mention(2, 3, 2))),
)


def test_entities_are_right_by_their_heads() -> None:
    """And by their spans where that is asked; the span of one mention here is too short."""
    figures = coreference.score([chains.parse(STATES)], Knows(SYNTAX, FOUND), ["person", "organization"]).figures()

    assert figures["coreference"] == figures["mentions"] == 1.0
    assert figures["mentions, exact"] == figures["mentions recall, exact"] == 3 / 4
    assert figures["MUC, exact"] == 1 / 2
    assert figures["mentions recall, singletons too"] == 4 / 5
    assert figures["mentions precision, singletons too"] == 1.0


def test_kinds_that_are_not_asked_for_do_not_count() -> None:
    """On neither side: two states that were taken for one are an error among places alone."""
    text = chains.parse(STATES)

    everything = coreference.score([text], Knows(SYNTAX, FOUND)).figures()
    places = coreference.score([text], Knows(SYNTAX, FOUND), ["place"]).figures()

    assert everything["coreference"] < 1.0
    assert places["coreference"] == 0.0
    assert places["mentions, singletons too"] == 1.0


def test_the_command_scores_treebanks_and_folders(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Documents without entities are left out; those that are not persons or organizations are not asked of GUM."""
    bank = tmp_path / "a.conllu"
    bank.write_text(treebank(*ENVOY) + treebank(("Yes", 0, "root", ""), name="two"), encoding="utf-8")
    (tmp_path / "a.txt").write_text(f"# a comment\n{STATES}", encoding="utf-8")
    envoy = Entity("person", (Mention(0, 6, 1), Mention(7, 8, 7)))
    place = Entity("place", (Mention(4, 5, 4), Mention(6, 7, 6)))

    assert coreference.main([str(bank), "--json"], Knows((), (envoy, place))) == 0
    assert json.loads(capsys.readouterr().out)["coreference, exact"] == 1.0

    assert coreference.main([str(tmp_path)], Knows(SYNTAX, FOUND)) == 0
    all_kinds = capsys.readouterr().out
    assert coreference.main([str(tmp_path), "--kinds", "person", "organization"], Knows(SYNTAX, FOUND)) == 0
    assert capsys.readouterr().out.startswith("coreference 1.000\n  MUC ")
    assert not all_kinds.startswith("coreference 1.000")


def test_gold_without_entities_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """So is none at all, and a mark that is never closed."""
    (tmp_path / "a.conllu").write_text(treebank(("Yes", 0, "root", "")), encoding="utf-8")

    for path in (tmp_path, tmp_path / "a.conllu"):
        with pytest.raises(SourceNotFound, match="no entities here"):
            coreference.load([path])
    assert coreference.main([str(tmp_path / "b.conllu")], Knows()) == 2
    assert "no such file or folder" in capsys.readouterr().err
    (tmp_path / "a.txt").write_text("[p1|Ada", encoding="utf-8")
    with pytest.raises(UnreadableSource, match=r"a\.txt: a mark of entity 1 is never closed; mend the marks"):
        coreference.load([tmp_path])
