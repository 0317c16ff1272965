"""From bytes to text, to the character."""

from __future__ import annotations

import codecs
import random
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.errors import UnreadableSource
from chancery.sources.encoding import decode

from .samples import ENGLISH, RUSSIAN, one_error

QUOTED = f"“{ENGLISH}” – they don’t know, said the envoy’s aide at the café, 1½ hours later."
# Everything but what the package documents as refused or left out: a mark at the start, NULs, surrogates,
# and control characters, of which a text may not be full.
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff")).map(
    lambda text: "A" + text
)


@given(TEXTS, st.sampled_from(["\n", "\r\n", "\r", "\u2028", "\t", "\x0c"]))
def test_utf8_comes_back_to_the_character(text: str, line_end: str) -> None:
    """UTF-8 is decoded with nothing normalised: composed and decomposed letters, line ends, trailing blanks."""
    whole = text + line_end + text + line_end

    assert decode(whole.encode()) == whole


@given(TEXTS)
@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_names_the_encoding_and_is_no_text(mark: bytes, codec: str, text: str) -> None:
    """The mark decides, and only the mark itself is left out."""
    assert decode(mark + text.encode(codec)) == text


@pytest.mark.parametrize("codec", ["cp1252", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_tells_the_encodings_of_english(codec: str) -> None:
    """English with typographic quotation marks is read right in the encodings that it is found in, unmarked."""
    assert decode(QUOTED.encode(codec)) == QUOTED


def test_tells_other_scripts() -> None:
    """A legacy encoding of another script is read as it, so that the language can be named."""
    assert decode(RUSSIAN.encode("cp1251")) == RUSSIAN
    assert decode((RUSSIAN * 5).encode("koi8-r")) == RUSSIAN * 5


def test_the_declared_encoding_is_heard_where_the_bytes_do_not_decide() -> None:
    """A declared encoding is taken for what is no UTF-8; Latin-1 means Windows-1252, as on the web."""
    polish = "Minister spraw zagranicznych powiedział, że misja będzie zamknięta."

    assert decode(polish.encode("iso8859-2"), declared="ISO-8859-2") == polish
    assert decode(QUOTED.encode("cp1252"), declared="iso-8859-1") == QUOTED
    assert decode(QUOTED.encode(), declared="iso-8859-1") == QUOTED
    assert decode(QUOTED.encode("cp1252"), declared="no such thing") == QUOTED


@pytest.mark.parametrize(
    "data",
    [
        QUOTED.encode() + b"\n\xff\xfe damage",
        ENGLISH.encode() + b"\n\xff damage",
        QUOTED.encode()[:-20] + b"\xe2\x80",
        (ENGLISH + "“").encode()[:-1],
    ],
)
def test_damaged_utf8_is_refused_with_its_place(data: bytes) -> None:
    """Text that is UTF-8 but for some bytes is not guessed at."""
    with pytest.raises(UnreadableSource, match=r"not valid UTF-8: byte 0x[0-9A-F]{2} at byte \d+, line [12]; save"):
        decode(data)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%", "PDF"),
        (b"PK\x03\x04rest", "zip"),
        (b"{\\rtf1\\ansi text}", "RTF"),
        (b"\x1f\x8b\x08rest", "gzip"),
        (random.Random(7).randbytes(5_000), "binary"),
        (bytes(range(1, 32)) * 10, "binary"),
        (ENGLISH.encode() + b"\0", "binary"),
    ],
)
def test_binary_files_are_refused_by_name(tmp_path: Path, data: bytes, what: str) -> None:
    """A binary file is refused with what it is, as far as that is known."""
    path = tmp_path / "note.txt"
    path.write_bytes(data)

    assert what in one_error(path).message


@settings(deadline=None)  # the first call loads charset-normalizer
@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_are_refused(data: bytes) -> None:
    """No bytes make the decoder fail in another way."""
    try:
        text = decode(data)
    except UnreadableSource:
        return

    assert isinstance(text, str)


@pytest.mark.parametrize("codec", ["utf-8", "cp1252"])
def test_ten_megabytes_on_one_line_are_decoded_quickly(codec: str) -> None:
    """A long line costs seconds at most, in whatever encoding."""
    text = (QUOTED + " ") * (10_000_000 // len(QUOTED))
    began = time.perf_counter()

    assert decode(text.encode(codec)) == text
    assert time.perf_counter() - began < 10


def test_tells_mac_roman() -> None:
    """Quotation marks of Mac Roman, which are accented capitals in Windows-1252, are told apart from these."""
    text = QUOTED.replace("½", " 1/2")

    assert decode(text.encode("mac_roman")) == text
