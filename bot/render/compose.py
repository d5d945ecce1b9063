"""Lay an answer out: what comes first, what follows, what can be pressed."""

from __future__ import annotations

from collections.abc import Iterable

from bot.knowledge.document import Note
from bot.knowledge.entry import Entry
from bot.persona.answer import (
    Answer,
    Candidate,
    Choices,
    Comparison,
    Difference,
    Found,
    Group,
    Head,
    Help,
    Listing,
    NotFound,
    OutOfScope,
    Passage,
)
from bot.persona.language import is_english
from bot.render.cite import references, source
from bot.render.compared import rows
from bot.render.document import (
    Block,
    Bullets,
    Button,
    Buttons,
    Caption,
    Document,
    Feedback,
    Heading,
    Lead,
    Line,
    Lines,
    Paragraph,
    Remark,
    Source,
    Table,
)
from bot.search.normalize import words

MAX_KINDS = 5
MAX_RELATED = 3
MAX_DIFFERENCES = 5
BRIEF_DIFFERENCES = 2
MAX_QUESTION = 120
# What ends a sentence or quotes it is no part of a subject.
PUNCTUATION = "?!.,;:\"'“”‘’"
CANONICAL = "The text above is canonical; the handbook adds what follows."
OTHER_WORDS = "Try other words, browse, or tell the editors what is missing."
IN_ENGLISH = "The handbook is in English: ask in English, or browse."
SUGGEST = "Suggest a Term"
BROWSE = Button("Browse", "list", "look_up", "Browse the handbook")
SCOPE = Button("See the Scope", "scope", "look_up", "See what is covered")


def compose(answer: Answer) -> Document:
    """Lay out any answer."""
    match answer:
        case Found():
            return _found(answer)
        case Comparison():
            return _comparison(answer)
        case Choices():
            return _choices(answer)
        case Listing():
            return _listing(answer)
        case Passage():
            return _passage(answer)
        case OutOfScope():
            return _out_of_scope(answer)
        case NotFound():
            return _not_found(answer)
        case Help():
            return _help(answer)


def _found(answer: Found) -> Document:
    entry = answer.entry
    blocks: list[Block] = [Heading(entry.title, entry.kind.emoji), Lead(entry.summary)]
    blocks += _sections(answer)
    if answer.others:
        blocks.append(Buttons(tuple(map(_show, answer.others)), "Or did you mean"))
    if answer.narrower and answer.whole:
        blocks.append(Lines("Its kinds", _lines(answer.narrower)))
    shown = MAX_DIFFERENCES if answer.whole else BRIEF_DIFFERENCES
    differences = () if answer.section else answer.differences[:shown]
    blocks += _differences(entry, differences)
    if answer.whole:
        if entry.status == "canonical":
            blocks += _notes(answer.notes)
        blocks += references(answer.references)
    blocks += _links(answer, differences)
    blocks += [
        Buttons(tuple(_sizes(answer))),
        source(entry, answer.references),
        Feedback(entry.id, asked(answer.query, entry.id)),
    ]
    text = f"{entry.title} ({entry.kind.singular}): {entry.summary}"
    return Document(text, tuple(blocks), _command(answer))


def _sections(answer: Found) -> list[Block]:
    """The section that was asked for, or all of them, or those that a short answer shows."""
    entry = answer.entry
    kind = entry.kind
    if answer.section:
        keys: tuple[str, ...] = (answer.section,)
    elif answer.whole:
        keys = tuple(section.key for section in kind.sections)
    else:
        keys = kind.brief
    blocks: list[Block] = []
    for key in keys:
        if text := entry.section(key):
            section = kind.section(key)
            assert section is not None
            blocks.append(Paragraph(section.label, text))
    if blocks and entry.status == "canonical":
        blocks.insert(0, Caption(CANONICAL))
    return blocks


def _differences(entry: Entry, differences: tuple[Difference, ...]) -> list[Block]:
    if not differences:
        return []
    buttons = tuple(
        Button(
            difference.other.title,
            f"compare {entry.id} vs {difference.other.id}",
            "look_up",
            f"Compare with {difference.other.title}",
        )
        for difference in differences
    )
    sentences = tuple(difference.sentence for difference in differences)
    return [Bullets("Easily confused", sentences), Buttons(buttons, "Compare with")]


def _links(answer: Found, differences: tuple[Difference, ...]) -> list[Block]:
    """What to read next: its kinds, and what is related, but nothing that stands above."""
    above = {head.id for head in answer.others}
    above |= {difference.other.id for difference in differences}
    kinds = () if answer.whole else answer.narrower[:MAX_KINDS]
    above |= {head.id for head in answer.narrower}
    related = [head for head in answer.related if head.id not in above][:MAX_RELATED]
    rows = (("Its kinds", kinds), ("Related", related))
    return [Buttons(tuple(map(_show, heads)), label) for label, heads in rows if heads]


def _sizes(answer: Found) -> Iterable[Button]:
    """More of this answer or less of it, and the button that shares it as it stands."""
    entry = answer.entry
    if answer.whole:
        yield Button("Show Less", f"define {entry.id}", "turn", f"Show less of {entry.title}")
    elif answer.section or _has_more(entry):
        spoken = f"Show all that the handbook says about {entry.title}"
        yield Button("Show More", f"explain {entry.id}", "turn", spoken)
    yield from _shared(_command(answer))


def _shared(command: str) -> tuple[Button, ...]:
    """The button that posts an answer for all to see, when there is a command to post it by."""
    spoken = "Share this answer with the channel, without your name"
    return (Button("Share", command, "share", spoken),) if command else ()


def _command(answer: Found) -> str:
    if answer.section:
        return f"explain {answer.entry.id}: {answer.section}"
    return f"{'explain' if answer.whole else 'define'} {answer.entry.id}"


def _has_more(entry: Entry) -> bool:
    return any(key not in entry.kind.brief for key, _ in entry.sections)


def asked(query: str, entry_id: str) -> str:
    """The question as feedback carries it: not when it is long, or one of our own commands."""
    return query if len(query) <= MAX_QUESTION and entry_id not in query else ""


def _comparison(answer: Comparison) -> Document:
    entries = [candidate.entry for candidate in answer.candidates]
    ids = tuple(entry.id for entry in entries)
    difference = " ".join(answer.sentences)
    lead = difference or " ".join(f"{entry.title}: {entry.summary}" for entry in entries)
    title = _joined([entry.title for entry in entries], "and")
    pair = " vs ".join(ids)
    command = f"compare {pair}"
    blocks: list[Block] = [Heading(title, "⚖️")]
    if difference:
        blocks.append(Lead(difference))
    blocks += [
        Table(rows(entries)),
        Buttons(tuple(map(_show_entry, entries)), "Look up"),
        Buttons(_shared(command)),
        Source(ids, ("comparison",)),
        Feedback(pair, asked(answer.query, ids[0])),
    ]
    return Document(f"{title}: {lead}", tuple(blocks), command)


def _choices(answer: Choices) -> Document:
    titles = [candidate.entry.title for candidate in answer.candidates]
    subject = _as_typed(answer.subject, answer.query)
    lead = f"“{subject}” may mean more than one thing. Which one?"
    if len(titles) == 1:
        lead = f"“{subject}” is no entry by that name. Is this the one?"
    return Document(
        f"Did you mean {_joined(titles, 'or')}?",
        (
            Heading("Did you mean …", "🤔"),
            Lead(lead),
            Lines("", _candidate_lines(answer.candidates)),
            Buttons((_suggest(subject, "None of these"),)),
        ),
        _again(answer.query),
    )


def _suggest(term: str, otherwise: str = "") -> Button:
    spoken = f"Suggest “{term}” as a term for the handbook"
    label = f"{otherwise}: {SUGGEST}" if otherwise else SUGGEST
    return Button(label, term, "suggest", spoken if len(spoken) <= 75 else "")


def _again(query: str) -> str:
    """The question as its own command, unless it is too long to carry about."""
    return query if len(query) <= MAX_QUESTION else ""


def _listing(answer: Listing) -> Document:
    blocks: list[Block] = [Heading(answer.title, "🗂️")]
    if answer.introduction:
        blocks.append(Lead(answer.introduction))
    blocks += [Remark(note.kind, note.text) for note in answer.notes if note.place == "before"]
    groups = answer.groups
    sampled = any(map(_is_sample, groups))
    blocks += _overview(groups) if sampled else _pages(answer.title, groups)
    blocks += [Remark(note.kind, note.text) for note in answer.notes if note.place == "after"]
    turns = [turn for group in groups if not _is_sample(group) for turn in _turns(group)]
    command = _again(answer.query)
    blocks.append(Buttons((*turns, *_shared(command))))
    names = [link.title for group in groups for link in group.heads]
    shown = ", ".join(names[:8]) + (" …" if len(names) > 8 else "")
    return Document(f"{answer.title}: {shown}", tuple(blocks), command)


def _is_sample(group: Group) -> bool:
    """Does it show the first few of many, rather than a page of them?"""
    return bool(group.more) and not group.page


def _overview(groups: tuple[Group, ...]) -> list[Block]:
    """Groups of names alone, and a button for each that has more than these."""
    blocks: list[Block] = []
    for group in groups:
        names = ", ".join(head.title for head in group.heads)
        cut = len(group.heads) < group.total
        blocks.append(Paragraph(_counted(group), f"{names} …" if cut else names))
    buttons = tuple(
        Button(
            f"{group.title} ({group.total})",
            group.more,
            "look_up",
            f"Browse the {_lower(group.title)}, {group.total} in all",
        )
        for group in groups
        if group.more
    )
    return [*blocks, Buttons(buttons, "Browse")]


def _pages(title: str, groups: tuple[Group, ...]) -> list[Block]:
    """Groups of entries; a single one needs no title of its own, but says which page it is."""
    if len(groups) != 1 or groups[0].title != title:
        return [Lines(_counted(group), _lines(group.heads)) for group in groups]
    (group,) = groups
    page = f"Page {group.page} of {group.pages} · {group.total} in all"
    return [*([Caption(page)] if group.page else []), Lines("", _lines(group.heads))]


def _counted(group: Group) -> str:
    return f"{group.title} · {group.total}" if group.total > 1 else group.title


def _turns(group: Group) -> Iterable[Button]:
    if group.previous:
        yield Button("Previous Page", group.previous, "turn", f"Previous page of {group.title}")
    if group.more:
        yield Button("Next Page", group.more, "turn", f"Next page of {group.title}")


def _passage(answer: Passage) -> Document:
    blocks: list[Block] = [Heading(answer.title, "📜")]
    for part in answer.parts:
        if part.text:
            blocks.append(Paragraph(part.label, part.text) if part.label else Lead(part.text))
        if part.items:
            blocks.append(Bullets("" if part.text else part.label, part.items))
    command = _again(answer.query)
    blocks += [*_notes(answer.notes), Buttons((BROWSE, *_shared(command)))]
    first = answer.parts[0]
    text = f"{answer.title}: {first.text or '; '.join(first.items)}"
    return Document(text, tuple(blocks), command)


def _out_of_scope(answer: OutOfScope) -> Document:
    lead = f"That is out of scope: {_lower(answer.exclusion)}."
    why = (
        f"“{answer.named}” says that the question is about this. The handbook keeps to what holds "
        "whatever the tool, the vendor or the recipe."
    )
    blocks: list[Block] = [Heading("Out of scope", "🚧"), Lead(lead), Paragraph("Why", why)]
    blocks += _pointers("What it has to say near that", answer.candidates)
    blocks.append(Buttons((SCOPE,)))
    return Document(f"{lead}{_see(answer.candidates)}", tuple(blocks), _again(answer.query))


def _as_typed(subject: str, query: str) -> str:
    """The part of the query that was taken for its subject, as it was typed: not "pvalues"."""
    wanted = subject.split()
    if wanted == words(query):
        return query
    typed = [(chunk, words(chunk)) for chunk in query.split()]
    for start, (_, first) in enumerate(typed):
        said: list[str] = []
        for end, (_, folded) in enumerate(typed[start:], start + 1):
            said += folded
            if not first or said != wanted[: len(said)]:
                break
            if len(said) == len(wanted):
                return " ".join(chunk for chunk, _ in typed[start:end]).strip(PUNCTUATION)
    return subject


def _not_found(answer: NotFound) -> Document:
    subject = _as_typed(answer.subject, answer.query) or answer.query
    lead = f"The handbook has no entry for “{subject}”."
    understood = f"{lead[:-1]}, which is what the question was understood to be about."
    blocks: list[Block] = [
        Heading("Not found", "🔍"),
        Lead(lead if subject == answer.query else understood),
        *_pointers("The nearest that it has", answer.candidates),
        Paragraph("", OTHER_WORDS if is_english(answer.query) else IN_ENGLISH),
        Buttons((_suggest(subject), BROWSE)),
    ]
    return Document(f"{lead}{_see(answer.candidates)}", tuple(blocks), _again(answer.query))


def _help(answer: Help) -> Document:
    blocks: list[Block] = [Heading(answer.title, "📖")]
    if answer.remark:
        blocks.append(Remark("note", answer.remark))
    blocks += [
        Lead("Type a term, ask a question in your own words, or use a command:"),
        Lines("", tuple(Line(line.usage, "", line.summary) for line in answer.commands)),
        Buttons((BROWSE, SCOPE)),
    ]
    usages = ", ".join(line.usage for line in answer.commands)
    text = f"Type a term or a question, or use a command: {usages}"
    return Document(text, tuple(blocks), "help")


def _notes(notes: Iterable[Note]) -> list[Block]:
    return [Remark(note.kind, note.text) for note in notes]


def _pointers(label: str, candidates: tuple[Candidate, ...]) -> list[Block]:
    return [Lines(label, _candidate_lines(candidates))] if candidates else []


def _lines(heads: Iterable[Head]) -> tuple[Line, ...]:
    return tuple(Line(f"define {head.id}", head.title, head.summary) for head in heads)


def _candidate_lines(candidates: Iterable[Candidate]) -> tuple[Line, ...]:
    return tuple(
        Line(f"define {entry.id}", entry.title, entry.summary, entry.kind.singular)
        for entry, _ in candidates
    )


def _show(head: Head) -> Button:
    return Button(head.title, f"define {head.id}", "look_up", f"Look up {head.title}")


def _show_entry(entry: Entry) -> Button:
    return Button(entry.title, f"define {entry.id}", "look_up", f"Look up {entry.title}")


def _see(candidates: tuple[Candidate, ...]) -> str:
    titles = [candidate.entry.title for candidate in candidates]
    return f" See {_joined(titles, 'or')}." if titles else ""


def _joined(names: list[str], conjunction: str) -> str:
    *first, last = names
    return f"{', '.join(first)} {conjunction} {last}" if first else last


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
