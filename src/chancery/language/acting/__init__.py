"""Who does what in one text: which words name an act, of what type, and which words of the sentence take part in it.

`wordlist` has the words that may name acts, `pairs` says what can be seen of a trigger and a word that may take part,
`deciding` makes acts of what the model scores.
`own` and `own_acts` are the types that users bring, `wording` has what they share with the table.
"""

from chancery.language.acting.deciding import Acting
from chancery.language.acting.own import Example, OwnType, OwnTypes, Pattern
from chancery.language.acting.own_acts import OwnActs
from chancery.language.acting.pairs import FEATURE_SIZES, Pairs
from chancery.language.acting.wordlist import features as word_features

__all__ = [
    "FEATURE_SIZES",
    "Acting",
    "Example",
    "OwnActs",
    "OwnType",
    "OwnTypes",
    "Pairs",
    "Pattern",
    "word_features",
]
