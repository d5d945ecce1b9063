"""pattern, antipattern, edge, concept, model, list, search, related: ways through the handbook."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from bot.knowledge.document import Note
from bot.knowledge.entry import Entry
from bot.knowledge.kinds import KIND_BY_KEY, KINDS, STAGES, Kind
from bot.persona.answer import (
    Answer,
    Candidate,
    Group,
    Listing,
    NotFound,
    Persona,
    head,
)
from bot.persona.look_up import answer_question, candidates, found, named, spoken
from bot.search.decide import SHARE_OF_FIRST, decide
from bot.search.frame import take_apart
from bot.search.match import Decision, Outcome
from bot.search.normalize import key, tokens, words
from bot.search.rank import rank, within

# What may stand before the kind in a question for a listing, and between it and the subject.
LIST_WORDS = frozenset(
    "a all any are best biggest can common do every frequent give have important is known list main "
    "me most of please show some tell the there typical us usual we what which worst you".split()
)
ABOUT_WORDS = frozenset(
    "about affect and apply are around by concern concerning deal do does during exist for have i in "
    "involve know of on regarding relate related should the there to touch use we when with you".split()
)
# Of a kind so many entries are listed, and so many however far they are behind the first.
LISTED, NEAREST = 10, 3
# More words than these after "list" are a question.
SEARCHED = 2
# An entry of the kind that was named counts as the best when it is this near to the best of all.
NEAR_FIRST = 0.25
# What a search lists is at least this likely, in percent.
WORTH_LISTING = 1.0
PAGE = 8
SAMPLE = 6


def of_kind(kind_key: str) -> Callable[[Persona, str], Answer]:
    """The command that looks among the entries of one kind, and lists them when asked nothing."""
    kind = KIND_BY_KEY[kind_key]

    def answer(persona: Persona, argument: str) -> Answer:
        if not argument or argument.isdigit():
            return _listing_of(persona, argument, kind, argument)
        asked = take_apart(argument, persona.index.is_name)
        wide = len(persona.knowledge.entries)
        matches = rank(asked, persona.index, limit=wide).matches
        own = tuple(match for match in matches if _is(kind, match.entry))
        if own and own[0].score >= NEAR_FIRST * matches[0].score:
            # Whoever names the kind means the best of that kind.
            raised = matches[0].score / own[0].score
            decision = decide(tuple(each._replace(score=each.score * raised) for each in own))
            if decision.outcome is not Outcome.DECLINE:
                return spoken(persona, argument, asked.subject, decision, aspect=asked.aspect)
        return answer_question(persona, argument)

    return answer


def list_entries(persona: Persona, argument: str) -> Answer:
    """All kinds with their numbers, or the entries of one kind or one stage."""
    typed = argument.split()
    page = typed.pop() if len(typed) > 1 and typed[-1].isdigit() else ""
    wanted = key(tokens(" ".join(typed)))
    if not wanted or wanted in ("all", "everything", "entry", "kind", "term"):
        return _overview(persona, argument)
    for kind in KINDS:
        names = (kind.key.replace("_", " "), kind.singular, kind.plural, kind.command, kind.heading)
        if wanted in {key(tokens(name)) for name in names}:
            return _listing_of(persona, argument, kind, page)
    if stage := _stage(" ".join(typed)):
        label = STAGES[stage]
        chosen = [entry for entry in persona.knowledge.entries.values() if entry.stage == stage]
        groups = _samples(chosen, of=f" in {label.lower()}")
        return _listing(argument, f"{label}: {len(chosen)} entries", "", groups, (), chosen)
    if len(typed) > SEARCHED:
        return answer_question(persona, f"list {argument}")
    return search_entries(persona, argument)


def list_question(persona: Persona, text: str) -> Answer | None:
    """A listing when the text asks for entries of a kind: "anti-patterns in evaluation"."""
    typed = words(text)
    while typed and typed[0] in LIST_WORDS:
        typed = typed[1:]
    for kind, name in _plurals():
        if typed[: len(name)] == name:
            return _of_kind_about(persona, text, kind, typed[len(name) :])
    # "Edge case" alone asks for them all; "definition of recall" asks for one.
    alone = (kind for kind in KINDS if typed == words(kind.singular))
    return next((_of_kind_about(persona, text, kind, []) for kind in alone), None)


@cache
def _plurals() -> list[tuple[Kind, list[str]]]:
    """What each kind is called, in words. Plurals only: "definition of recall" asks for one."""
    return [
        (kind, name)
        for kind in KINDS
        for name in (words(kind.plural), words(kind.heading), [f"{kind.key}s"])
    ]


def _of_kind_about(persona: Persona, text: str, kind: Kind, rest: list[str]) -> Answer:
    while rest and rest[0] in ABOUT_WORDS:
        rest = rest[1:]
    if not rest or (len(rest) == 1 and rest[0].isdigit()):
        return _listing_of(persona, text, kind, rest[0] if rest else "")
    subject = " ".join(rest)
    page = rest[-1] if rest[-1].isdigit() else ""
    if stage := _stage(" ".join(rest[:-1])) if page else _stage(subject):
        chosen = [entry for entry in persona.knowledge.of_kind(kind.folder) if entry.stage == stage]
        label = STAGES[stage]
        command = f"list {kind.plural} in {label.lower()}"
        group = _page(f"{kind.heading}: {label}", chosen, command, page)
    else:
        ids = {entry.id for entry in persona.knowledge.of_kind(kind.folder)}
        asked = take_apart(subject, persona.index.is_name)
        own = within(asked, persona.index, limit=LISTED, among=ids)[2]
        floor = SHARE_OF_FIRST * own[0].score if own else 0
        near = [each.entry for at, each in enumerate(own) if at < NEAREST or each.score >= floor]
        chosen = [persona.knowledge.entries[entry] for entry in near]
        group = _group(f"{kind.plural.capitalize()} about {subject}", chosen, "")
    if not chosen:
        return NotFound(text, subject, ())
    notes = persona.knowledge.document.notes_on(kind.key)
    return _listing(text, group.title, "", (group,), notes, chosen)


def _stage(text: str) -> str:
    """The stage that a text names, or nothing."""
    wanted = key(tokens(text))
    for stage, label in STAGES.items():
        if wanted in (key(tokens(stage.replace("_", " "))), key(tokens(label))):
            return stage
    return ""


def search_entries(persona: Persona, argument: str) -> Answer:
    """The ten best matches, without deciding for one of them."""
    if not argument:
        return _overview(persona, argument)
    asked = take_apart(argument, persona.index.is_name)
    named = rank(asked, persona.index, limit=LISTED).matches
    worded = within(asked, persona.index, limit=LISTED)[2]
    best = {match.entry: match for match in (*worded, *named) if match.score >= WORTH_LISTING}
    ranked = sorted(best.values(), key=lambda match: (-match.score, match.entry))
    matched = candidates(persona, tuple(ranked[:LISTED]))
    if not matched:
        return NotFound(argument, asked.subject, ())
    entries = [candidate.entry for candidate in matched]
    group = Group("Best first", tuple(head(entry) for entry in entries), len(entries), "")
    return Listing(argument, f"Search: {argument}", "", (group,), (), matched)


def related(persona: Persona, argument: str) -> Answer:
    """What is around an entry; without one, the related topics."""
    if not argument:
        return _listing_of(persona, argument, KIND_BY_KEY["topic"], "")
    decision = _entry_named(persona, argument)
    if decision.outcome is not Outcome.ANSWER:
        return spoken(persona, argument, argument, decision)
    knowledge = persona.knowledge
    entry = knowledge.entries[decision.matches[0].entry]
    groups = [
        ("A kind of", knowledge.known((entry.broader,))),
        ("Its kinds", knowledge.known(knowledge.narrower.get(entry.id, ()))),
        ("Often confused with", knowledge.known(tuple(c.entry for c in entry.contrasts))),
        ("Related", knowledge.known(entry.related)),
    ]
    drawn = tuple(_group(title, list(found_), "") for title, found_ in groups if found_)
    if not drawn:
        return found(persona, argument, candidates(persona, decision.matches))
    around = [other for _, found_ in groups for other in found_]
    return _listing(argument, f"Around {entry.title}", entry.summary, drawn, (), around)


def _entry_named(persona: Persona, argument: str) -> Decision:
    return named(persona, take_apart(argument, persona.index.is_name).subject or argument)


def _is(kind: Kind, entry_id: str) -> bool:
    return entry_id.startswith(kind.folder + "/")


def _overview(persona: Persona, query: str) -> Listing:
    entries = list(persona.knowledge.entries.values())
    groups = _samples(entries)
    return _listing(query, f"The handbook: {len(entries)} entries", "", groups, (), entries)


def _samples(entries: list[Entry], *, of: str = "") -> tuple[Group, ...]:
    """The first few of each kind, with the command that lists them all."""
    groups = []
    for kind in KINDS:
        chosen = [entry for entry in entries if entry.kind is kind]
        more = f"list {kind.plural}{of}"
        shown = tuple(map(head, chosen[:SAMPLE]))
        if chosen:
            groups.append(Group(kind.heading, shown, len(chosen), more))
    return tuple(groups)


def _listing_of(persona: Persona, query: str, kind: Kind, page: str) -> Listing:
    document = persona.knowledge.document
    entries = list(persona.knowledge.of_kind(kind.folder))
    return _listing(
        query,
        kind.heading,
        document.introduction_to(kind.key),
        (_page(kind.heading, entries, f"list {kind.plural}", page),),
        document.notes_on(kind.key),
        entries,
    )


def _page(title: str, entries: list[Entry], command: str, page: str) -> Group:
    """One page of the entries, and the commands that turn to its neighbours."""
    pages = max(1, -(-len(entries) // PAGE))
    at = min(max(1, int(page[:4] or 1)), pages)
    return Group(
        title,
        tuple(map(head, entries[(at - 1) * PAGE : at * PAGE])),
        len(entries),
        more=f"{command} {at + 1}" if at < pages else "",
        previous=f"{command} {at - 1}" if at > 1 else "",
        page=at if pages > 1 else 0,
        pages=pages,
    )


def _group(title: str, entries: list[Entry], more: str) -> Group:
    return Group(title, tuple(head(entry) for entry in entries), len(entries), more)


def _listing(
    query: str,
    title: str,
    introduction: str,
    groups: tuple[Group, ...],
    notes: tuple[Note, ...],
    entries: list[Entry],
) -> Listing:
    matched = tuple(Candidate(entry, 100.0) for entry in entries)
    return Listing(query, title, introduction, groups, notes, matched)
