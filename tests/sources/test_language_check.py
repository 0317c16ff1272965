"""The language check, and what importing costs."""

from __future__ import annotations

import subprocess
import sys

import pytest

from chancery.sources.language_check import detect_language, language_code

from .samples import ENGLISH, FRENCH, RUSSIAN


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (FRENCH, "fr"),
        (RUSSIAN, "ru"),
        ("Der Minister sagte am Montag, die Vertretung werde im November geschlossen.", "de"),
        ("De minister zei maandag dat de missie of het bureau in november was gesloten.", "nl"),
        ("El ministro dijo el lunes que la misión cerraría en noviembre.", "es"),
        ("外交部长星期一表示，代表团将于十一月关闭。", "zh"),
    ],
)
def test_tells_languages(text: str, language: str) -> None:
    """A sentence is enough to tell a language."""
    assert detect_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ja, bitte.",
        "Talks between Baden-Württemberg, Rheinland-Pfalz and Schleswig-Holstein ended without result on Tuesday.",
        "Presidents Tokayev, Mirziyoyev, Berdimuhamedow, Japarov and Rahmon met in Cholpon-Ata.",
        "THE MINISTER SAID ON MONDAY THAT THE MISSION WOULD BE CLOSED.",
        "KYIV — Zelenskyy, Shmyhal, Yermak and Kuleba received Stoltenberg; von der Leyen arrives Friday.",
    ],
)
def test_english_with_foreign_names_and_short_texts_pass(text: str) -> None:
    """Names do not make a text foreign, and what is too short to tell is taken as English."""
    assert detect_language(text) == "en"


def test_only_the_beginning_counts() -> None:
    """What follows the first 1,000 characters is not looked at."""
    assert detect_language(ENGLISH * 8 + RUSSIAN * 100) == "en"


def test_language_cells_are_read() -> None:
    """Codes with regions, three letters and the name English are understood."""
    assert [language_code(cell) for cell in ("en", "EN-gb", "en_US", "eng", " English ", "fr-CA", "?", "french")] == [
        *["en"] * 5, "fr", None, None,
    ]  # fmt: skip


def test_importing_loads_no_heavy_library() -> None:
    """The libraries behind the sources are loaded by the first source that needs them."""
    heavy = ["trafilatura", "htmldate", "duckdb", "httpx", "py3langid", "charset_normalizer", "numpy"]
    code = f"import sys, chancery.sources; print([name for name in {heavy} if name in sys.modules])"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
