"""Episode files: what is read, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written import ARTICLE, HOSTILE, SENTENCES, write

from chancery.corpus import marked_events
from chancery.corpus.marked_events import KINDS, MarkedEvent, load, load_all
from chancery.corpus.parsing import parse
from chancery.errors import CorpusFault, SourceNotFound

HEAD = "# kind: sentences\n@ 2021-03-04\n"


def words(text: str, *spans: tuple[int, int]) -> list[str]:
    """What stands at spans."""
    return [text[start:end] for start, end in spans]


def one_event(line: str, text: str = "{s1|Fiji} {t1|met} {o1|Peru}.") -> MarkedEvent:
    """The event of a sentence with one."""
    episode, faults = parse("x", f"{HEAD}{text}\n{line}\n")
    assert faults == []
    return episode.texts[0].events[0]


def test_an_episode_is_read(tmp_path: Path) -> None:
    """Texts without marks, ids of the name and the number, and events with spans and fields."""
    write(tmp_path, oslo=SENTENCES)

    episode = load(tmp_path / "oslo.txt")

    first, second = episode.texts
    expelled, protested = first.events
    assert (episode.name, episode.kind) == ("oslo", "sentences")
    assert (first.id, first.published) == ("oslo-01", "2021-03-04")
    assert first.text == "Norway on Monday expelled two Chadian diplomats from Oslo, and Chad protested."
    assert words(first.text, expelled.trigger, *expelled.sources, *expelled.targets, *expelled.dates) == [
        "expelled", "Norway", "Chadian diplomats", "Monday",
    ]  # fmt: skip
    assert words(first.text, *expelled.places) == ["Oslo"] == [expelled.place]
    assert (expelled.type, expelled.mode, expelled.status, expelled.claimed) == ("SANCTION", "expel", "happened", True)
    assert (expelled.source_parties, expelled.target_parties) == (("NOR",), ("TCD",))
    assert (expelled.date, expelled.contexts) == (("2021-03-01", "2021-03-01"), ("diplomatic", "legal"))
    assert (protested.mode, protested.answers, protested.date, protested.background) == (None, 1, None, False)
    assert (second.id, second.events) == ("oslo-02", ())


def test_an_article_keeps_its_paragraphs(tmp_path: Path) -> None:
    """One text with line breaks; a party without a code is marked and not named."""
    write(tmp_path, fish=ARTICLE)

    text = load(tmp_path / "fish.txt").texts[0]

    assert text.text == "Peru and Fiji met.\n\nThey would trade fish."
    assert [one.source_parties for one in text.events] == [("PER", "FJI"), ()]
    assert words(text.text, *text.events[1].sources) == ["Fiji", "They"]
    assert text.events[1].written_date == "2020-03-01..2020-03-31"


def test_characters_that_a_terminal_obeys_are_kept(tmp_path: Path) -> None:
    """Spans count each control, joiner and combining character; only a line feed ends a line."""
    write(tmp_path, odd=HOSTILE)

    text = load(tmp_path / "odd.txt").texts[0]

    event = text.events[0]
    assert words(text.text, *event.sources, event.trigger) == ["Nor\x1b[31mway\u200b", "e\u0301xpelled\U0001f6a2"]
    assert words(text.text, *event.dates) == ["the\u2028same\tday"]
    assert (event.background, event.written_date) == (True, "?")


def test_comments_and_line_ends_of_other_systems_are_no_text() -> None:
    """A byte order mark, carriage returns and lines with # are passed over."""
    episode, faults = parse("x", f"# ours\n{HEAD}# look again\nFiji sleeps.\n# true\n")

    assert (faults, episode.texts[0].text) == ([], "Fiji sleeps.")


def test_a_file_of_another_system_is_read(tmp_path: Path) -> None:
    """With a byte order mark and carriage returns."""
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + SENTENCES.replace("\n", "\r\n").encode())
    write(tmp_path, b=SENTENCES)

    assert [one.text for one in load(tmp_path / "a.txt").texts] == [one.text for one in load(tmp_path / "b.txt").texts]


def test_events_are_in_order_of_the_text() -> None:
    """By their triggers, whatever order their lines have."""
    episode, _ = parse("x", f"{HEAD}{{t2|Talks}} and {{t1|trade}}\n= 1 COOPERATE\n= 2 CONSULT\n")

    assert [one.number for one in episode.texts[0].events] == [2, 1]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("=1 met", "cannot read '=1 met'; write as in “= 1 SANCTION/expel source=NOR”"),
        ("= 1 CHAT source=FJI target=PER", "event 1: unknown type 'CHAT'; known: AGREE"),
        ("= 1 AGREE/expel source=FJI target=PER", "event 1: unknown mode of AGREE 'expel'; known: none"),
        ("= 1 CONSULT status=maybe source=FJI target=PER", "event 1: unknown status 'maybe'; known: happened"),
        ("= 1 CONSULT colour=red source=FJI target=PER", "event 1: unknown field 'colour'; known: answers"),
        ("= 1 CONSULT source=FJI source=FJI target=PER", "event 1: a field stands twice"),
        ("= 1 CONSULT source=Fiji target=PER", "event 1: 'Fiji' is no code; write ISO 3166"),
        ("= 1 CONSULT source=FJI", "event 1: target= and a mark for the target belong together"),
        ("= 1 CONSULT source=FJI target=PER date=soon", "event 1: 'soon' is no day"),
        ("= 1 CONSULT source=FJI target=PER date=20210304", "event 1: '20210304' is no day"),
        ("= 1 CONSULT source=FJI target=PER date=2021-02-29", "event 1: '2021-02-29' is no day"),
        ("= 1 CONSULT source=FJI target=PER date=2021-03-04..", "event 1: date '2021-03-04..'; write"),
        ("= 1 CONSULT source=FJI target=PER date=2021-03-04..2021-03-01", "event 1: 2021-03-04..2021-03-01 ends"),
        ("= 1 CONSULT source=FJI target=PER contexts=tea", "event 1: unknown context 'tea'"),
        ("= 1 CONSULT source=FJI target=PER claim=perhaps", "event 1: unknown claim 'perhaps'; known: yes, no"),
        ("= 1 CONSULT source=FJI target=PER answers=it", "event 1: answers=it is no number of an event"),
        ("= 1 CONSULT source=FJI target=PER answers=1", "event 1: it answers 1, which is not another event here"),
        ("= 1 CONSULT source=FJI target=PER answers=7", "event 1: it answers 7, which is not another event here"),
    ],
)  # fmt: skip
def test_a_line_that_breaks_a_rule_is_refused(tmp_path: Path, line: str, message: str) -> None:
    """At the first fault, with file, line, and what to write instead."""
    write(tmp_path, a=f"{HEAD}{{s1|Fiji}} {{t1|met}} {{o1|Peru}}.\n{line}\n")

    with pytest.raises(CorpusFault) as caught:
        load(tmp_path / "a.txt")

    assert str(caught.value).startswith(f"{tmp_path / 'a.txt'}:4: {message}")


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        ("# kind: article\n", 1, "no block; each begins with “@ ”"),
        ("@ 2021-03-04\nFiji.\n", 1, "the head must say “# kind: sentences”"),
        ("# kind: poem\n@ 2021-03-04\nFiji.\n", 1, "the head must say “# kind: sentences”"),
        ("# kind: sentences\nFiji.\n@ 2021-03-04\nPeru.\n", 2, "a line of no block"),
        ("# kind: sentences\n@ 4 March\nFiji.\n", 2, "'4 March' is no day; write it as in 2021-03-04"),
        ("# kind: sentences\n@ 2021-W09-4\nFiji.\n", 2, "'2021-W09-4' is no day"),
        (f"{HEAD}\n\n", 2, "there is no text"),
        (f"{HEAD}Fiji.\nPeru.\n", 4, "a second line of text; a block of sentences has one line"),
        (f"{HEAD}{{t1|Talks}}\n= 1 CONSULT\nPeru.\n", 5, "text after a “=” line"),
        (f"{HEAD}{{t1|Talks}} {{t2|go}}\n= 1 CONSULT\n", 2, "marks of event 2 without a “= 2 …” line"),
        (f"{HEAD}{{t1|Talks}}\n= 1 CONSULT\n= 1 CONSULT\n", 2, "the event number 1 is used 2 times"),
        (f"{HEAD}Talks\n= 1 CONSULT\n", 4, "event 1: 0 triggers are marked, there must be one"),
        (f"{HEAD}{{t1|Talks}} {{t1|go}}\n= 1 CONSULT\n", 4, "event 1: 2 triggers are marked, there must be one"),
        (f"{HEAD}{{t1|Talks go}}\n= 1 CONSULT\n", 4, "event 1: the trigger 'Talks go' must be one word"),
        (f"{HEAD}{{t1|Talks }}go\n= 1 CONSULT\n", 4, "event 1: the trigger 'Talks ' must be one word"),
        ("# kind: article\n@ 2021-03-04\nA\n# b\n}\n", 5, "a stray '}'"),
        ("# kind: article\n@ 2021-03-04\nA\n@ 2021-03-04\nB\n", 4, "an article has one block"),
    ],
)  # fmt: skip
def test_a_file_that_breaks_a_rule_is_refused(content: str, line: int, message: str) -> None:
    """Each rule has its fault, at the line where it is broken, and no other fault follows from it."""
    _, faults = parse("x", content)

    assert [fault.line for fault in faults] == [line]
    assert faults[0].message.startswith(message)


def test_every_fault_of_every_block_is_found() -> None:
    """In order of the lines; a fault hides neither the next line nor the next block, which is read."""
    content = (
        f"{HEAD}{{s1|Fiji}} {{t1|met}} and {{t2|}}.\n= 1 CHAT source=fiji status=gone\n= 2\n"
        "@ 2021-13-04\nPeru { sleeps.\n@ 2021-03-04\nChad sleeps.\n"
    )

    episode, faults = parse("x", content)

    assert [fault.line for fault in faults] == [3, 4, 4, 4, 5, 6, 7]
    assert [text.text for text in episode.texts] == ["Chad sleeps."]
    assert [text.id for text in episode.texts] == ["x-03"]


@given(st.text() | st.lists(st.sampled_from([
    "# kind: sentences", "# kind: article", "@ 2021-03-04", "@", "Fiji {t1|met}", "{s1|Fiji} {t1|met", "}", "",
    "= 1 CONSULT", "= 1 CONSULT source=FJI answers=2", "= 2 AGREE date=2021-03-04..x", "= 1", "# note", "\x85\u2028",
])).map("\n".join))  # fmt: skip
def test_any_content_is_read_or_refused(content: str) -> None:
    """Nothing else is raised; a file without faults has texts that are not empty, and triggers of one word."""
    episode, faults = parse("x", content)

    lines = content.count("\n") + 1
    assert all(1 <= fault.line <= lines for fault in faults)
    for text in episode.texts:
        assert text.text.strip()
        assert all(len(text.text[slice(*one.trigger)].split()) == 1 for one in text.events)
    if not faults:
        assert episode.kind in KINDS
        assert episode.texts


def test_a_folder_is_read_in_order_of_its_paths(tmp_path: Path) -> None:
    """Folders in it too; hidden files, other suffixes and second looks are passed over."""
    write(tmp_path, train__b=SENTENCES, dev__a=ARTICLE)
    for name in (".hidden.txt", "notes.md", "second.blind.txt"):
        (tmp_path / name).write_text("nothing", encoding="utf-8")

    assert [episode.name for episode in load_all(tmp_path)] == ["a", "b"]


def test_what_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    """A missing file, an empty folder, and bytes that are no UTF-8, with the line."""
    (tmp_path / "latin.txt").write_bytes(HEAD.encode() + b"Caf\xe9.\n")
    (tmp_path / "empty").mkdir()

    with pytest.raises(SourceNotFound, match="no such file or folder"):
        load(tmp_path / "none.txt")
    with pytest.raises(SourceNotFound, match=r"no \.txt file in this folder"):
        load_all(tmp_path / "empty")
    with pytest.raises(CorpusFault, match=r"latin\.txt:3: not UTF-8"):
        load(tmp_path / "latin.txt")


def test_scripts_can_read_one_block(tmp_path: Path) -> None:
    """`_blocks` gives their lines, `_block` the text of one, or its first fault."""
    lines = SENTENCES.split("\n")
    (first, last), *_ = marked_events._blocks(lines)

    assert marked_events._block("x", lines, first, last, tmp_path).id == "x"
    with pytest.raises(CorpusFault, match=r":3: '' is no day"):
        marked_events._block("x", ["", "", "@", "Fiji"], 2, 4, tmp_path)
