"""Words that one passes on for another: who speaks, and who relays."""

from __future__ import annotations

from build import parsed

from chancery.extract.passed_on import passed_on
from chancery.language.annotation import Annotation
from chancery.language.phrases import Phrases


def mended(annotation: Annotation) -> list[tuple[str | None, list[str], str | None]]:
    """Speaker, content and relay of each attribution."""
    found, relays = passed_on(Phrases(annotation), annotation.attributions)
    return [
        (
            annotation.quote(one.source) if one.source else None,
            [annotation.quote(span) for span in one.content],
            annotation.quote(relays[number]) if number in relays else None,
        )
        for number, one in enumerate(found)
    ]


def test_whoever_is_quoted_as_saying_it_speaks() -> None:
    """And the agency that quotes relays."""
    annotation = parsed(
        "[ccomp [nsubj all] ended] , [nsubj the agency] quoted [obj him] [obl [case as] saying] .",
        said=[("the agency", "quoted", "all ended", "him as saying")],
    )

    assert mended(annotation) == [("him", ["all ended"], "the agency")]


def test_a_subject_cut_off_by_its_relay_speaks() -> None:
    """ "The minister, according to a readout from the presidency, told …": the presidency relays the minister."""
    annotation = parsed(
        "[nsubj The minister] , [obl [case according] [fixed to] a readout [nmod from the presidency]] , "
        "told [obj the envoy] [ccomp [mark that] [nsubj all] ended] .",
        said=[("a readout from the presidency", "according to", "The minister", "that all ended")],
    )

    assert mended(annotation) == [("The minister", ["that all ended"], "presidency")]


def test_what_the_model_found_itself_stays() -> None:
    """Where the one who is quoted is the source of an attribution already, nothing is put right."""
    annotation = parsed(
        "[nsubj The agency] quoted [obj him] [obl [case as] saying] [ccomp [nsubj all] ended] .",
        said=[("The agency", "quoted", "him as saying", "all ended"), ("him", "as saying", "all ended")],
    )

    assert [speaker for speaker, _, _ in mended(annotation)] == ["The agency", "him"]


def test_other_attributions_stay() -> None:
    """A source that is no relay keeps its content."""
    annotation = parsed(
        "[nsubj The minister] said [ccomp [nsubj all] ended] .", said=[("The minister", "said", "all ended")]
    )

    assert mended(annotation) == [("The minister", ["all ended"], None)]
