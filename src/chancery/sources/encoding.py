"""From bytes to text: which encoding a source is in, and which sources are no text at all.

In this order: a byte order mark; UTF-16 and UTF-32 without one, told by where their NULs stand; UTF-8; what the
server or the page declares; Windows-1252 and Mac Roman, where the result looks like written English; and
what charset-normalizer makes of it. Text that is UTF-8 but for a few damaged bytes is refused, not guessed at.
"""

from __future__ import annotations

import codecs
import re
from itertools import pairwise

from chancery.errors import UnreadableSource
from chancery.sources.binary import binary_file, refuse_controls, refuse_formats

_MARKS = (  # longest first: the mark of UTF-32-LE begins with that of UTF-16-LE
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536  # bytes that are enough to tell an encoding by, and cost charset-normalizer milliseconds
# Of the letters of 935 English news texts at most 0.2 % are not ASCII; of a sentence in Polish 5 %, in Czech 13 %.
_MOST_FOREIGN = 0.04
_WORD = re.compile(r"[^\W\d_]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_PUNCTUATION = frozenset("“”‘’„‚–—…•·«»‹›€£¥¢§©®™°±²³¹¼½¾×÷´¡¿ªº†‡‰\u00a0\u00ad")
_WORDS_OF_ONE_LETTER = frozenset("àáèéêíóôöøåÀÁÈÉÊÍÓÔÖØÅ")


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text in `data`, to the character, without its byte order mark.

    `declared` is the encoding that the server or the page says. Raises `UnreadableSource` for binary data,
    for damaged UTF-8 and for bytes that are text in no encoding.
    """
    refuse_formats(data)
    codec, mark = _codec(data, declared)
    try:
        return data[mark:].decode(codec)
    except UnicodeDecodeError as error:
        raise _not_text(data, mark + error.start, codec) from None


def stream_codec(sample: bytes) -> str:
    """The codec for a table whose beginning is `sample`; UTF-8 when in doubt. Raises `UnreadableSource` if binary."""
    refuse_formats(sample)
    line_end = sample.rfind(b"\n") + 1
    whole = sample[: line_end or None]  # not in the middle of a character
    for mark, codec in _MARKS:
        if sample.startswith(mark):
            return "utf-8-sig" if codec == "utf-8" else codec.rpartition("-")[0]
    try:
        return _codec(whole, None)[0]
    except UnreadableSource:
        return "utf-8"  # the rows that are damaged are refused one by one


def _codec(data: bytes, declared: str | None) -> tuple[str, int]:
    """Name of the codec, and the length of the byte order mark."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return codec, len(mark)
    refuse_controls(data[:_SAMPLE])
    if b"\0" in data:
        return _wide_codec(data), 0
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return _legacy_codec(data, error.start, declared), 0
    return "utf-8", 0


def _wide_codec(data: bytes) -> str:
    """UTF-16 or UTF-32 without a mark: Latin text in it has its NULs on one side of each unit."""
    sample = data[: _SAMPLE - _SAMPLE % 4]
    empty = [sample[place::4].count(0) * 4 / len(sample) > 0.5 for place in range(4)]
    shapes = {
        (False, True, True, True): "utf-32-le",
        (True, True, True, False): "utf-32-be",
        (False, True, False, True): "utf-16-le",
        (True, False, True, False): "utf-16-be",
    }
    try:
        return shapes[empty[0], empty[1], empty[2], empty[3]]
    except KeyError:
        raise binary_file() from None


def _legacy_codec(data: bytes, first_bad: int, declared: str | None) -> str:
    begin = max(0, first_bad - 4_096)
    sample = data[begin : begin + _SAMPLE]
    if _is_damaged_utf8(sample):
        raise _not_text(data, first_bad, "utf-8")
    if declared and (named := _declared_codec(declared)) and _decodes(data, named) is not None:
        return named
    for codec in ("cp1252", "mac_roman"):
        text = _decodes(data, codec)
        if text is not None and _looks_like_english(text):
            return codec
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    text = _decodes(sample, best.encoding) if best else None
    if best is None or text is None or (_share_of_foreign(text) < _MOST_FOREIGN and not _looks_like_english(text)):
        raise _not_text(data, first_bad, "utf-8")
    return best.encoding


def _declared_codec(name: str) -> str | None:
    try:
        codec = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    # As browsers do (WHATWG Encoding): what calls itself Latin-1 is Windows-1252.
    return "cp1252" if codec in ("iso8859-1", "ascii") else codec


def _is_damaged_utf8(sample: bytes) -> bool:
    """Whether the bytes that are UTF-8 outnumber those that are not: in any other encoding few ever are."""
    decoded = sample.decode("utf-8", errors="replace")
    bad = decoded.count("\ufffd")
    good = len(_NOT_ASCII.findall(decoded)) - bad
    return good >= max(1, bad)


def _decodes(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _looks_like_english(text: str) -> bool:
    """Whether all that is not ASCII is punctuation, or a letter in a word where it can stand."""
    if _share_of_foreign(text[:_SAMPLE]) >= _MOST_FOREIGN:
        return False
    words = {match[0] for match in _WORD.finditer(text) if not match[0].isascii()}
    odd = {mark for mark in set(_NOT_ASCII.findall(text)) if not mark.isalpha()} - _PUNCTUATION
    return not odd and all(map(_can_be_a_word, words))


def _share_of_foreign(text: str) -> float:
    letters = _WORD.findall(text)
    foreign = sum(len(_NOT_ASCII.findall(word)) for word in letters if not word.isascii())
    return foreign / max(1, sum(map(len, letters)))


def _can_be_a_word(word: str) -> bool:
    if word in _WORDS_OF_ONE_LETTER or all(
        sign.isascii() or sign in _PUNCTUATION for sign in word
    ):  # ½ is of a word too
        return True
    # "donÕt" and "ÒWe": what a quotation mark of another encoding turns into
    turned = any(now.isupper() and not now.isascii() and before.islower() for before, now in pairwise(word))
    return not turned and any(character.isascii() for character in word)


def _not_text(data: bytes, position: int, codec: str) -> UnreadableSource:
    line = data.count(b"\n", 0, position) + 1
    name = codec.upper() if codec.startswith("utf") else codec
    return UnreadableSource(
        f"not valid {name}: byte 0x{data[position : position + 1].hex().upper()} at byte {position + 1}, line {line}; "
        "save it again as UTF-8"
    )
