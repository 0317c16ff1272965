"""Names labelled by what the tables of `chancery.world` know, for texts that nobody has labelled.

A word that the tables know gets its label; a word in lower case is no name; of everything else nothing is said
(IGNORE), so that what the tables lack is not taught to be no name.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from chancery.records import Span
from chancery.world.lookup import packaged_lookup
from training.data import IGNORE, Example, Labels, bio, words_in

_BY_RELATION = {
    "adjective": "group", "demonym": "group", "capital": "place", "subdivision": "place", "region": "place",
    "city": "place", "water": "place",
}  # fmt: skip
_BY_KIND = {"igo": "organization", "organization": "organization", "media": "organization", "person": "person"}
# Nouns that end (or open) the names of buildings and of happenings.
_LAST_WORDS = {
    "facility": frozenset(
        "Airport Airfield Base Bridge Canal Camp Cathedral Center Centre Checkpoint Crossing Dam Dock Fort Gate Harbor "
        "Harbour Hospital Hotel Mosque Museum Palace Plant Port Prison Reactor Shipyard Stadium Station Tower "
        "Tunnel".split()
    ),
    "event": frozenset(
        "Accord Accords Agreement Assembly Ceasefire Conference Congress Convention Cup Festival Forum Games Olympics "
        "Pact Protocol Referendum Revolution Summit Treaty Uprising War".split()
    ),
}
_TEMPORAL = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday today yesterday tomorrow week weeks month months year years day days hour hours "
    "minutes night morning evening afternoon noon midnight weekend summer winter spring autumn fall decade decades "
    "century last next ago earlier later recent recently now past previous late early".split()
)


def labels(example: Example) -> Labels:
    """BIO labels by word, IGNORE where nothing is known."""
    found = np.zeros(len(example.words), dtype=np.int64)
    strings = [example.text[start:end] for start, end in example.words]
    for number, word in enumerate(strings):
        if word[:1].isupper() or word[:1].isdigit() or word.lower() in _TEMPORAL:
            found[number] = IGNORE
    runs = [*_known(example), *_by_last_word(strings)]
    taken = np.zeros(len(example.words), dtype=bool)
    for first, last, label in sorted(runs, key=lambda run: run[0] - run[1]):
        if not taken[first:last].any():
            taken[first:last] = True
            found[first:last] = bio(last - first, [(0, last - first, label)])
    return found


def _known(example: Example) -> list[tuple[int, int, str]]:
    runs = []
    for match in packaged_lookup().find(example.text):
        entry = match.entry
        label = _BY_RELATION.get(entry.relation) or _BY_KIND.get(entry.kind)
        if entry.kind == "state" and entry.relation == "name":
            label = "place"
        span: Span = match.span
        if label and example.text[span[0]].isupper():
            runs.append((*words_in(example.words, span), label))
    return runs


def _by_last_word(words: Sequence[str]) -> list[tuple[int, int, str]]:
    runs = []
    first = 0
    for number in range(len(words) + 1):
        if number < len(words) and words[number][:1].isupper() and words[number].isalpha():
            continue
        if number - first >= 2:
            runs += [(first, number, label) for label, last in _LAST_WORDS.items() if words[number - 1] in last]
        first = number + 1
    return runs
