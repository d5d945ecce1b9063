"""How an answer came about: what was understood, what spoke for which entry, and what decided."""

from __future__ import annotations

from bot.knowledge.entry import folder
from bot.persona.answer import (
    Answer,
    Comparison,
    Found,
    Help,
    Listing,
    NotFound,
    OutOfScope,
    Passage,
    Persona,
)
from bot.persona.crossing import crossing_of
from bot.persona.elsewhere import is_elsewhere
from bot.persona.respond import respond, tidy
from bot.persona.slips import mended
from bot.search.decide import MAX_CHOICES, logistic
from bot.search.domain import log_odds
from bot.search.engine import search
from bot.search.evidence import FIGURES
from bot.search.fitted import weights_for, worth_of_kinds
from bot.search.frame import Question
from bot.search.match import Match, Outcome
from bot.search.normalize import words
from bot.search.rank import Ranked
from bot.search.semantic import SENTENCES
from bot.search.weights import ANSWER, CHOICE

# Figures whose weight moves the score by less than this are not worth a line.
LEAST = 0.05
Row = tuple[str, str]


def why(text: str, persona: Persona) -> tuple[Row, ...]:
    """Labelled lines on how `respond` comes to its answer to this text."""
    answer = respond(text, persona)
    text = tidy(text)
    if isinstance(answer, OutOfScope):
        return (
            ("Scope", f"the text names {answer.named!r}: {answer.exclusion}"),
            *_pointers(answer),
        )
    if isinstance(answer, Help | Listing | Passage):
        reason = answer.remark if isinstance(answer, Help) else ""
        return (("Command", reason or f"told as {answer.title!r}"),)
    if exact := persona.index.exact(text):
        return (("Exact", f"the whole text is {exact[0].name!r} of {exact[0].entry}"),)
    if is_elsewhere(" ".join(words(text))):
        return (("Elsewhere", "only the asker's own people know that"), *_pointers(answer))
    read = _read(text, persona)
    found = search(read, persona.index)
    question, decision, ranked = found
    section = answer.section if isinstance(answer, Found) else ""
    part = question.aspect or section
    rows: list[Row] = [
        *((("Read as", read),) if read != text else ()),
        ("Asked", question.asked),
        ("Intent", f"the section on {part!r}" if part else "the entry"),
        ("Subject", question.subject),
    ]
    if isinstance(answer, Comparison):
        titles = " and ".join(each.entry.id for each in answer.candidates)
        return (*rows[:-2], ("Intent", "a comparison"), ("Compared", titles))
    if question.compared:
        rows[-2] = ("Intent", f"a comparison of {' and '.join(question.compared)}")
    if ranked.left_out:
        rows.append(
            ("Beside", f"{ranked.left_out!r} names the field, and the rest says what is asked")
        )
    rows += _words(ranked)
    rows += [("Match", _match(match)) for match in decision.matches]
    if ranked.weighed is not None:
        rows.append(
            (
                "Domain",
                f"{logistic(log_odds(question.subject.split())):.0%} by the words of the subject alone",
            )
        )
        rows.append(("Sentences", persona.index.semantic.status))
    rows += _evidence(question, ranked, persona)
    rows.append(("Decision", _decision(decision.outcome, decision.matches)))
    return tuple(rows)


def _read(text: str, persona: Persona) -> str:
    """What is searched for: the text without slips in what it asks with, and a tool in passing."""
    meant = mended(text, persona)
    inside = crossing_of(persona, meant)
    return inside if isinstance(inside, str) else meant


def _pointers(answer: Answer) -> tuple[Row, ...]:
    near = answer.candidates if isinstance(answer, OutOfScope | NotFound) else ()
    return tuple(("Pointer", each.entry.id) for each in near)


def _words(ranked: Ranked) -> list[Row]:
    weighed = ranked.weighed
    if weighed is None:
        return []
    by_weight = sorted(weighed.rarity.items(), key=lambda item: (-item[1], item[0]))
    words = ", ".join(f"{_shown(word)} {weight:.1f}" for word, weight in by_weight)
    return [("Words", f"{words}; no entry has {weighed.unknown:.0%} of them by weight")]


def _shown(word: str) -> str:
    return word.replace("\0", "other meaning: ")


def _match(match: Match) -> str:
    name = f" by {match.name!r}" if match.name else ""
    return f"{match.score:5.1f} %  {match.entry}  ({match.channel}{name})"


def _evidence(question: Question, ranked: Ranked, persona: Persona) -> list[Row]:
    """The figures of the first entry and of the runner-up, where they make a difference."""
    if ranked.weighed is None or len(ranked.evidence) < 2:
        return []
    first, second = ranked.evidence[:2]
    entries = persona.index.lexicon.entries
    rows = [("Evidence", f"{entries[first.entry]} before {entries[second.entry]} by")]
    gains = [
        (weight * (mine - other), f"{name} ({mine:.2f} against {other:.2f})")
        for name, weight, mine, other in zip(
            (*FIGURES, *SENTENCES)[: len(first.figures)],
            weights_for(ranked.weighed, len(first.figures)),
            first.figures,
            second.figures,
            strict=True,
        )
    ]
    of_kind = worth_of_kinds(question, len(first.figures))
    mine, other = (of_kind.get(folder(entries[each.entry]), 0.0) for each in (first, second))
    gains.append((mine - other, "kind of entry, for a question of this form"))
    rows += [
        ("", f"{gain:+6.2f}  {what}")
        for gain, what in sorted(gains, reverse=True)
        if abs(gain) >= LEAST
    ]
    return rows


def _decision(outcome: Outcome, matches: tuple[Match, ...]) -> str:
    score = matches[0].score if matches else 0.0
    if outcome is Outcome.ANSWER:
        return f"answer: {score:.1f} % is at least {ANSWER:.0f} %"
    if outcome is Outcome.CHOOSE:
        return f"offer up to {MAX_CHOICES}: {score:.1f} % is less than {ANSWER:.0f} %, or two are named"
    return f"decline: {score:.1f} % is less than {CHOICE:.0f} %"
