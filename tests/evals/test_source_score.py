"""Scoring who sources stand for: each rule on one small article."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path

import fabricate
import pytest

from chancery.errors import SourceNotFound, UnreadableSource
from chancery.records import Actor, Reading, Span
from evals import sources
from evals.counts import Counts
from evals.sources import TABLE, Kind, SourceItem, SourceScore, load_table, load_texts
from evals.spans import any_overlap

TEXT = "Mr. Orrin Vale met Ms. Ada Brook. He said it rained. The pair agreed.\r\nVale left."
HEADING = "article\tdigest\tstart\tend\tform\tkind\tantecedents\n"


def span(words: str) -> Span:
    """Where some words stand in TEXT."""
    start = TEXT.index(words)
    return start, start + len(words)


def asked(words: str, *antecedents: str, kind: Kind = "person") -> SourceItem:
    """A source that is asked about."""
    start, end = span(words)
    places = [span(name) for name in antecedents]
    return SourceItem(article="a.txt", digest="", start=start, end=end, form="pronoun", kind=kind, antecedents=places)


HE = asked("He", "Orrin Vale")
VALE = Actor(id="vale", name="Mr. Orrin Vale", mentions=(span("Mr. Orrin Vale"), span("He")))
BROOK = Actor(id="brook", name="Ms. Ada Brook", mentions=(span("Ms. Ada Brook"),))


def said(speaker: str | None, words: str = "He") -> Reading:
    """A reading in which somebody says something."""
    statement = fabricate.statement(speaker=speaker, speaker_span=span(words))
    return fabricate.reading("a.txt", TEXT, actors=(VALE, BROOK), statements=(statement,))


def scored(item: SourceItem, reading: Reading) -> SourceScore:
    """The score of one source."""
    return sources.score([item], {"a.txt": TEXT}, {"a.txt": reading})


def test_a_source_is_right_when_its_speaker_is_named_at_an_antecedent() -> None:
    """The speaker of the statement there, by a mention of theirs."""
    score = scored(HE, said("vale"))

    assert score.all == score.forms["pronoun"] == score.kinds["person"] == Counts(right=1)
    assert (score.without_statement, score.without_actor, score.misses) == (0, 0, [])


def test_another_speaker_is_wrong_and_so_is_none() -> None:
    """A statement whose speaker nobody knows is not looked past."""
    assert scored(HE, said("brook")).all == Counts(missed=1)
    nobody = scored(HE, said(None))
    assert (nobody.all, nobody.without_statement, nobody.without_actor) == (Counts(missed=1), 0, 1)


def test_an_actor_with_everybodys_mentions_is_right_for_one_name_only() -> None:
    """A title that names share is not a name."""
    everybody = Actor(id="all", name="Ms. Ada Brook", mentions=(*VALE.mentions, *BROOK.mentions))
    statement = fabricate.statement(speaker="all", speaker_span=HE.span)
    reading = fabricate.reading("a.txt", TEXT, actors=(everybody,), statements=(statement,))

    assert scored(HE, reading).all == Counts(missed=1)
    assert scored(asked("He", "Ms. Ada Brook"), reading).all == Counts(right=1)
    titled = Actor(id="all", name="Mr. Pike", mentions=(span("Mr. Orrin Vale"),))
    reading = fabricate.reading("a.txt", TEXT, actors=(titled,), statements=(statement,))
    assert scored(asked("He", "Mr. Orrin Vale"), reading).all == Counts(missed=1)


def test_without_a_statement_the_actor_mentioned_there_answers() -> None:
    """Finding statements is not what is measured."""
    score = scored(HE, fabricate.reading("a.txt", TEXT, actors=(BROOK, VALE)))

    assert (score.all, score.without_statement, score.without_actor) == (Counts(right=1), 1, 0)


def test_nothing_there_is_wrong() -> None:
    """Also for an article without a reading."""
    score = scored(HE, fabricate.reading("a.txt", TEXT))
    unread = sources.score([HE], {"a.txt": TEXT}, {})

    assert (score.all, score.without_statement, score.without_actor) == (Counts(missed=1), 1, 1)
    assert unread.all == Counts(missed=1)
    assert score.misses == ["a.txt 34-36 «He»: Orrin Vale; found: nothing there"]


def test_the_statement_that_fits_best_answers() -> None:
    """Of two that overlap the source, the one with fewer other characters; of equal ones, all must be right."""
    wide = fabricate.statement(1, speaker="brook", speaker_span=span("He said"))
    narrow = fabricate.statement(2, speaker="vale", speaker_span=span("He"))
    other = fabricate.statement(3, speaker="brook", speaker_span=span("He"))
    actors = (VALE, BROOK)

    fitting = fabricate.reading("a.txt", TEXT, actors=actors, statements=(wide, narrow))
    torn = fabricate.reading("a.txt", TEXT, actors=actors, statements=(narrow, other))

    assert scored(HE, fitting).all == Counts(right=1)
    assert scored(HE, torn).all == Counts(missed=1)


def test_of_several_people_one_will_do() -> None:
    """Or an actor that is all of them."""
    pair = asked("The pair", "Orrin Vale", "Ada Brook", kind="group")
    both = Actor(id="both", name="Orrin Vale and Ada Brook", mentions=(span("Orrin Vale met Ms. Ada Brook"),))
    statement = fabricate.statement(speaker="both", speaker_span=pair.span)

    assert scored(pair, said("brook", "The pair")).kinds["group"] == Counts(right=1)
    reading = fabricate.reading("a.txt", TEXT, actors=(both,), statements=(statement,))
    assert scored(pair, reading).all == Counts(right=1)


def test_the_table_that_is_shipped_is_sound_and_holds_no_text() -> None:
    """Two hundred sources; every cell is a file name, a number or one of a few words."""
    items = load_table()
    cells = "\t".join((r"\S+\.txt", "[0-9a-f]{8}", r"\d+", r"\d+", r"[a-z]+", r"[a-z]+", r"\d+-\d+(\|\d+-\d+)*"))
    rows = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]

    assert all(re.fullmatch(cells, row) for row in rows[1:])
    assert len(items) == len({(item.article, item.span) for item in items}) == 200
    assert all(item.start < item.end for item in items)
    assert not any(any_overlap([item.span], item.antecedents) for item in items)


@pytest.mark.parametrize(
    "row",
    [
        "a.txt\td\t1\t2\tpronoun\tperson",
        "a.txt\td\t1\t2\tpronoun\tthing\t3-4",
        "a.txt\td\t1\tx\tpronoun\tperson\t3-4",
        "a.txt\td\t1\t2\tpronoun\tperson\t3",
    ],
)
def test_a_damaged_row_is_named(tmp_path: Path, row: str) -> None:
    """A missing cell, a word that cannot stand there, what is no number, half a span."""
    table = tmp_path / "table.tsv"
    table.write_text(f"# a comment\n{HEADING}{row}\n", encoding="utf-8")

    with pytest.raises(UnreadableSource, match=r"table\.tsv: line 3: .*mend the row"):
        load_table(table)


def test_a_table_without_its_heading_is_refused(tmp_path: Path) -> None:
    """Its columns would be guessed."""
    (tmp_path / "table.tsv").write_text("a.txt\td\t1\t2\tpronoun\tperson\t3-4\n", encoding="utf-8")

    with pytest.raises(UnreadableSource, match="mend the heading"):
        load_table(tmp_path / "table.tsv")


def test_another_edition_of_the_data_is_noticed(tmp_path: Path) -> None:
    """By the digest of an article, or because the article is not there."""
    (tmp_path / "text").mkdir()
    with pytest.raises(SourceNotFound, match="no such article"):
        load_texts(tmp_path, [HE])

    (tmp_path / "text" / "a.txt").write_text(TEXT.replace("\r", ""), encoding="utf-8", newline="")
    digest = sha256(TEXT.encode()).hexdigest()[:8]
    other = SourceItem(
        article="a.txt", digest=digest, start=0, end=1, form="nominal", kind="group", antecedents=[(2, 3)]
    )
    with pytest.raises(UnreadableSource, match="not the text that was annotated"):
        load_texts(tmp_path, [other])


def test_the_command_reads_articles_with_their_line_ends(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And matches readings by file name; misses go to standard error."""
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "a.txt").write_bytes(TEXT.encode())
    digest = sha256(TEXT.encode()).hexdigest()[:8]
    start, end = span("Vale left")
    rows = [f"a.txt\t{digest}\t34\t36\tpronoun\tperson\t4-14|{start}-{end}",
            f"a.txt\t{digest}\t53\t61\tnominal\tgroup\t4-14"]  # fmt: skip
    (tmp_path / "table.tsv").write_text(HEADING + "\n".join(rows) + "\n", encoding="utf-8")
    predictions = fabricate.write_readings(tmp_path / "readings.jsonl", [said("vale")])

    code = sources.main([str(tmp_path), str(predictions), "--json", "--verbose"], tmp_path / "table.tsv")

    assert code == 0
    printed = capsys.readouterr()
    figures = json.loads(printed.out)
    assert (figures["sources"], figures["sources, pronoun"], figures["without an actor"]) == (0.5, 1.0, 1)
    assert printed.err == "a.txt 53-61 «The pair»: Orrin Vale; found: nothing there\n"


def test_the_command_names_what_it_cannot_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line on standard error, exit code 2."""
    assert sources.main([str(tmp_path)]) == 2
    assert "no such article" in capsys.readouterr().err
