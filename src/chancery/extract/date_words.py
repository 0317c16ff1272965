"""The words of English dates: what kind each word is, and which number it stands for. Tables, nothing else.

Everything is in lower case and without full stops. Kinds are the terminal symbols of `date_grammar`.
"""

from __future__ import annotations

from itertools import product

# Kind of a word and its number: ("month", 10) for "oct".
Entry = tuple[str, int]

_MONTHS = (
    "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
    "sep sept september", "oct october", "nov november", "dec december",
)  # fmt: skip
_WEEKDAYS = (
    "mon monday", "tue tues tuesday", "wed weds wednesday", "thu thur thurs thursday", "fri friday",
    "sat saturday", "sun sunday",
)  # fmt: skip
ONES = "one two three four five six seven eight nine".split()
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINAL_ONES = "first second third fourth fifth sixth seventh eighth ninth".split()
_ORDINAL_TEENS = (
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
)
_ORDINAL_TENS = "twentieth thirtieth".split()
_DECADES = "twenties thirties forties fifties sixties seventies eighties nineties".split()

# The value is 1 for the singular and 2 for the plural: "the past week" is one, "the past weeks" are some.
_UNITS = {
    "minutes": "minute minutes", "hours": "hour hours", "days": "day days", "weeks": "week weeks",
    "fortnights": "fortnight fortnights", "months": "month months", "quarters": "quarter quarters",
    "halves": "half halves", "years": "year years", "decades": "decade decades", "centuries": "century centuries",
}  # fmt: skip
UNITS = tuple(_UNITS)

# Time zones as news writes them after a clock time.
_ZONES = "gmt utc est edt cst cdt mst mdt pst pdt bst cet cest eet eest msk trt ist jst kst hkt aest aedt".split()

_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}

_WORDS: dict[str, Entry] = {
    "a": ("one", 1), "an": ("one", 1), "dozen": ("number", 12), "few": ("some", 0), "several": ("some", 0),
    "some": ("some", 0), "this": ("which", 0), "current": ("which", 0), "last": ("which", -1), "next": ("which", 1),
    "past": ("rolling", -1), "coming": ("rolling", 1), "upcoming": ("rolling", 1), "recent": ("recent", -1),
    "latest": ("latest", 0), "ahead": ("ahead", 1),
    "today": ("deictic", 0), "yesterday": ("deictic", -1), "tomorrow": ("deictic", 1), "tonight": ("deictic", 0),
    "ago": ("ago", -1), "earlier": ("earlier", -1), "later": ("later", 1), "time": ("time", 0),
    "early": ("part", 1), "mid": ("part", 2), "late": ("part", 3), "end": ("end", 3),
    "weekend": ("weekend", 0), "overnight": ("overnight", 0),
    "since": ("since", 0), "until": ("until", 0), "till": ("until", 0), "by": ("until", 0),
    "to": ("to", 0), "and": ("to", 0), "or": ("to", 0), "through": ("to", 0), "thru": ("to", 0),
    "between": ("between", 0), "from": ("from", 0), "in": ("in", 0), "within": ("in", 0), "for": ("for", 0),
    "noon": ("clock", 0), "midnight": ("clock", 0), "midday": ("clock", 0),
    "at": ("at", 0), "around": ("about", 0), "about": ("about", 0), "shortly": ("about", 0), "just": ("about", 0),
    "before": ("before", -1), "after": ("after", 1), "previous": ("adjacent", -1), "preceding": ("adjacent", -1),
    "following": ("adjacent", 1), "that": ("that", 0), "same": ("that", 0), "period": ("period", 0),
    "term": ("period", 0), "every": ("every", 0), "each": ("every", 0), "per": ("every", 0),
    "nights": ("every", 0), "then": ("then", 0),
}  # fmt: skip
_WORDS |= dict.fromkeys("the of on during over throughout starting beginning effective".split(), ("noise", 0))
_WORDS |= {
    word: ("adverb", number) for number, word in enumerate("hourly daily weekly monthly quarterly yearly".split())
}
_WORDS |= dict.fromkeys("annually annual".split(), ("adverb", 5))
_WORDS |= dict.fromkeys("morning afternoon evening night daytime dawn dusk".split(), ("daypart", 0))
_WORDS |= {name: ("month", number) for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_WORDS |= {name: ("weekday", number) for number, names in enumerate(_WEEKDAYS) for name in names.split()}
_WORDS |= {f"{names.split()[-1]}s": ("weekdays", number) for number, names in enumerate(_WEEKDAYS)}
_WORDS |= {form: (unit, number) for unit, forms in _UNITS.items() for number, form in enumerate(forms.split(), 1)}
_WORDS |= {word: ("number", number) for number, word in enumerate(ONES + TEENS, 1)}
_WORDS |= {word: ("number", number) for number, word in zip(range(20, 100, 10), TENS, strict=True)}
_WORDS |= {word: ("ordinal", number) for number, word in enumerate(_ORDINAL_ONES + _ORDINAL_TEENS, 1)}
_WORDS |= {word: ("ordinal", number) for number, word in zip((20, 30), _ORDINAL_TENS, strict=True)}
_WORDS |= {word: ("decade", 1920 + 10 * number) for number, word in enumerate(_DECADES)}
_WORDS |= dict.fromkeys(_ZONES, ("zone", 0))
_WORDS |= {word: ("season", number) for word, number in _SEASONS.items()}
_WORDS |= {f"{letter}{number}": (unit, number) for letter, unit, top in (("q", "q", 4), ("h", "h", 2))
           for number in range(1, top + 1)}  # fmt: skip

# Feasts on a fixed day wherever they are kept; those that move, or differ by country, are left out. Month * 100 + day.
_HOLIDAYS = {
    "new year's day": 101, "orthodox christmas": 107, "valentine's day": 214, "international women's day": 308,
    "april fools' day": 401, "may day": 501, "bastille day": 714, "united nations day": 1024, "halloween": 1031,
    "armistice day": 1111, "human rights day": 1210, "christmas eve": 1224, "christmas": 1225,
    "christmas day": 1225, "boxing day": 1226, "new year's eve": 1231,
}  # fmt: skip

_PHRASES: dict[str, Entry] = {
    "the last": ("rolling", -1), "the past": ("rolling", -1), "the next": ("rolling", 1), "the coming": ("rolling", 1),
    "this past": ("which", -1), "this coming": ("which", 1), "a few": ("some", 0), "a couple of": ("number", 2),
    "a couple": ("number", 2), "a dozen": ("number", 12),
    "the day before yesterday": ("deictic", -2), "day before yesterday": ("deictic", -2),
    "the day after tomorrow": ("deictic", 2), "day after tomorrow": ("deictic", 2),
    "last night": ("deictic", -1), "last evening": ("deictic", -1),
    "this morning": ("deictic", 0), "this afternoon": ("deictic", 0), "this evening": ("deictic", 0),
    "early hours": ("daypart", 0), "small hours": ("daypart", 0), "local time": ("zone", 0),
    "beginning of": ("part", 1), "start of": ("part", 1), "middle of": ("part", 2), "end of": ("part", 3),
    "that same": ("that", 0), "a while": ("a-while", 0), "some time": ("a-while", 0),
    "and a half": ("half", 0), "a hundred": ("number", 100), "the time": ("then", 0), "that time": ("then", 0),
    "at the time": ("then", 0), "at that time": ("then", 0),
    "so far": ("earlier", -1), "from now": ("hence", 1), "couple of": ("number", 2), "up to": ("to", 0),
    "no later than": ("until", 0), "not later than": ("until", 0),
    "as of": ("noise", 0), "as from": ("noise", 0), "as early as": ("noise", 0), "as late as": ("noise", 0),
    "starting from": ("noise", 0), "beginning on": ("noise", 0),
}  # fmt: skip
# What has a value in TimeML but no days: past (-1), present and future.
_REFERENCES = {
    -1: "recently|lately|previously|formerly|once|more recently|long ago|not long ago|recent times",
    0: "now|currently|already|yet|these days|right now|at present|the present|this moment|at the moment|"
    "nowadays|presently|at this point",
    1: "soon|future|eventually|near future|near term|short term|long term|medium term|"
    "a later date|as soon as possible|some day",
}
_PHRASES |= {words: ("reference", side) for side, several in _REFERENCES.items() for words in several.split("|")}
# What makes a date or a length of time inexact, or counts otherwise than the calendar: it has a value, but no days.
_VAGUE = (
    "almost|nearly|approximately|roughly|more than|less than|fewer than|no more than|no less than|at least|at most|"
    "or so|or more|or later|and beyond|sometime|part of|a good part of|most of|much of|all of|each of|full|"
    "entire|whole|another|additional|extra|more|consecutive|straight|trading|business|working|fiscal|its|their|his|her|our|"
    "comparable|corresponding|old|long"
)
_PHRASES |= dict.fromkeys(_VAGUE.split("|"), ("vague", 0))
_PHRASES |= {"year two thousand": ("year", 2000)}
_PHRASES |= {f"two thousand and {one}": ("year", 2000 + number) for number, one in enumerate(ONES + TEENS, 1)}
_PHRASES |= {f"in the {word}": ("daypart", 0) for word in "morning afternoon evening night".split()}
_PHRASES |= {phrase.replace("'s", "").replace("'", ""): ("holiday", day) for phrase, day in _HOLIDAYS.items()}
_PHRASES |= {
    f"{ten} {one}": ("number", tens + ones)
    for (tens, ten), (ones, one) in product(zip(range(20, 100, 10), TENS, strict=True), enumerate(ONES, 1))
}
# "nineteen ninety-six"; "twenty one" is no year.
_PHRASES |= {
    f"{hundred} {words}": ("year", 100 * hundreds + number)
    for hundreds, hundred in ((18, "eighteen"), (19, "nineteen"), (20, "twenty"))
    for words, (kind, number) in {**_WORDS, **_PHRASES}.items()
    if kind == "number" and 10 <= number < 100 and words not in ("dozen", "a dozen")
}
_PHRASES |= {
    f"{ten} {one}": ("ordinal", tens + ones)
    for (tens, ten), (ones, one) in product(zip((20, 30), TENS, strict=False), enumerate(_ORDINAL_ONES, 1))
}

# Which part of a day the last word of an entry is, as TIMEX3 has it; 24:00 is the midnight at the end of a day.
TIMES = {
    "morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "nights": "TNI", "tonight": "TNI",
    "overnight": "TNI", "daytime": "TDT", "dawn": "TMO", "dusk": "TEV", "noon": "T12:00", "midday": "T12:00",
    "midnight": "T24:00",
}  # fmt: skip

# Every entry by its words; of two that fit at a place the longer counts.
VOCABULARY: dict[tuple[str, ...], Entry] = {
    **{(word,): entry for word, entry in _WORDS.items()},
    **{tuple(phrase.split()): entry for phrase, entry in _PHRASES.items()},
}
LONGEST_PHRASE = max(map(len, VOCABULARY))
