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
from bot.persona.stages import stage_by_name, stages_of
from bot.search.decide import SHARE_OF_FIRST, decide
from bot.search.frame import take_apart
from bot.search.match import Decision, Outcome
from bot.search.normalize import key, tokens, words
from bot.search.rank import rank, within

# What is said before a question or after it, and what a wish is told by.
COURTESIES = frozenset(
    "also and but hello hey hi just kindly now ok okay please pls plz quick quickly so thank thanks "
    "then well you".split()
)
WISHES = frozenset("d id im like looking love m need want".split())
# What may stand before the kind in a question for a listing, and between it and the subject.
LIST_WORDS = (
    COURTESIES
    | WISHES
    | frozenset(
        "a about all an another any are best biggest browse can common complete could couple do "
        "eight essential every example examples few five for four frequent full give good got "
        "handful have i important interesting is key kind kinds know known learn list main many "
        "me more most name nine of one other overview relevant see seven several should show "
        "six some sort sorts tell ten the there three to top two type types typical us useful "
        "usual we what which will worst would".split()
    )
)
ABOUT_WORDS = frozenset(
    "about affect affecting against and apply are around aware be by can concern concerning "
    "could covering deal do does during exist for from have i in involve involving know may "
    "might mind must of on regarding relate related should that the there to touch use we when "
    "which with within you".split()
)
# The same right after the kind or one of LEADING_ON: "to avoid in", "that help with".
LINKED_WORDS = frozenset(
    "address addressing avoid avoiding break breaking breaks cause check common companies consider "
    "cover cut cutting defend documented engineers expect fight fighting fix fixing frequent go "
    "goes handle handling harm help helps hurt important improve improves keep known lead leads "
    "likely look lower matter mitigate mitigating most often one out people practitioners prevent "
    "preventing prevents protect protecting protects reduce reduces reducing relevant remember "
    "result results slow solve solves solving specific tackle tackling teams test typical useful "
    "usually watch well worst".split()
)
LEADING_ON = frozenset(
    "are can could do engineers help helps i look may might most must often people should teams "
    "that to usually watch we which you".split()
)
# "For handling drift", but "for test sets"; "to test for", but "related to test sets".
DOING = frozenset("for in when with".split())
RELATED = frozenset("apply important known relate related relevant specific".split())
# Where one of these links last, somebody or something else does what follows: "patterns do fraudsters use".
DOERS = frozenset("can could do does i may might must should we you".split())
# What may come after the subject: "which patterns for serving are there", "do you know".
ENDINGS = frozenset(
    "are available common do exist have i important is know known should there typical use we "
    "you".split()
)
# Verbs that make a statement of what begins with a kind, unless a clause begins before them.
STATING = frozenset(
    "are arent became becomes changed differ differed differs doesnt dont had has is isnt keeps kept "
    "looks never seem seems varied varies vary was were".split()
)
CLAUSES = frozenset("how if that what when where which while who whose why".split())
WHOSE = frozenset("his my our their your".split())
WHICH = frozenset(("what", "which"))
INDEFINITE = frozenset("a an another any one some which".split())
# "All concepts drift" says so of them, "concepts drift" may be typed to find some.
QUANTIFIERS = frozenset("all every many most some".split())
# There are topics in texts, and a standard model of particle physics.
ELSEWHERE = {"topic": ("from", "in"), "standard_model": ("of",)}
# What else stands between two nouns, and says something.
BETWEEN = frozenset("after before behind between beyond where without".split())

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
        if not argument or argument.isdecimal():
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
    page = typed.pop() if len(typed) > 1 and typed[-1].isdecimal() else ""
    wanted = key(tokens(" ".join(typed)))
    if not wanted or wanted in ("all", "everything", "entry", "kind", "term"):
        return _overview(persona, argument)
    for kind in KINDS:
        names = (kind.key.replace("_", " "), kind.singular, kind.plural, kind.command, kind.heading)
        if wanted in {key(tokens(name)) for name in names}:
            return _listing_of(persona, argument, kind, page)
    if stage := stage_by_name().get(wanted):
        label = STAGES[stage]
        chosen = [entry for entry in persona.knowledge.entries.values() if entry.stage == stage]
        groups = _samples(chosen, of=f" in {label.lower()}")
        return _listing(argument, f"{label}: {len(chosen)} entries", "", groups, (), chosen)
    if len(typed) > SEARCHED:
        return answer_question(persona, f"list {argument}")
    return search_entries(persona, argument)


def list_question(persona: Persona, text: str) -> Answer | None:
    """A listing when the text asks for entries of a kind: "anti-patterns in evaluation"."""
    if "/" in text and text in persona.knowledge.entries:
        # An id begins with its kind.
        return None
    typed, page = _without_page(words(text))
    if typed[:2] == ["how", "many"]:
        typed = typed[2:]
    start = 0
    while start < len(typed) and (typed[start] in LIST_WORDS or typed[start].isdecimal()):
        start += 1
    led, typed = typed[:start], typed[start:]
    if _states(led):
        return None
    for kind, name in _plurals():
        if typed[: len(name)] == name:
            return _of_kind_about(persona, text, kind, typed[len(name) :], led, page)
    for kind, name in _plurals():
        if typed[-len(name) :] == name and (stages := stages_of(typed[: -len(name)])):
            # "Serving patterns", unless that is a name.
            is_name = persona.index.is_name(" ".join(typed))
            return None if is_name else _in_stages(persona, text, kind, stages, page)
    # "Edge case" alone asks for them all; "definition of recall" asks for one.
    for kind, name in _singulars():
        if typed == name:
            return _listing_of(persona, text, kind, page)
        if typed[: len(name)] == name and not INDEFINITE.isdisjoint(led):
            return _one_about(persona, text, kind, typed[len(name) :])
    return None


def _without_page(typed: list[str]) -> tuple[list[str], str]:
    """The words without thanks at their end and the page, and the page: "page 2, please"."""
    while typed and typed[-1] in COURTESIES:
        typed = typed[:-1]
    if len(typed) > 1 and typed[-2] == "page" and typed[-1].isdecimal():
        return typed[:-2], typed[-1]
    return typed, ""


def _states(led: list[str]) -> bool:
    """Do these words begin a statement: "there are patterns", "we have edge cases"?"""
    opening = next((word for word in led if word not in COURTESIES), "")
    return led == ["should"] or (opening in ("i", "there", "we") and WISHES.isdisjoint(led))


@cache
def _plurals() -> list[tuple[Kind, list[str]]]:
    """What each kind is called, in words. Plurals only: "definition of recall" asks for one."""
    return [
        (kind, name)
        for kind in KINDS
        for name in (words(kind.plural), words(kind.heading), [kind.key.replace("_", "") + "s"])
    ]


@cache
def _singulars() -> list[tuple[Kind, list[str]]]:
    return [
        (kind, name)
        for kind in KINDS
        for name in (words(kind.singular), ["".join(words(kind.singular))])
    ]


def _of_kind_about(
    persona: Persona, text: str, kind: Kind, rest: list[str], led: list[str], page: str
) -> Answer | None:
    """The entries of a kind that what follows it asks for; None when it tells something instead."""
    links, rest = _linked(persona, rest)
    number = rest[-1] if rest and rest[-1].isdecimal() else ""
    if not rest or rest == [number]:
        return _listing_of(persona, text, kind, page or number)
    if stages := stages_of(rest):
        return _in_stages(persona, text, kind, stages, page)
    if number and (stages := stages_of(rest[:-1])):
        return _in_stages(persona, text, kind, stages, number)
    if not _asks(persona, kind, links, rest, led):
        return None
    return _about(persona, text, kind, " ".join(rest))


def _one_about(persona: Persona, text: str, kind: Kind, rest: list[str]) -> Answer | None:
    """What is there for who wants one of a kind for a stage or a name: "is there a pattern for drift"."""
    links, rest = _linked(persona, rest)
    # A definition of something is that entry, and a pattern in something none of ours.
    if not links or kind.key == "definition" or (kind.key == "pattern" and links[0] == "in"):
        return None
    if stages := stages_of(rest):
        return _in_stages(persona, text, kind, stages, "")
    subject = " ".join(rest)
    return _about(persona, text, kind, subject) if persona.index.is_name(subject) else None


def _linked(persona: Persona, rest: list[str]) -> tuple[list[str], list[str]]:
    """The words that link a kind to its subject, and the subject, which may be a name that begins so."""
    while rest and rest[-1] in ENDINGS and not persona.index.is_name(" ".join(rest)):
        rest = rest[:-1]
    end = 0
    while end < len(rest) and _links(rest, end) and not persona.index.is_name(" ".join(rest[end:])):
        end += 1
    return rest[:end], rest[end:]


def _links(rest: list[str], at: int) -> bool:
    word, before = rest[at], rest[max(at - 2, 0) : at]
    if word in ABOUT_WORDS or word not in LINKED_WORDS or not before:
        return word in ABOUT_WORDS or word in LINKED_WORDS
    if before[-1] in DOING:
        return word.endswith("ing")
    return before[-1] in LEADING_ON and not (before[-1] == "to" and before[0] in RELATED)


def _asks(persona: Persona, kind: Kind, links: list[str], rest: list[str], led: list[str]) -> bool:
    """Is this the subject of a listing, rather than what is told of things called like the kind?

    "Concepts change over time" and "topics in my documents" ask for none of ours.
    """
    is_name = persona.index.is_name(" ".join(rest))
    if not links and rest[0] not in BETWEEN:
        return is_name and not (led and led[-1] in QUANTIFIERS)
    if links and links[0] in ELSEWHERE.get(kind.key, ()):
        return False
    if is_name:
        return True
    if links and links[-1] in DOERS:
        return False
    if "for" not in links and not WHOSE.isdisjoint(rest):
        return False
    telling = next((word for word in (*links, *rest) if word in CLAUSES or word in STATING), "")
    return telling not in STATING or (telling in links and not WHICH.isdisjoint(led))


def _in_stages(
    persona: Persona, text: str, kind: Kind, stages: tuple[str, ...], page: str
) -> Answer:
    label = " and ".join(STAGES[stage] for stage in stages).capitalize()
    chosen = [each for each in persona.knowledge.of_kind(kind.folder) if each.stage in stages]
    command = f"list {kind.plural} in {label.lower()}"
    group = _page(f"{kind.heading}: {label}", chosen, command, page)
    return _chosen(persona, text, kind, label.lower(), group, chosen)


def _about(persona: Persona, text: str, kind: Kind, subject: str) -> Answer:
    ids = {entry.id for entry in persona.knowledge.of_kind(kind.folder)}
    asked = take_apart(subject, persona.index.is_name)
    own = within(asked, persona.index, limit=LISTED, among=ids)[2]
    floor = SHARE_OF_FIRST * own[0].score if own else 0
    near = [each.entry for at, each in enumerate(own) if at < NEAREST or each.score >= floor]
    # Behind the best, what the editors linked with the entry of that name.
    linked = [each for each in _around(persona, asked.subject) if each in ids]
    chosen = [
        persona.knowledge.entries[each] for each in dict.fromkeys((*near[:1], *linked, *near))
    ][:LISTED]
    group = _group(f"{kind.plural.capitalize()} about {subject}", chosen, "")
    return _chosen(persona, text, kind, subject, group, chosen)


def _around(persona: Persona, name: str) -> list[str]:
    """The ids of the entries that the one entry of this name is related to, either way."""
    matches = persona.index.exact(name, asks=False)
    if len(matches) != 1:
        return []
    entries = persona.knowledge.entries
    entry = entries[matches[0].entry]
    return [*entry.related, *(each.id for each in entries.values() if entry.id in each.related)]


def _chosen(
    persona: Persona, text: str, kind: Kind, subject: str, group: Group, chosen: list[Entry]
) -> Answer:
    if not chosen:
        return NotFound(text, subject, ())
    notes = persona.knowledge.document.notes_on(kind.key)
    return _listing(text, group.title, "", (group,), notes, chosen)


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
