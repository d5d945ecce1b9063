"""From a question to matches, best first: names first, then spellings, phrases and words."""

from __future__ import annotations

from bot.search.decide import ANSWER_BAR, is_sure
from bot.search.frame import Question
from bot.search.index import Index
from bot.search.lexicon import STOP_WORDS, content_words
from bot.search.match import Match
from bot.search.normalize import key, tokens

MAX_NAME_WORDS = 12
MAX_PHRASE_WORDS = 7
# Below this a spelling is another word rather than a mistake.
SPELLING_CUTOFF = 62.0
# In a longer text, only what would be an answer counts as a misspelt name.
FEW_WORDS = 3
# What names found inside a question, and its words, are worth of a whole match. Chosen, like the
# bars of `decide`, over the handbook's own asks, each asked of an index without itself.
PHRASE_SHARE, TEXT_SHARE = 0.4, 0.6


def look_up(subject: str, index: Index, *, limit: int) -> tuple[Match, ...]:
    """Matches for a name as it was typed: exact, else near in spelling or word order."""
    parts = tokens(subject)
    if exact := index.exact_key(key(parts)):
        return exact[:limit]
    if not 0 < len(parts) <= MAX_NAME_WORDS:
        return ()
    cutoff = SPELLING_CUTOFF if len(parts) <= FEW_WORDS else ANSWER_BAR["spelling"]
    near = index.spelling.near(parts, score_cutoff=cutoff, limit=limit)
    if near and is_sure(near, typed=len(key(parts))):
        return near
    # Only now, because the stems of all names are the dearer look.
    return index.spelling.inflected(parts, limit=limit) or near


def rank(question: Question, index: Index, *, limit: int) -> tuple[Match, ...]:
    """Matches for a question: its subject as a name, the names inside it, and its words."""
    if asked := index.exact(question.text):
        return asked[:limit]
    named = look_up(question.subject, index, limit=limit)
    if named and is_sure(named, typed=len(key(tokens(question.subject)))):
        return named
    best = {match.entry: match for match in named}
    for match in within(question.subject, index, limit=limit):
        if match.entry not in best or best[match.entry].score < match.score:
            best[match.entry] = match
    ranked = sorted(best.values(), key=lambda match: (-match.score, match.entry))
    return tuple(ranked[:limit])


def within(subject: str, index: Index, *, limit: int) -> tuple[Match, ...]:
    """Entries that a longer text is about: names found inside it, and words it shares.

    A name counts by the weight of its words in the whole text, so "precision" in "precision
    medicine" counts half: the other word is one that no entry knows.
    """
    parts = tokens(subject)
    lexicon = index.lexicon
    known = lexicon.postings
    repaired = [
        part
        if part in STOP_WORDS or any(word in known for word in content_words([part]))
        else index.spelling.repaired(part)
        for part in parts
    ]
    question = content_words(repaired)
    stems = set(question)
    whole = sum(lexicon.rarity(word) for word in stems)
    if not whole:
        return ()
    phrases: dict[str, Match] = {}
    for start in range(len(repaired)):
        for end in range(min(len(repaired), start + MAX_PHRASE_WORDS), start, -1):
            span = repaired[start:end]
            for match in index.exact_key(key(span)):
                share = 100 * sum(lexicon.rarity(word) for word in set(content_words(span))) / whole
                if match.entry not in phrases or phrases[match.entry].score < share:
                    phrases[match.entry] = Match(match.entry, match.name, share, "phrase")
    scores: list[Match] = []
    coverage = lexicon.coverage(question)
    for entry in coverage.keys() | phrases.keys():
        text = coverage.get(entry, 0.0)
        if entry in phrases:
            share = phrases[entry].score
            scores.append(phrases[entry]._replace(score=PHRASE_SHARE * share + TEXT_SHARE * text))
        else:
            scores.append(Match(entry, "", TEXT_SHARE * text, "text"))
    scores.sort(key=lambda match: (-match.score, match.entry))
    return tuple(scores[:limit])
