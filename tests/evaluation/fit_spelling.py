"""Learn how far a spelling may be from a name: the fit behind `spelling.likeness`.

A logistic regression over slips made at random in names, and names whose own entry is taken away.
"""

from __future__ import annotations

import random

import numpy as np

from bot.search.index import Index
from bot.search.normalize import key, tokens
from bot.search.spelling import likeness
from tests.evaluation.least import Array, least

# A shorter name with a slip is anything.
SHORTEST_SLIP = 3


def slip(name: str, chance: random.Random) -> str:
    """The name with up to three slips of the keyboard or the memory, or shortened."""
    if chance.random() < 0.15:
        cut = [
            word[: chance.randint(3, 5)] if chance.random() < 0.6 else word for word in name.split()
        ]
        return " ".join(cut)
    letters = list(name)
    for _ in range(chance.choices((1, 2, 3), (5, 4, len(name) > 11))[0]):
        at = chance.randrange(len(letters) - 1)
        what = chance.choice(("drop", "double", "swap", "move", "other", "other"))
        if what == "drop" and len(letters) > 3:
            del letters[at]
        elif what == "double":
            letters.insert(at, letters[at])
        elif what == "swap":
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
        elif what == "move":
            other = min(len(letters) - 1, at + 2)
            letters[at], letters[other] = letters[other], letters[at]
        else:
            letters[at] = chance.choice("aeiouysctrnl")
    return "".join(letters)


def fit_spelling(index: Index) -> Array:
    """Weights of the curve: intercept first."""
    chance = random.Random(0)
    figures, right = [], []
    for name in index.names:
        if len(name.text) < SHORTEST_SLIP:
            continue
        for typed, own in ((slip(name.text, chance), True), (name.text, False)):
            joined = key(tokens(typed))
            parts = tokens(typed)
            near = [*index.spelling.shortened(parts), *index.spelling.near(parts)]
            near.sort(key=lambda each: -each.similarity)
            near = [each for each in near if own or each.entry != name.entry]
            if index.exact_key(joined) and own:
                continue
            for at in range(min(2, len(near))):
                figures.append(likeness(joined, near, at))
                right.append(float(own and near[at].entry == name.entry))
    read, good = np.column_stack([np.ones(len(figures)), figures]), np.array(right)
    # As many slips as names of what is not there, whatever their numbers.
    weight = np.where(good > 0, 0.5 / good.sum(), 0.5 / (1 - good).sum())

    def loss(weights: Array) -> tuple[float, Array]:
        logits = read @ weights
        probability = 1 / (1 + np.exp(-logits))
        fit = weight @ (np.logaddexp(0, logits) - good * logits)
        return float(fit), read.T @ (weight * (probability - good))

    return least(loss, np.zeros(4))
