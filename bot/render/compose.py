"""Lay an answer out: what comes first, what follows, what can be pressed."""

from __future__ import annotations

from collections.abc import Iterable

from bot.knowledge.document import Note
from bot.knowledge.entry import Entry, Reference
from bot.persona.answer import (
    Answer,
    Candidate,
    Choices,
    Comparison,
    Found,
    Head,
    Help,
    Listing,
    NotFound,
    OutOfScope,
    Passage,
)
from bot.render.document import (
    Block,
    Bullets,
    Button,
    Buttons,
    Document,
    Heading,
    Lead,
    Line,
    Lines,
    Paragraph,
    Remark,
    Source,
    Table,
)

MAX_LINKS = 4
CANONICAL = "The text above is canonical; the handbook adds what follows."
# Aspects that two entries of different kinds can be compared by, and what a row is called.
COMPARED = (
    ("details", "In detail"),
    ("when", "When"),
    ("how", "How it works"),
    ("detect", "How to tell"),
    ("handle", "What to do"),
    ("why", "Why"),
    ("costs", "Cost"),
)


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
    kind = entry.kind
    blocks: list[Block] = [Heading(entry.title, kind.emoji), Lead(entry.summary)]
    if answer.section:
        keys: tuple[str, ...] = (answer.section,)
    elif answer.whole:
        keys = tuple(section.key for section in kind.sections)
    else:
        keys = kind.brief
    told = [(key, text) for key in keys if (text := entry.section(key))]
    if told and entry.status == "canonical":
        blocks.append(Source((CANONICAL,)))
    for key, text in told:
        section = kind.section(key)
        assert section is not None
        blocks.append(Paragraph(section.label, text))
    if answer.narrower and answer.whole:
        blocks.append(Lines("Its kinds", _lines(answer.narrower)))
    elif answer.narrower and not answer.section:
        blocks.append(Paragraph("Its kinds", ", ".join(head.title for head in answer.narrower)))
    if answer.differences and not answer.section:
        blocks.append(
            Bullets("Not to be confused", tuple(item.sentence for item in answer.differences[:3]))
        )
    if answer.whole:
        if entry.status == "canonical":
            blocks += _notes(answer.notes)
        blocks += _references(answer.references)
    blocks.append(_source(entry, answer.references))
    more = not answer.whole and (answer.section or _has_more(entry))
    buttons = [Button("Share", f"{_command(answer)}", share=True)]
    if more:
        buttons.append(Button("Show all", f"explain {entry.id}", share=False))
    links = {link.id: link for link in answer.narrower}
    links |= {difference.other.id: difference.other for difference in answer.differences}
    links |= {link.id: link for link in answer.related}
    buttons += [_show(link) for link in list(links.values())[:MAX_LINKS]]
    blocks.append(Buttons(tuple(buttons)))
    return Document(f"{entry.title} ({kind.singular}): {entry.summary}", tuple(blocks))


def _command(answer: Found) -> str:
    if answer.section:
        return f"explain {answer.entry.id}: {answer.section}"
    return f"{'explain' if answer.whole else 'define'} {answer.entry.id}"


def _has_more(entry: Entry) -> bool:
    return any(key not in entry.kind.brief for key, _ in entry.sections)


def _comparison(answer: Comparison) -> Document:
    first, second = (candidate.entry for candidate in answer.candidates)
    rows = [("Aspect", first.title, second.title), ("What it is", first.summary, second.summary)]
    rows.append(("Kind", first.kind.singular, second.kind.singular))
    for aspect, label in COMPARED:
        cells = _aspect(first, aspect), _aspect(second, aspect)
        if all(cells):
            rows.append((label, *cells))
    difference = " ".join(answer.sentences)
    lead = difference or f"{first.title}: {first.summary} {second.title}: {second.summary}"
    title = f"{first.title} and {second.title}"
    blocks: list[Block] = [Heading(title, "⚖️")]
    if difference:
        blocks.append(Lead(difference))
    blocks += [
        Table(tuple(rows)),
        Source(tuple(entry.id for entry in (first, second))),
        Buttons(
            (
                Button("Share", f"compare {first.id} vs {second.id}", share=True),
                _show(Head(first.id, first.title, "")),
                _show(Head(second.id, second.title, "")),
            )
        ),
    ]
    return Document(f"{title}: {lead}", tuple(blocks))


def _aspect(entry: Entry, aspect: str) -> str:
    return next((text for key in entry.kind.answering(aspect) if (text := entry.section(key))), "")


def _choices(answer: Choices) -> Document:
    titles = [candidate.entry.title for candidate in answer.candidates]
    lead = f"“{answer.subject}” may mean more than one thing. Which one?"
    if len(titles) == 1:
        lead = f"“{answer.subject}” is no entry by that name. Is this the one?"
    return Document(
        f"Did you mean {_or(titles)}?",
        (
            Heading("Did you mean …", "🤔"),
            Lead(lead),
            Lines("", _candidate_lines(answer.candidates)),
            Buttons(tuple(_show_entry(candidate.entry) for candidate in answer.candidates)),
        ),
    )


def _listing(answer: Listing) -> Document:
    blocks: list[Block] = [Heading(answer.title, "🗂️")]
    if answer.introduction:
        blocks.append(Lead(answer.introduction))
    blocks += [Remark(note.kind, note.text) for note in answer.notes if note.place == "before"]
    more: list[Button] = []
    for group in answer.groups:
        label = group.title
        if group.total > len(group.heads):
            label += f" · {group.total}"
        blocks.append(Lines(label, _lines(group.heads)))
        if group.more:
            more.append(
                Button(f"More {group.title.split(' (')[0].lower()}", group.more, share=False)
            )
    blocks += [Remark(note.kind, note.text) for note in answer.notes if note.place == "after"]
    if more:
        blocks.append(Buttons(tuple(more)))
    names = [link.title for group in answer.groups for link in group.heads]
    shown = ", ".join(names[:8]) + (" …" if len(names) > 8 else "")
    return Document(f"{answer.title}: {shown}", tuple(blocks))


def _passage(answer: Passage) -> Document:
    blocks: list[Block] = [Heading(answer.title, "📜")]
    for part in answer.parts:
        if part.text:
            blocks.append(Paragraph(part.label, part.text) if part.label else Lead(part.text))
        if part.items:
            blocks.append(Bullets("" if part.text else part.label, part.items))
    blocks += _notes(answer.notes)
    first = answer.parts[0]
    return Document(f"{answer.title}: {first.text or '; '.join(first.items)}", tuple(blocks))


def _out_of_scope(answer: OutOfScope) -> Document:
    lead = f"That is out of scope: {_lower(answer.exclusion)}."
    blocks: list[Block] = [
        Heading("Out of scope", "🚧"),
        Lead(lead),
        Paragraph(
            "",
            f"“{answer.named}” says that the question is about this. The handbook keeps to what holds "
            "whatever the tool, the vendor or the recipe.",
        ),
    ]
    blocks += _pointers("What it has to say near that", answer.candidates)
    return Document(f"{lead}{_see(answer.candidates)}", tuple(blocks))


def _not_found(answer: NotFound) -> Document:
    lead = f"The handbook has no entry for “{answer.subject or answer.query}”."
    blocks: list[Block] = [Heading("Not found", "🔍"), Lead(lead)]
    blocks += _pointers("The nearest that it has", answer.candidates)
    blocks.append(Paragraph("", "Try other words, or browse with `list`."))
    return Document(f"{lead}{_see(answer.candidates)}", tuple(blocks))


def _help(answer: Help) -> Document:
    blocks: list[Block] = [Heading(answer.title, "📖")]
    if answer.remark:
        blocks.append(Remark("note", answer.remark))
    blocks += [
        Lead("Type a term, ask a question in your own words, or use a command:"),
        Lines("", tuple(Line(line.usage, "", line.summary) for line in answer.commands)),
    ]
    usages = ", ".join(line.usage for line in answer.commands)
    return Document(f"Type a term or a question, or use a command: {usages}", tuple(blocks))


def _notes(notes: Iterable[Note]) -> list[Block]:
    return [Remark(note.kind, note.text) for note in notes]


def _references(references: tuple[Reference, ...]) -> list[Block]:
    if not references:
        return []
    return [Bullets("References", tuple(_cited(reference) for reference in references))]


def _cited(reference: Reference) -> str:
    text = reference.text
    if reference.link:
        text += f" {reference.link}"
    return text if reference.verified else f"{text} (not verified)"


def _source(entry: Entry, references: tuple[Reference, ...]) -> Source:
    fragments = [entry.id, entry.kind.singular, entry.status]
    if entry.changed:
        fragments.append(f"changed in {entry.changed}")
    elif entry.since:
        fragments.append(f"since {entry.since}")
    if references:
        first = references[0]
        name = first.authors.split(",")[0].strip(". ") or first.title
        fragments.append(f"{name} {first.year}".strip())
    return Source(tuple(fragments))


def _pointers(label: str, candidates: tuple[Candidate, ...]) -> list[Block]:
    if not candidates:
        return []
    return [
        Lines(label, _candidate_lines(candidates)),
        Buttons(tuple(_show_entry(candidate.entry) for candidate in candidates)),
    ]


def _lines(heads: Iterable[Head]) -> tuple[Line, ...]:
    return tuple(Line(f"explain {head.id}", head.title, head.summary) for head in heads)


def _candidate_lines(candidates: Iterable[Candidate]) -> tuple[Line, ...]:
    return tuple(
        Line(
            f"explain {candidate.entry.id}",
            candidate.entry.title,
            f"({candidate.entry.kind.singular}) {candidate.entry.summary}",
        )
        for candidate in candidates
    )


def _show(head: Head) -> Button:
    return Button(head.title, f"define {head.id}", share=False)


def _show_entry(entry: Entry) -> Button:
    return Button(entry.title, f"define {entry.id}", share=False)


def _see(candidates: tuple[Candidate, ...]) -> str:
    return f" See {_or([candidate.entry.title for candidate in candidates])}." if candidates else ""


def _or(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
