"""The name of a speaker as the text gives it, and the actors of a document made of such names."""

from __future__ import annotations

from chancery.extract.index import Index
from chancery.extract.media import is_media
from chancery.identifiers import record_id
from chancery.language.annotation import Name
from chancery.records import Actor, ActorKind, Span

# Relations by which a name belongs to the noun that governs the phrase: "Foreign Minister Ruth Alderton",
# "Tom Paekau, deputy head of the delegation". Anything else ("a spokesman for the president") is somebody else.
_SAME_ENTITY = {"appos", "flat", "compound", "nmod:desc", "dep", "list"}
_KINDS: dict[str, ActorKind] = {"person": "person", "organization": "organization", "group": "group"}
_PREFERENCE = ("person", "organization", "place", "group", "facility", "event")
_CLAUSE_OPENERS = {"who", "which", "whose", "that", "whom", "where"}


class Speakers:
    """The actors of one document, gathered as its statements name them."""

    def __init__(self, index: Index, document_id: str) -> None:
        self._index = index
        self._document_id = document_id
        self._names: dict[str, str] = {}
        self._kinds: dict[str, ActorKind | None] = {}
        self._mentions: dict[str, set[Span]] = {}

    def actor(self, span: Span) -> str:
        """The id of the actor that a source span names; the same name is the same actor."""
        name, kind = speaker_name(self._index, span)
        identifier = record_id("act", self._document_id, name.casefold())
        self._names.setdefault(identifier, name)
        self._kinds[identifier] = self._kinds.get(identifier) or kind
        self._mentions.setdefault(identifier, set()).add(span)
        return identifier

    def actors(self) -> tuple[Actor, ...]:
        """All actors, in order of their first mention."""
        found = [
            Actor(id=key, name=name, kind=self._kinds[key], mentions=tuple(sorted(self._mentions[key])))
            for key, name in self._names.items()
        ]
        return tuple(sorted(found, key=lambda actor: actor.mentions[0]))


def speaker_name(index: Index, span: Span) -> tuple[str, ActorKind | None]:
    """The name in a source span that is the speaker's own, else the phrase without what hangs on it."""
    tokens = index.tokens(span)
    head = index.head(tokens)
    own = [name for name in index.names(tokens) if head is not None and _is_own(index, name, tokens, head)]
    for label in _PREFERENCE:
        for name in own:
            if name.label == label:
                text = index.annotation.quote(index.span(name))
                if is_media(text):
                    return text, "media"
                return text, _KINDS.get(label)
    return _bare_phrase(index, span, tokens), None


def _is_own(index: Index, name: Name, tokens: range, head: int) -> bool:
    governing = index.head(range(name.first, name.last))
    if governing is None or head in range(name.first, name.last):
        return governing is not None
    for governor, relation in index.governors(governing):
        if relation not in _SAME_ENTITY or governor not in tokens:
            return False
        if governor == head:
            return name.label == "person" or relation == "appos"
    return False


def _bare_phrase(index: Index, span: Span, tokens: range) -> str:
    end = span[1]
    for token in list(tokens)[1:]:
        if index.word(token) in (",", "(", "—", "–", "--") or index.word(token).lower() in _CLAUSE_OPENERS:
            end = index.annotation.tokens[token - 1].end
            break
    words = " ".join(index.annotation.text[span[0] : end].split())
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an") else words
