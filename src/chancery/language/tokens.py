"""Words, as Universal Dependencies cuts English: punctuation, clitics and hyphenated parts stand alone.

The tokeniser only ever cuts: every character that is not white space belongs to exactly one token, and
`text[start:end]` is the token. Time is linear.
"""

from __future__ import annotations

import re

from chancery.records import Span

# In order: the first that matches wins.
_TOKEN = re.compile(
    r"""
      (?:https?://|www\.)[^\s<>"“”]{1,400}[^\s<>"“”.,;:!?)\]'’]   # addresses
    | [\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+                  # e-mail
    | [#@]\w+                                                      # tags and handles
    | (?:[A-Za-z]\.){2,}(?!\w)                                     # U.S., a.m.
    | (?:Mr|Mrs|Ms|Mme|Messrs|Dr|Prof|Rev|Hon|St|Jr|Sr|Sen|Rep|Gov|Pres|Amb|Gen|Lt|Col|Sgt|Capt|Maj|Adm|Cmdr|Brig
        |Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Inc|Corp|Co|Ltd|vs|No)\.(?!\w)     # abbreviations
    | [A-Z]\.(?=\s*[A-Z])                                          # initials
    | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s)?(?![^\W\d_])              # 1,000.5  11:30  3/4  1990s
    | (?:ca(?=n['’]?t)|wo(?=n['’]t)|sha(?=n['’]t)|can(?=not\b))    # can't, cannot
    | n['’]t\b
    | ['’](?:s|re|ve|ll|d|m)\b
    | [^\W_]+?(?=n['’]t\b)                                         # do|n't
    | [^\W_]+(?:['’](?!(?:s|re|ve|ll|d|m|t)\b)[^\W_]+)*            # words; O'Brien, d'état
    | \.{2,} | …+ | -{2,} | ''|``|’’|‘‘ | ([^\w\s])\1{2,}          # ellipses, dashes, doubled marks, rules
    | \S
    """,
    re.VERBOSE | re.IGNORECASE,
)
# The tagger sees windows of a few hundred words; a longer run without a space (an encoded file, say) is cut.
_LONGEST = 100


def tokenise(text: str, first: int = 0, last: int | None = None) -> list[Span]:
    """Spans of the words of `text[first:last]`, in order."""
    spans: list[Span] = []
    for match in _TOKEN.finditer(text, first, len(text) if last is None else last):
        start, end = match.span()
        while end - start > _LONGEST:
            spans.append((start, start + _LONGEST))
            start += _LONGEST
        spans.append((start, end))
    return spans
