"""Episodes written for these tests, and texts with marks made at random. All persons and happenings are invented."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import strategies as st

from chancery.corpus.marks import LETTERS
from chancery.corpus.records import STATUSES, MarkedEvent, MarkedText, PlacedText
from chancery.records import Span
from chancery.world.plover import BY_NAME, CONTEXTS, TYPES

SENTENCES = """\
# kind: sentences

@ 2021-03-04
{s1|Norway} on {d1|Monday} {t1|expelled} two {o1|Chadian diplomats} from {p1|Oslo}, and {s2|Chad} {t2|protested}.
= 1 SANCTION/expel source=NOR target=TCD date=2021-03-01 contexts=diplomatic,legal place=Oslo claim=yes
= 2 ACCUSE source=TCD answers=1

@ 2021-03-05
The dinner of the border committee was served in the old customs house.
"""
ARTICLE = """\
# kind: article

@ 2020-02-29
{s1|Peru} and {s1|{s2|Fiji}} {t1|met}.

{s2|They} would {t2|trade} fish.
= 1 CONSULT source=PER,FJI
= 2 COOPERATE status=planned source=- date=2020-03-01..2020-03-31
"""
HOSTILE = """\
# kind: sentences

@ 2021-03-04
\u202e{s1|Nor\x1b[31mway\u200b} \u2028{t1|e\u0301xpelled\U0001f6a2}\x85 {d1|the\u2028same\tday}, \x00&<b>.
= 1 SANCTION source=NOR date=?
"""


def write(folder: Path, **episodes: str) -> Path:
    """A folder with these episodes; `__` in a name leads into a folder."""
    for name, content in episodes.items():
        path = folder / (name.replace("__", "/") + ".txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())
    return folder


def event(**fields: object) -> MarkedEvent:
    """An event with only a trigger at the first character, but for the fields given."""
    plain: dict[str, object] = {
        "number": 1, "type": "AGREE", "mode": None, "status": "happened", "trigger": (0, 1), "sources": (),
        "targets": (), "dates": (), "places": (), "source_parties": (), "target_parties": (), "date": None,
        "background": False, "contexts": (), "claimed": False, "place": None, "answers": None,
    }  # fmt: skip
    return MarkedEvent(**{**plain, **fields})  # type: ignore[arg-type]


@dataclass
class Marked:
    """A text with marks, the same without, and where they stand, in the order in which they end."""

    marked: str = ""
    bare: str = ""
    spans: list[tuple[str, int, Span]] = field(default_factory=list)


_PLAIN = st.text(st.characters(exclude_characters="{}"), max_size=6)


@st.composite
def marked_texts(draw: st.DrawFn) -> Marked:
    """Any text without braces, with marks in it that nest at random."""
    made = Marked()
    _fill(draw, made, depth=3)
    return made


def _fill(draw: st.DrawFn, made: Marked, depth: int) -> None:
    for _ in range(draw(st.integers(0, 3))):
        plain = draw(_PLAIN)
        made.marked += plain
        made.bare += plain
        if depth and draw(st.booleans()):
            letter, number = draw(st.sampled_from(LETTERS)), draw(st.integers(0, 9999))
            start = len(made.bare)
            made.marked += f"{{{letter}{number}|"
            _fill(draw, made, depth - 1)
            if len(made.bare) == start:
                made.marked += "x"
                made.bare += "x"
            made.marked += "}"
            made.spans.append((letter, number, (start, len(made.bare))))


_ENCODABLE = st.characters(exclude_categories=["Cs"])
_WORDS = st.text(_ENCODABLE, min_size=1, max_size=8)
_CODES = st.from_regex(r"[A-Z][A-Z0-9-]{0,6}", fullmatch=True)
_DAYS = st.dates().map(str)


@st.composite
def placed_texts(draw: st.DrawFn) -> PlacedText:
    """A text that keeps the rules, of any Unicode, braces and controls among it, with events of any kind."""
    trigger = draw(st.text(_ENCODABLE, min_size=1, max_size=5).filter(lambda word: word.split() == [word]))
    before, after = draw(st.text(_ENCODABLE, max_size=12)), draw(st.text(_ENCODABLE, max_size=12))
    text = before + trigger + after
    numbers = draw(st.lists(st.integers(0, 9999), max_size=3, unique=True))
    events = tuple(draw(_events(text, (len(before), len(before) + len(trigger)), one, numbers)) for one in numbers)
    split = draw(st.sampled_from(["train", "dev", "test", None]))
    kind = draw(st.sampled_from(["sentences", "article"]))
    return PlacedText(MarkedText(draw(_WORDS), draw(_DAYS), text, events), draw(_WORDS), kind, split)


@st.composite
def _events(draw: st.DrawFn, text: str, trigger: Span, number: int, numbers: list[int]) -> MarkedEvent:
    spans = st.lists(_spans(len(text)), max_size=3).map(tuple)
    name = draw(st.sampled_from([one.name for one in TYPES]))
    sources, targets = draw(spans), draw(spans)
    date = draw(st.none() | st.tuples(_DAYS, _DAYS).map(lambda days: tuple(sorted(days))))
    parties = st.lists(_CODES, max_size=2).map(tuple)
    return event(
        number=number,
        type=name,
        mode=draw(st.sampled_from([None, *BY_NAME[name].modes])),
        status=draw(st.sampled_from(STATUSES)),
        trigger=trigger,
        sources=sources,
        targets=targets,
        dates=draw(spans),
        places=draw(spans),
        source_parties=draw(parties) if sources else (),
        target_parties=draw(parties) if targets else (),
        date=date,
        background=date is None and draw(st.booleans()),
        contexts=draw(st.lists(st.sampled_from(CONTEXTS), max_size=2).map(tuple)),
        claimed=draw(st.booleans()),
        place=draw(st.none() | _WORDS),
        answers=draw(st.sampled_from([None, *(one for one in numbers if one != number)])),
    )


def _spans(length: int) -> st.SearchStrategy[Span]:
    ends = st.lists(st.integers(0, length), min_size=2, max_size=2, unique=True)
    return ends.map(lambda pair: (min(pair), max(pair)))
