"""Which language a text is in, so that what the reader cannot read is reported instead of misread."""

from __future__ import annotations

import re

_SAMPLE = 1_000  # code points
_FEWEST_LETTERS = 40
_WORD = re.compile(r"[^\W\d_]+")

# Words of English that no other language writes this often. In the first 1,000 characters of 935 English news
# texts they are 17 % of all words in the middle and 9.2 % at the first percentile; in sentences of a
# dozen other languages they are none. Counting them saves loading the classifier, which takes 0.9 seconds.
_ENGLISH = frozenset(
    {
        "the",
        "of",
        "and",
        "that",
        "with",
        "was",
        "said",
        "for",
        "from",
        "which",
        "by",
        "this",
        "has",
        "have",
        "were",
        "been",
        "not",
        "will",
        "their",
        "who",
    }
)
_ENGLISH_SHARE = 0.08
_ENGLISH_DIFFERENT = 5

# By how much another language must beat English, in py3langid's log-probabilities. On 1,100 English fragments
# each of 40, 60 and 80 characters the wrong winner led by 36 at most (a list of German place names); sentences of
# 51 to 84 characters in 13 other languages led by 106 (Dutch, 76 characters) and more.
_CLEAR_LEAD = 50.0
# Nigerian Pidgin, which English texts full of names are mistaken for, and "no language", for runs of markup.
_TAKEN_AS_ENGLISH = frozenset({"en", "pcm", "zxx"})


def detect_language(text: str) -> str:
    """The ISO 639-1 code (639-3 where there is none) of the first 1,000 characters.

    "en" for a text of fewer than 40 letters, which is too short to tell, and in doubt.
    """
    words = _WORD.findall(text[:_SAMPLE])
    if sum(map(len, words)) < _fewest_letters(words) or _is_plainly_english(words):
        return "en"
    from py3langid import rank  # type: ignore[import-untyped]

    scores = rank(text[:_SAMPLE])
    best, score = scores[0]
    in_doubt = score - dict(scores)["en"] < _CLEAR_LEAD
    return "en" if best in _TAKEN_AS_ENGLISH or in_doubt else str(best)


def language_code(name: str) -> str | None:
    """The code in a language cell or attribute: "en", "en-GB", "ENG", "English" are all "en"; None if unclear."""
    first = re.split(r"[-_]", name.strip().lower())[0]
    if first in ("eng", "english"):
        return "en"
    return first if re.fullmatch(r"[a-z]{2,3}", first) else None


def _fewest_letters(words: list[str]) -> int:
    # A script of its own tells in a few letters: 20 Chinese characters are a sentence.
    return _FEWEST_LETTERS if all(word[0] < "\u0250" for word in words) else _FEWEST_LETTERS // 4


def _is_plainly_english(words: list[str]) -> bool:
    hits = [lowered for word in words if (lowered := word.lower()) in _ENGLISH]
    return len(hits) >= _ENGLISH_SHARE * len(words) and len(set(hits)) >= _ENGLISH_DIFFERENT
