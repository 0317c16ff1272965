"""`chancery corpus`: the commands of which it is made."""

from __future__ import annotations

from collections.abc import Callable

from chancery.cli import corpus_check, corpus_export, corpus_stats

HELP = "Texts with events marked by hand: check them, count them, hand them on in other formats."
COMMANDS: dict[str, tuple[Callable[..., None], tuple[str, ...]]] = {
    "check": (corpus_check.check, corpus_check.EXAMPLES),
    "export": (corpus_export.export, corpus_export.EXAMPLES),
    "stats": (corpus_stats.stats, corpus_stats.EXAMPLES),
}
