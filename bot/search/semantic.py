"""What a sentence model says of a question, when there is one: figures beside those of the words.

Search knows neither the model nor its vectors. It is given a function, and other weights are
fitted to its figures.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

# The figures that follow `evidence.FIGURES`.
SENTENCES = (
    "sentence_name",  # cosine of the question's vector with the nearest of an entry's names
    "sentence_summary",  # the same with its title and summary
    "sentence_section",  # with the nearest of its sections
    "sentence_asks",  # with the middle of its first asks
)
# A text of fewer words is a look-up, and the model is not asked.
FEWEST_WORDS = 4


class Said(NamedTuple):
    """A question's vector, of length 1, and for each entry that was asked for its SENTENCES."""

    vector: Sequence[float]
    figures: Sequence[tuple[float, ...]]


# From a question and the positions of entries to what the model says of them.
Read = Callable[[str, Sequence[int]], Said]


class Semantic(NamedTuple):
    """The model's function, or None; ``status`` says to a person whether it is on, and why not."""

    status: str
    read: Read | None = None


OFF = Semantic("off")
