"""Which stage of the life cycle words name: "serving", "the training phase", "when deploying models"."""

from __future__ import annotations

from functools import cache

from bot.knowledge.kinds import STAGES
from bot.search.normalize import key, token, tokens

# A stage by what is done in it, to what, and what else it may be called.
STAGE_OF_VERB = {
    "deploy": "deployment",
    "deploying": "deployment",
    "evaluate": "evaluation",
    "evaluating": "evaluation",
    "framing": "problem_framing",
    "modeling": "modeling",
    "monitor": "monitoring",
    "monitoring": "monitoring",
    "retrain": "retraining",
    "retraining": "retraining",
    "serve": "serving",
    "serving": "serving",
    "train": "training",
    "training": "training",
}
ACTED_ON = frozenset(
    "a an machine learning ml model models my new our problem problems the".split()
)
OF_MODELS = frozenset(
    "deployment evaluation governance monitoring retraining serving training".split()
)
STAGE_NOUNS = frozenset(("phase", "stage", "step"))


def stages_of(typed: list[str]) -> tuple[str, ...]:
    """The stages that these words name, and nothing else: "data and features"."""
    if stage := _stage(typed):
        return (stage,)
    for conjunction in ("and", "or"):
        if conjunction in typed:
            at = typed.index(conjunction)
            first, others = _stage(typed[:at]), stages_of(typed[at + 1 :])
            return (first, *others) if first and others else ()
    return ()


def _stage(typed: list[str]) -> str:
    """The stage that these words name, or nothing: "training phase", "model serving", "deploying models"."""
    if typed and typed[0] == "the":
        typed = typed[1:]
    if len(typed) > 1 and typed[-1] in STAGE_NOUNS:
        typed = typed[:-1]
    if stage := stage_by_name().get(key(list(map(token, typed))), ""):
        return stage
    if len(typed) > 1 and typed[0] in ("ml", "model"):
        stage = stage_by_name().get(key(list(map(token, typed[1:]))), "")
        return stage if stage in OF_MODELS else ""
    if typed and ACTED_ON.issuperset(typed[1:]):
        return STAGE_OF_VERB.get(typed[0], "")
    return ""


@cache
def stage_by_name() -> dict[str, str]:
    """The stages by the keys of their names."""
    return {
        key(tokens(name)): stage
        for stage, label in STAGES.items()
        for name in (stage.replace("_", " "), label)
    }
