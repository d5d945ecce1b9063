"""The index in columns says what it would say as plain values, whatever its size."""

from __future__ import annotations

import random
from array import array
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

import pytest

from bot.knowledge.base import KnowledgeBase
from bot.loader.compiled import read_compiled, write_compiled
from bot.persona.answer import Persona
from bot.search.engine import find_name, search
from bot.search.headwords import Headwords
from bot.search.index import Index
from bot.search.kept import KEPT, Kept
from bot.search.keys import Keys
from bot.search.lexicon import SHORTEST_HALF, Lexicon, compounded, content_words, stem
from bot.search.normalize import pairs, tokens
from bot.search.spelling import COMPARED, FEW, MANY
from bot.search.synonyms import all_senses
from tests.search.small import entry, index

MODIFIERS = "sparse dense robust causal bayesian federated temporal spatial delayed".split()
FORMS = "detection estimation calibration sampling weighting pruning serving scoring".split()
SYLLABLES = "ba co di fu ge ho ki lu ma ne po qui ra se ti vo wa xe".split()
SUBJECTS = ["".join(parts) for parts in product(SYLLABLES, SYLLABLES)][:280]


def said(lexicon: Lexicon) -> dict[str, object]:
    """What a lexicon has, as plain values: all keys, and the values of every twentieth."""
    tables = {
        "words": lexicon.words,
        "called": lexicon.called,
        "asks": lexicon.asks,
        "phrases": lexicon.phrases,
        "meanings": lexicon.meanings,
    }
    keys = {name: sorted(table) for name, table in tables.items()}
    values = {
        name: {key: plain(table[key]) for key in keys[name][::20]} for name, table in tables.items()
    }
    return {"ids": lexicon.entries, "unknown": lexicon.unknown, "keys": keys, "values": values}


def plain(value: Sequence[object]) -> list[object]:
    """The value with its arrays as lists."""
    return [list(each) if isinstance(each, array) else each for each in value]


def columns(headwords: Headwords) -> list[list[object]]:
    return [list(column) for column in headwords.columns]


def test_a_compiled_copy_has_exactly_what_a_fresh_index_has(
    persona: Persona, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MLPERSONA_CACHE", str(tmp_path))
    fresh = Index.of(persona.knowledge.entries.values())
    write_compiled(Persona(persona.knowledge, fresh))
    compiled = read_compiled(persona.knowledge.digest)
    assert compiled is not None
    assert said(compiled.index.lexicon) == said(fresh.lexicon)
    assert columns(compiled.index.headwords) == columns(fresh.headwords)


def test_a_compiled_copy_has_more_asks_than_a_byte_can_count(
    persona: Persona, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MLPERSONA_CACHE", str(tmp_path))
    asks = tuple(f"where does the zebra {subject}?" for subject in SUBJECTS)
    asked = next(iter(persona.knowledge.entries.values()))._replace(asks=asks)
    base = persona.knowledge
    knowledge = KnowledgeBase(base.document, {asked.id: asked}, base.references, {}, digest="0")
    fresh = Index.of([asked])
    write_compiled(Persona(knowledge, fresh))
    compiled = read_compiled(knowledge.digest)
    assert compiled is not None
    assert said(compiled.index.lexicon) == said(fresh.lexicon)
    places = compiled.index.lexicon.asks[asked.id].places
    assert list(places[stem("zebra")]) == list(range(len(SUBJECTS)))
    assert list(places[stem(SUBJECTS[-1])]) == [len(SUBJECTS) - 1]


def test_every_stem_and_pair_leads_to_the_entries_that_have_it(persona: Persona) -> None:
    entries = list(persona.knowledge.entries.values())[::9]
    lexicon = Index.of(entries).lexicon
    called = [text for each in entries for text in (each.title, *each.aliases, *each.asks)]
    known = {token for text in called for token in tokens(text) if len(token) > SHORTEST_HALF}
    having: dict[str, set[int]] = {}
    for at, each in enumerate(entries):
        paired = (each.title, *each.aliases, each.summary, *each.asks)
        single = (each.tip, *(text for _, text in each.sections))
        for text in (*paired, *single, *(contrast.difference for contrast in each.contrasts)):
            stems = content_words(compounded(tokens(text), known.__contains__))
            beside = pairs(stems) if text in paired else ()
            for word in (*stems, *all_senses(stems), *beside):
                having.setdefault(word, set()).add(at)
    assert {key: set(word.entries) for key, word in lexicon.words.items()} == having
    assert lexicon.words.get("zzz") is None
    assert lexicon.words.get("model zzz") is None
    assert lexicon.words.get("zzz model") is None


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("roll back for the model", "rollback for the model"),
        ("k means", "kmean"),
        ("can M be extended", "can m be extended"),
    ],
)
def test_what_is_written_apart_is_joined_but_for_stop_words(text: str, joined: str) -> None:
    known = {"rollback", "forthe", "kmean", "mbe", "theme"}
    assert " ".join(compounded(tokens(text), known.__contains__)) == joined


def test_keys_lead_to_their_rows() -> None:
    chance = random.Random(0)
    keys = ["".join(chance.choices("abc", k=chance.randint(1, 5))) for _ in range(300)]
    table = Keys(keys)
    for key in [*keys, "", "d", "abcabc"]:
        assert table.rows(key) == [row for row, other in enumerate(keys) if other == key]
    for start in ("a", "ab", "abca", "d"):
        begun = sorted({key for key in keys if key.startswith(start)})
        assert table.beginning(start, limit=7) == [keys.index(key) for key in begun[:7]]


class Made(Kept[int]):
    """The length of each key but the empty one."""

    made = 0

    def _make(self, key: str) -> int | None:
        self.made += 1
        return len(key) or None

    def __iter__(self) -> Iterator[str]:
        return iter(("a", "bb"))


def test_values_are_made_once_and_only_the_latest_are_kept() -> None:
    made = Made()
    assert [made["a"], made["a"], made.get("bb")] == [1, 1, 2]
    assert made.made == 2
    assert made.get("") is None
    with pytest.raises(KeyError):
        made[""]
    for number in range(3 * KEPT):
        assert made[f"{number}"]
    assert len(made._values) <= KEPT
    assert dict(made) == {"a": 1, "bb": 2}


def test_an_entry_is_found_by_all_its_names_and_a_name_by_all_its_entries() -> None:
    two = index(
        entry("Rollback", "roll back", "RB", asks=("how do I get back", "roll back")),
        entry("Canary (CR)", "roll back", asks=("what comes next",)),
    )
    first, second = "Rollback", "Canary (CR)"
    # Titles come before aliases; an alias that two have leads to both.
    assert [match.entry for match in two.exact("roll-back")] == [first]
    assert sorted({name.entry for name in two._named("rollback")}) == [second, first]
    assert [match.entry for match in two.exact("CR")] == [second]
    assert [match.entry for match in two.exact("canary")] == [second]
    assert [match.entry for match in two.exact("What comes next?")] == [second]
    assert two.exact("What comes next?", asks=False) == ()
    assert [(name.entry, name.text, name.role) for name in two.names] == [
        (first, "Rollback", "title"),
        (first, "RB", "alias"),
        (second, "Canary (CR)", "title"),
        (second, "Canary", "title"),
        (second, "CR", "alias"),
        (second, "roll back", "alias"),
    ]


@pytest.fixture(scope="module")
def many() -> Index:
    """So many names that misspelt ones are not compared with all that share an end."""
    made = index(
        *(
            entry(f"{modifier} {subject} {form}", f"{form} of {modifier} {subject}")
            for modifier, subject, form in product(MODIFIERS, SUBJECTS, FORMS)
        )
    )
    assert len(made.headwords.columns.texts) > MANY > COMPARED > FEW
    return made


@pytest.mark.parametrize(
    "typed",
    [
        "sparse bafu estimatoin",
        "spares bafu estimation",
        "sparse baffu estimation",
        "estimation sparse bafu",
        "estimatoin of sparse bafu",
    ],
)
def test_among_many_names_a_slip_finds_its_entry(typed: str, many: Index) -> None:
    assert find_name(typed, many).matches[0].entry == "sparse bafu estimation"


@pytest.mark.parametrize(
    "title", ["robust codi pruning", "causal lupo serving", "dense fuba scoring"]
)
def test_among_many_names_a_question_finds_what_it_names(title: str, many: Index) -> None:
    assert title in many.lexicon.called
    question = f"how would a team notice that {title} fails?"
    assert search(question, many).decision.matches[0].entry == title
