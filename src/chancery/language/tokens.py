"""Words, as Universal Dependencies cuts English: punctuation, clitics and hyphenated parts stand alone.

The tokeniser only ever cuts: every character that is not white space belongs to exactly one token, and
`text[start:end]` is the token. Time is linear.
"""

from __future__ import annotations

import re

from chancery.records import Span

# Inside a word these are part of it: accents written apart, soft hyphens, joiners.
_JOINERS = r"\u0300-\u036f\u00ad\u200c\u200d\u2060"
# In order: the first that matches wins. No repetition can be undone at length, so that time stays linear.
_TOKEN = re.compile(
    r"""
      (?:https?://|www\.)[^\s<>"“”]{1,400}[^\s<>"“”.,;:!?)\]'’]   # addresses
    | [\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+                  # e-mail
    | [#@]\w+                                                      # tags and handles
    | (?:[A-Za-z]\.){2,8}(?!\w)                                    # U.S., a.m.
    | (?:Rev|Hon|St|Sen|Rep|Gov|Pres|Amb|Gen|Col|Maj|Adm|Brig|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Co
        |(?i:Mr|Mrs|Ms|Mme|Messrs|Dr|Prof|Jr|Sr|Lt|Sgt|Capt|Cmdr|Sept|Inc|Corp|Ltd|vs)
        |No(?=\.\s*\d))\.(?!\w)                                    # abbreviations; "no." is the end of a sentence
    | [A-Z]\.(?=\s*[A-Z])                                          # initials
    | \d++(?:[.,:/]\d++)*+(?i:st|nd|rd|th|s)\b                     # 3rd  1990s
    | \d++(?:[.,:/]\d++)++                                         # 1,000.5  11:30  3/4; in 1.5bn too
    | \d++(?:(?![^\W\d_])|(?=(?i:mn?|bn?|tn?|k|kg|km|kt|cm|mm|ft|mph|[ap]\.?m|x)\b))    # 10  10|am  300|m
    | (?i:ca(?=n['’]?t\b)|wo(?=n['’]t\b)|sha(?=n['’]t\b)|can(?=not\b))                  # can't, cannot
    | (?i:n['’]t\b)
    | (?i:['’](?:s|re|ve|ll|d|m)\b)
    | [^\W_]+?(?=(?i:n['’]t\b))                                    # do|n't
    | [^\W_]+(?:[{JOINERS}]+[^\W_]*)*                              # words
        (?:['’](?!(?i:s|re|ve|ll|d|m|t)\b)[^\W_]+(?:[{JOINERS}]+[^\W_]*)*)*       # O'Brien, d'état
    | \.{2,} | …+ | -{2,} | ''|``|’’|‘‘ | ([^\w\s])\1{2,}          # ellipses, dashes, doubled marks, rules
    | \S
    """.replace("{JOINERS}", _JOINERS),
    re.VERBOSE,
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
