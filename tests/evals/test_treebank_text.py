"""Treebanks as running texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.errors import UnreadableSource
from evals import conllu

TREEBANK = """\
# newdoc id = one
# newpar
# sent_id = 1
# text = Don't go.
1-2	Don't	_	_	_	_	_	_	_	_
1	Do	do	AUX	VB	_	3	aux	_	_
2	n't	not	PART	RB	_	3	advmod	_	_
3	go	go	VERB	VB	_	0	root	_	SpaceAfter=No
3.1	away	away	ADV	RB	_	_	_	3:advmod	_
4	.	.	PUNCT	.	_	3	punct	_	_

# text = Stay!
1	Stay	stay	VERB	VB	_	0	root	_	Entity=x|SpaceAfter=No
2	!	!	PUNCT	.	_	1	punct	_	SpaceAfter=No

# newpar id = p2
# text = “Why?”
1	“	“	PUNCT	``	_	2	punct	_	SpaceAfter=No
2	Why	why	ADV	WRB	_	0	root	_	SpaceAfter=No
3	?	?	PUNCT	.	_	2	punct	_	SpaceAfter=No
4	”	”	PUNCT	''	_	2	punct	_	_

# newdoc id = two
# text = Yes
1	Yes	yes	INTJ	UH	_	0	root	_	_
"""


def load(folder: Path, content: str = TREEBANK) -> list[conllu.TreebankDocument]:
    """The documents of a treebank."""
    path = folder / "a.conllu"
    path.write_text(content, encoding="utf-8")
    return conllu.load(path)


def test_the_text_is_put_together_from_its_tokens(tmp_path: Path) -> None:
    """Spaces unless there is none after a token, blank lines between paragraphs, documents apart."""
    documents = load(tmp_path)

    assert [(one.name, one.text) for one in documents] == [("one", "Don't go. Stay!\n\n“Why?”"), ("two", "Yes")]


def test_words_are_syntactic_words_where_they_stand(tmp_path: Path) -> None:
    """The words of a multiword token share its characters; empty nodes are no words."""
    document = load(tmp_path)[0]

    words = [document.text[slice(*word.span)] for word in document.words]

    assert words == ["Do", "n't", "go", ".", "Stay", "!", "“", "Why", "?", "”"]
    assert document.sentences == [(0, 4), (4, 6), (6, 10)]


def test_heads_count_the_words_of_the_document(tmp_path: Path) -> None:
    """A root is its own head."""
    document = load(tmp_path)[0]

    assert [word.head for word in document.words] == [2, 2, 2, 2, 4, 4, 7, 7, 7, 7]


def test_a_file_without_documents_is_one(tmp_path: Path) -> None:
    """It goes by the name of the file; the empty line at its end may lack."""
    (only,) = load(tmp_path, "1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_")

    assert (only.name, only.text) == ("a", "Yes")


def test_a_line_that_is_not_conllu_is_named(tmp_path: Path) -> None:
    """With file and number."""
    with pytest.raises(UnreadableSource, match=r"a\.conllu: line 2: not CoNLL-U \(3 columns"):
        load(tmp_path, "# text = a\n1\ta\tb\n\n")


@given(st.text(min_size=1, max_size=8), st.lists(st.text(min_size=1, max_size=5), min_size=1, max_size=4))
def test_words_of_a_multiword_token_cover_it_in_order(surface: str, forms: list[str]) -> None:
    """Also where the forms are not what is written ("au" is "à" + "le")."""
    spans = conllu.spans_of_words(surface, forms)

    assert len(spans) == len(forms)
    assert "".join(surface[start:end] for start, end in spans) == surface
    assert all(start <= end for start, end in spans)
