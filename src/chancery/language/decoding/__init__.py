"""From scores to structure: the searches that turn the model's numbers into runs, links and trees."""

from chancery.language.decoding.runs import best_runs, cue_runs, label_runs
from chancery.language.decoding.trees import best_tree

__all__ = ["best_runs", "best_tree", "cue_runs", "label_runs"]
