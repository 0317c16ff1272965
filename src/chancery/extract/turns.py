"""Transcripts: paragraphs that begin with their speaker's label ("MINISTER JOLY: We …", "Q: Will …")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chancery.language.annotation import Attribution
from chancery.language.paragraphs import paragraphs
from chancery.records import Span

# Up to six words with capitals, then a colon and a space; a heading ends the line there, and a time has no space.
_LABEL = re.compile(r"\s*((?:[^\W\d_a-z][\w.’'-]*[ \t]+){0,5}[^\W\d_a-z][\w.’'-]*)[ \t]*(:)[ \t]+(?=\S)")
_CONFIDENCE = 0.9
# Labels that are not in capitals are those of a transcript only where there are several.
_SEVERAL = 3


def turns(text: str, found: Sequence[Attribution]) -> list[Attribution]:
    """What was found, with one attribution for each labelled paragraph: the label, the colon, all that follows it.

    An attribution that was found with a label as its source and the colon as its cue gives way.
    """
    labelled = [(match, last) for first, last in paragraphs(text) if (match := _LABEL.match(text, first, last))]
    capitals = [one for one in labelled if one[0][1].isupper()]
    mixed = len(labelled) >= _SEVERAL and len(capitals) * 2 >= len(labelled)
    chosen = [one for one in labelled if _is_speaker(one[0][1], labelled)] if mixed else capitals
    made = [
        Attribution(match.span(1), match.span(2), (_content(text, match.end(), last),), _CONFIDENCE)
        for match, last in chosen
    ]
    sources = {one.source for one in made}
    return [one for one in found if one.source not in sources] + made


def _is_speaker(label: str, labelled: Sequence[tuple[re.Match[str], int]]) -> bool:
    """Whether a label among capital ones is a speaker's too: not the one word of a heading, "Background: …"."""
    return label.isupper() or " " in label or sum(match[1] == label for match, _ in labelled) > 1


def _content(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end)


def is_turn(text: str, one: Attribution) -> bool:
    """Whether an attribution is a labelled paragraph, whose words are given as they were said."""
    return one.cue is not None and text[slice(*one.cue)] == ":"
