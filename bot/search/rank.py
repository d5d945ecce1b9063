"""From a question to matches, best first: names first, then the evidence of its words."""

from __future__ import annotations

import re
from collections.abc import Container
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from bot.knowledge.entry import folder
from bot.search.asking import ASKING, EVERYDAY, around, telling
from bot.search.decide import logistic
from bot.search.english import is_common
from bot.search.fitted import confidence_for, weights_for, worth_of_kinds
from bot.search.frame import Question
from bot.search.index import Index
from bot.search.lookup import LIKELY, MAX_NAME_WORDS, QUESTION, SAYS_ENOUGH, SURE, is_word, look_up
from bot.search.match import Match, Role
from bot.search.normalize import key, tokens, words

# The evidence of words is imported where it is read: a look-up by name needs none of it.
if TYPE_CHECKING:
    from bot.search.confidence import Confidence
    from bot.search.evidence import Evidence, Weighed
    from bot.search.lexicon import Lexicon

# What an entry is worth, in percent, when a bare word is a part of its title and of no other name,
# and when it is all of a name that others share (less than an answer needs); and how many entries
# may share it.
PART_OF_ONE, PART_OF_MANY, MAX_MEANINGS = 75.0, 42.0, 300
HAIR = 0.01
# A name of more words is not looked for misspelt among words that only ask.
MISSPELT = 4
# What an entry is called that answers whether something is needed at all, and how that is asked.
NOT_NEEDED = "when not to use {}"
NEEDED = re.compile(
    r"(?:do|should) (?:i|we|you|one) (?:really |even )?(?:need|use) |"
    r"(?:when|why) (?:\w+ ){0,2}(?:not|never|shouldnt|dont|avoid|skip)\b"
)
# Who names the field as a whole, or who works in it, and says more, asks about the rest when that is
# as sure, in percent.
FIELD = (
    "machine learning",
    "machine learning fundamentals",
    "deep learning",
    "neural network",
    "supervised learning",
    "data scientist",
)
SURE_OF_REST = 60.0
NEGATED = frozenset("arent cant didnt doesnt dont hasnt isnt wasnt wont".split())


class Ranked(NamedTuple):
    """Matches of a question, and for `--why` how they came about.

    ``weighed`` and ``evidence`` are None and empty when a name decided. ``left_out`` is the name of
    the field that was left out, or the empty string.
    """

    matches: tuple[Match, ...]
    weighed: Weighed | None = None
    evidence: tuple[Evidence, ...] = ()
    left_out: str = ""


def rank(question: Question, index: Index, *, limit: int) -> Ranked:
    """Matches for a question: what it names as a whole, its subject, and its words."""
    asked = index.exact(question.text) or index.exact(question.asked) or _own_entry(question, index)
    if asked:
        return Ranked(asked[:limit])
    named: tuple[Match, ...] = ()
    # "importance of features" names something as a whole before it asks why features matter; "how
    # do I detect data drift" names data drift before drift detection, and "define" adds nothing.
    texts = (question.asked, question.subject)
    subject_first = (
        not question.aspect or question.asked.startswith("how ") or _all_said(question, index)
    )
    in_question = len(question.text.split()) >= QUESTION
    for text in dict.fromkeys(reversed(texts) if subject_first else texts):
        found = look_up(text, index, limit=limit, in_question=in_question)
        if found and found[0].score >= 100 * SURE:
            return Ranked(found)
        named = max(named, found, key=_best)
    if only := only_name(tokens(question.asked), index):
        return Ranked(only[:limit])
    weighed, evidence, matches = within(question, index, limit=limit)
    left_out = ""
    if evidence and (rest := _beside_the_field(question, evidence[0], index)):
        other = within(rest, index, limit=limit)
        if _best(other[2]) >= SURE_OF_REST and other[2][0].entry != matches[0].entry:
            left_out = evidence[0].name
            weighed, evidence, matches = other
    if _only_asks(question) and (part := part_of_names(question.subject, index)):
        # A bare word that is a part of names is neither a slip nor a question.
        named, matches = part[:limit], ()
    return Ranked(_merged(named, matches, limit), weighed, evidence, left_out)


def _beside_the_field(question: Question, first: Evidence, index: Index) -> Question | None:
    """The question without the name of the field, where an entry on the field came first by it."""
    from bot.search.lexicon import stem

    if not first.name or index.lexicon.entries[first.entry] not in index.owning(FIELD):
        return None
    named = set(map(stem, tokens(first.name)))
    rest = " ".join(part for part in tokens(question.asked) if stem(part) not in named)
    return question._replace(asked=rest, subject=rest) if rest else None


def _own_entry(question: Question, index: Index) -> tuple[Match, ...]:
    """The entry on whether the subject is needed: when not to use machine learning has its own."""
    if not NEEDED.match(question.asked):
        return ()
    return index.exact(NOT_NEEDED.format(question.subject), asks=False)


def _all_said(question: Question, index: Index) -> bool:
    """Is the subject a name that says all there is: "should we use word embedding"?"""
    return index.is_name(question.subject) and _says_no_more(question)


def _says_no_more(question: Question) -> bool:
    """Does the question say nothing beside its subject?

    "How do I know whether the new prompt is better" does, of which the frame leaves "better".
    """
    from bot.search.lexicon import content_words

    return content_words(tokens(question.asked)) == content_words(tokens(question.subject))


def _only_asks(question: Question) -> bool:
    """Do all words beside the subject ask only: "what is the definition of bias"?"""
    from bot.search.lexicon import STOP_WORDS

    subject = tokens(question.subject)
    return all(
        part in ASKING or part in STOP_WORDS or part in subject for part in tokens(question.asked)
    )


def only_name(parts: list[str], index: Index) -> tuple[Match, ...]:
    """The entries of the one name in a text whose other words only ask; it may be misspelt."""
    from bot.search.lexicon import STOP_WORDS, stem

    start, end = telling(parts, STOP_WORDS)
    if end - start > MAX_NAME_WORDS or (parts[:1] == ["why"] and NEGATED.intersection(parts[1:2])):
        # "Why isn't my model learning?" tells what a model does not do.
        return ()
    for first, last in around(start, end, len(parts)):
        if found := index.exact_key(key(parts[first:last])):
            acronym = last - first == 1 and found[0].name.isupper() and is_common(parts[first])
            if acronym and not EVERYDAY.isdisjoint(parts):
                return ()
            said = [stem(part) for part in parts[first:last] if part not in STOP_WORDS]
            return found if sum(map(index.lexicon.rarity, said)) >= SAYS_ENOUGH else ()
    if end - start > MISSPELT or all(is_word(part, index) for part in parts[start:end]):
        return ()
    for first, last in ((max(0, start - 1), end), (start, end + 1), (start, end)):
        found = look_up(" ".join(parts[first:last]), index, limit=1)
        if found and found[0].score >= 100 * (SURE if last - first > 1 else LIKELY):
            return found
    return ()


def _best(matches: tuple[Match, ...]) -> float:
    return matches[0].score if matches else 0.0


def part_of_names(subject: str, index: Index) -> tuple[Match, ...]:
    """What a bare word may mean that is a part of names only: "shift", "shadow".

    Each entry with such a name, those of which the word is the larger part first, then those that
    speak of it most. A part of one
    title is probably that; of several names, one is for the asker to choose.
    """
    from bot.search.lexicon import content_words
    from bot.search.synonyms import is_sense

    lexicon = index.lexicon
    words = set(content_words(tokens(subject)))
    if len(words) != 1:
        return ()
    (word,) = words
    found = lexicon.words.get(word)
    if not found or not found.names or len(found.entries) > MAX_MEANINGS:
        return ()
    best: dict[str, tuple[float, bool, float]] = {}
    for position, weight in zip(found.entries, found.prose, strict=True):
        entry = lexicon.entries[position]
        for role, stems in lexicon.called[entry]:
            if word in stems:
                share = 1 / sum(not is_sense(stem) for stem in stems)
                part = (share, role == Role.TITLE.value, weight)
                best[entry] = max(best.get(entry, part), part)
    ranked = sorted(best, key=lambda entry: (*(-part for part in best[entry]), entry))
    if len(ranked) == 1 and best[ranked[0]][1] and not is_common(subject):
        return (Match(ranked[0], "", PART_OF_ONE, "part"),)
    return tuple(
        # A hair apart, so that the order is kept.
        Match(entry, "", PART_OF_MANY * best[entry][0] - at * HAIR, "part")
        for at, entry in enumerate(ranked)
    )


def _merged(first: tuple[Match, ...], second: tuple[Match, ...], limit: int) -> tuple[Match, ...]:
    best = {match.entry: match for match in first}
    for match in second:
        if match.entry not in best or best[match.entry].score < match.score:
            best[match.entry] = match
    return tuple(sorted(best.values(), key=lambda match: (-match.score, match.entry))[:limit])


def within(
    question: Question, index: Index, *, limit: int, among: Container[str] | None = None
) -> tuple[Weighed, tuple[Evidence, ...], tuple[Match, ...]]:
    """What the words of a question mean: its stems, the evidence best first, and the matches.

    The score of the first match is the probability that it is right; the others have theirs in
    proportion to their shares. With ``among`` only entries with these ids are looked at.
    """
    from bot.search import confidence

    lexicon = index.lexicon
    weighed, found = looked_at(question, index, among)
    scored = ordered(question, weighed, found, lexicon)
    if not scored:
        return weighed, (), ()
    scores = [score for score, _ in scored]
    evidence = tuple(each for _, each in scored)
    fitted = confidence_for(len(evidence[0].figures))
    typed = words(question.text)
    figures = confidence.of_question(
        weighed,
        typed,
        scores,
        [each.figures for each in evidence],
        domains_of(question, weighed, fitted),
        fitted.standings.get(lexicon.entries[evidence[0].entry], 0.0),
    )
    first = logistic(confidence.logit(fitted, figures))
    matches = tuple(
        Match(
            lexicon.entries[each.entry],
            each.name,
            100 * first * confidence.share(score - scores[0]),
            "words",
        )
        for score, each in scored[:limit]
    )
    return weighed, evidence, matches


def domains_of(question: Question, weighed: Weighed, fitted: Confidence) -> tuple[float, ...]:
    """Whether the subject's words are of the domain, and what the question means.

    With a sentence model also whether its vector of the question is.
    """
    from bot.search.domain import log_odds, log_odds_of_meaning, log_odds_of_vector

    domains = log_odds(question.subject.split()), log_odds_of_meaning(weighed.meant)
    if not weighed.vector:
        return domains
    return *domains, log_odds_of_vector(weighed.vector, fitted.vector)


def looked_at(
    question: Question, index: Index, among: Container[str] | None = None
) -> tuple[Weighed, list[Evidence]]:
    """The stems of a question, and the evidence for every entry worth a look, in no order.

    With a sentence model its figures follow those of the words, unless the text is a look-up.
    """
    from bot.search.evidence import gather, weigh
    from bot.search.semantic import FEWEST_WORDS

    weighed = weigh(readable(question.asked, index, index.lexicon), index.lexicon)
    found = gather(weighed, index.lexicon, among)
    if not found or len(words(question.text)) < FEWEST_WORDS:
        return weighed, found
    if read := index.semantic.read:
        said = read(question.text, [each.entry for each in found])
        weighed = weighed._replace(vector=said.vector)
        found = [
            each._replace(figures=(*each.figures, *figures))
            for each, figures in zip(found, said.figures, strict=True)
        ]
    return weighed, found


def readable(text: str, index: Index, lexicon: Lexicon) -> list[str]:
    """The tokens of a text, misspelt ones mended, words written apart joined and the reverse."""
    from bot.search.lexicon import in_haste, stem
    from bot.search.meaning import has_vector

    mended: list[str] = []
    for part in tokens(text):
        if lexicon.knows(part) or has_vector(stem(part)) or is_common(part):
            # A word of common English that no entry has is no slip: "deceptive", "receptive".
            mended.append(part)
        elif (meant := in_haste(part)) != part:
            mended.append(meant)
        else:
            mended += lexicon.halves(part) or [index.spelling.repaired(part)]
    return lexicon.compounded(mended)


def ordered(
    question: Question, weighed: Weighed, evidence: list[Evidence], lexicon: Lexicon
) -> list[tuple[float, Evidence]]:
    """The evidence with its score, best first."""
    if not evidence:
        return []
    weights = weights_for(weighed, len(evidence[0].figures))
    of_kind = worth_of_kinds(question, len(evidence[0].figures))
    scored = [
        (
            sum(map(mul, weights, each.figures))
            + of_kind.get(folder(lexicon.entries[each.entry]), 0.0),
            each,
        )
        for each in evidence
    ]
    scored.sort(key=lambda pair: (-pair[0], pair[1].entry))
    return scored
