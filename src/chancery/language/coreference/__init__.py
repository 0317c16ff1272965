"""Who is who in one text: which noun phrases and pronouns stand for the same person, organization or state.

`mentions` describes each mention, `pairs` chooses the earlier ones it may go back to and describes each pair, `chains`
joins the pairs that the model scores highest to entities.
"""

from chancery.language.coreference.chains import entities
from chancery.language.coreference.mentions import Mentions, describe, may_head
from chancery.language.coreference.pairs import FEATURE_SIZES, pair_up

__all__ = ["FEATURE_SIZES", "Mentions", "describe", "entities", "may_head", "pair_up"]
