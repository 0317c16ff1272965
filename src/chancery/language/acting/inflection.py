"""The forms of English verbs and nouns: from a base form to everything that may stand for it in a text.

Regular forms by the rules of spelling (Quirk et al. 1985, 3.5–3.9 and 5.79–5.80), both British and American where they
differ; irregular ones from a table. A form too many does no harm: it stands in no text.
"""

from __future__ import annotations

from collections.abc import Iterator

_VOWELS = frozenset("aeiou")
_IRREGULAR = {
    base: forms.split()
    for base, _, forms in (
        line.strip().partition(" ")
        for line in (
            "arise arose arisen|awake awoke awoken|bear bore borne|beat beat beaten|become became become|"
            "begin began begun|bend bent|bet bet|bid bid bade bidden|bind bound|bite bit bitten|bleed bled|"
            "blow blew blown|break broke broken|breed bred|bring brought|build built|burn burnt|burst burst|"
            "buy bought|cast cast|catch caught|choose chose chosen|cling clung|come came come|cost cost|"
            "creep crept|cut cut|deal dealt|dig dug|do did done|draw drew drawn|drink drank drunk|"
            "drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|"
            "flee fled|fling flung|fly flew flown|forbid forbade forbidden|foresee foresaw foreseen|"
            "forget forgot forgotten|forgive forgave forgiven|forgo forwent forgone|forsake forsook forsaken|"
            "freeze froze frozen|get got gotten|give gave given|go went gone|grind ground|grow grew grown|"
            "hang hung hanged|have had|hear heard|hide hid hidden|hit hit|hold held|hurt hurt|keep kept|"
            "know knew known|lay laid|lead led|leave left|lend lent|let let|lie lay lain|light lit|lose lost|"
            "make made|mean meant|meet met|mistake mistook mistaken|offset offset|outdo outdid outdone|"
            "overcome overcame overcome|override overrode overridden|overrun overran overrun|"
            "oversee oversaw overseen|overtake overtook overtaken|overthrow overthrew overthrown|pay paid|"
            "plead pled|put put|quit quit|read read|rend rent|rebuild rebuilt|reset reset|rid rid|"
            "ride rode ridden|ring rang rung|rise rose risen|run ran run|say said|see saw seen|seek sought|"
            "sell sold|send sent|set set|shake shook shaken|shed shed|shine shone|shoot shot|show showed shown|"
            "shut shut|sing sang sung|sink sank sunk|sit sat|slay slew slain|sleep slept|sling slung|slit slit|"
            "sow sowed sown|speak spoke spoken|speed sped|spend spent|spin spun|spit spat|split split|"
            "spread spread|spring sprang sprung|stand stood|steal stole stolen|stick stuck|sting stung|"
            "strike struck stricken|strive strove striven|swear swore sworn|sweep swept|swing swung|"
            "take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown|"
            "thrust thrust|undergo underwent undergone|undertake undertook undertaken|undo undid undone|"
            "uphold upheld|upset upset|wage waged|wear wore worn|weep wept|win won|wind wound|"
            "withdraw withdrew withdrawn|withhold withheld|withstand withstood|wreak wreaked|write wrote written"
        ).split("|")
    )
}  # fmt: skip
_IRREGULAR_NOUNS = {"man": "men", "woman": "women", "crisis": "crises", "siege": "sieges", "life": "lives"}


def verb_forms(base: str) -> Iterator[str]:
    """Every form of a verb, its base among them; "re-export" and "back-pedal" are inflected at their end."""
    yield base
    yield from _with_s(base)
    stems = [base]
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        stems = [base[:-1]]
    elif base.endswith("c"):
        stems = [base + "k"]
    elif _may_double(base):
        stems = [base, base + base[-1]]
    for stem in stems:
        yield f"{stem}ing"
        if base in _IRREGULAR:
            continue
        yield f"{base[:-1]}ied" if _ends_in_y(base) else f"{base}d" if base.endswith("e") else f"{stem}ed"
    if base.endswith("ie"):
        yield f"{base[:-2]}ying"
    yield from _IRREGULAR.get(base, ())


def noun_forms(base: str) -> Iterator[str]:
    """A noun and its plural."""
    yield base
    yield from _with_s(base)
    if base in _IRREGULAR_NOUNS:
        yield _IRREGULAR_NOUNS[base]


def irregular_bases(form: str) -> Iterator[str]:
    """The verbs and nouns of which a word is an irregular form."""
    yield from (base for base, forms in _IRREGULAR.items() if form in forms)
    yield from (base for base, plural in _IRREGULAR_NOUNS.items() if form == plural)


def _with_s(base: str) -> Iterator[str]:
    if _ends_in_y(base):
        yield f"{base[:-1]}ies"
    elif base.endswith(("s", "x", "z", "ch", "sh", "o")):
        yield f"{base}es"
    else:
        yield f"{base}s"


def _ends_in_y(base: str) -> bool:
    return base.endswith("y") and base[-2:-1] not in _VOWELS and len(base) > 1


def _may_double(base: str) -> bool:
    """One vowel letter and one consonant letter at the end: "expel", "ban", British "cancel"."""
    return (
        len(base) > 2
        and base[-1] not in _VOWELS
        and base[-1] not in "wxy"
        and base[-2] in _VOWELS
        and base[-3] not in _VOWELS
    )
