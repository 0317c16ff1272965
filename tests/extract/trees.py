"""Sentences with their syntax, written in brackets: "[nsubj The [amod new] envoy] left [obl in the spring] ."

A bracket opens with the relation of its group to the group around it. Of the words that stand bare in a group one is
its head; marks, articles, prepositions and "’s" hang on it by themselves. "word/ADJ" or "word/NOUN/NNS" says what part
of speech a word is where its relation and form do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PARTS = re.compile(r"\[[\w:]+|\]|[^\s\[\]]+")
_ARTICLES = frozenset("the a an".split())
_PREPOSITIONS = frozenset("of in to for from at by with on near within under about after against".split())
_OWNERS = frozenset({"’s", "’", "'s"})
_PRONOUNS = frozenset(
    "i me my we us our you your he him his she her it its they them their who whom whose which".split()
)
_BY_RELATION = {
    "det": "DET", "case": "ADP", "amod": "ADJ", "punct": "PUNCT", "nummod": "NUM", "mark": "SCONJ", "cc": "CCONJ",
    "advmod": "ADV", "aux": "AUX", "cop": "AUX", "root": "VERB", "ccomp": "VERB", "xcomp": "VERB", "acl": "VERB",
    "acl:relcl": "VERB", "advcl": "VERB", "parataxis": "VERB",
}  # fmt: skip
_TAGS = {
    "DET": "DT", "ADP": "IN", "ADJ": "JJ", "PUNCT": ".", "NUM": "CD", "SCONJ": "IN", "CCONJ": "CC", "ADV": "RB",
    "AUX": "VBD", "VERB": "VBD", "PRON": "PRP", "PROPN": "NNP",
}  # fmt: skip
_OPENING, _CLOSING = frozenset("“(‘-"), frozenset(".,;:!?)”’-") | _OWNERS


@dataclass(slots=True)
class Word:
    """A word with the place of its head in the sentence; what is not given is told by its relation and form."""

    text: str
    upos: str = ""
    tag: str = ""
    head: int = 0
    relation: str = ""
    opens: bool = False

    def part_of_speech(self, named: bool) -> tuple[str, str]:
        """Its part of speech and tag; `named` says that a name covers it."""
        upos = self.upos or self._upos(named)
        plural = self.text.endswith("s") and not self.text.endswith("ss")
        return upos, self.tag or _TAGS.get(upos, "NNS" if plural else "NN")

    def _upos(self, named: bool) -> str:
        if self.text.lower() in _PRONOUNS:
            return "PRON"
        if self.relation in _BY_RELATION:
            return _BY_RELATION[self.relation]
        return "PROPN" if named or (self.text[0].isupper() and not self.opens) else "NOUN"


def words_of(line: str) -> list[Word]:
    """The words of a sentence in brackets."""
    words: list[Word] = []
    groups: list[tuple[str, list[int]]] = [("root", [])]
    for part in _PARTS.findall(line):
        if part.startswith("["):
            groups.append((part[1:], []))
        elif part == "]":
            closed = _close(words, *groups.pop())
            groups[-1][1].append(closed)
        else:
            words.append(_word(part, opens=not words))
            groups[-1][1].append(len(words) - 1)
    assert len(groups) == 1, f"brackets do not close in {line!r}"
    root = _close(words, *groups[0])
    words[root].head = root
    return words


def _word(part: str, opens: bool) -> Word:
    text, upos, tag = [*part.split("/"), "", ""][:3]
    relation = ""
    if not any(map(str.isalnum, text)):
        relation = "punct" if text not in _OWNERS else "case"
    elif text.lower() in _ARTICLES:
        relation = "det"
    elif text.lower() in _PREPOSITIONS or text in _OWNERS:
        relation = "case"
    return Word(text, upos, tag, relation=relation, opens=opens)


def _close(words: list[Word], relation: str, inside: list[int]) -> int:
    """Hang all that a group holds on its head, and give that its relation."""
    if len(inside) == 1:
        words[inside[0]].relation = ""
    heads = [number for number in inside if not words[number].relation]
    assert len(heads) == 1, f"{[words[number].text for number in heads]} are all heads of one group"
    for number in inside:
        words[number].head = heads[0]
    words[heads[0]].relation = relation
    return heads[0]


def text_of(words: list[Word]) -> str:
    """A sentence as it is written, without spaces before and after marks that have none."""
    written = ""
    for before, word in zip([None, *words], words, strict=False):
        spaced = before is not None and before.text not in _OPENING and word.text not in _CLOSING
        written += " " * spaced + word.text
    return written
