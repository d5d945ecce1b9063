"""The figures of evidence mean what their comments say, worked out by hand on small indexes."""

from __future__ import annotations

from math import log, sqrt

import pytest

from bot.persona.answer import Persona
from bot.search.evidence import BREADTH, FIGURES, MAX_STEMS, _Words, gather, weigh
from bot.search.frame import take_apart
from bot.search.index import Index
from bot.search.lexicon import stem
from bot.search.normalize import tokens
from bot.search.synonyms import all_senses
from tests.search.small import entry, index

# Of two entries and two asks: a word in one title, in both titles, in both asks, in one ask.
ALPHA = 0.5 * log(2) + 0.35 * log(6)
PARTICLE = 0.5 * log(1.2) + 0.35 * log(6)
QUARK = 0.5 * log(1.2) + 0.35 * log(1.2)
TRAIL = 0.5 * log(2) + 0.35 * log(2)
WHOLE = ALPHA + PARTICLE + QUARK


@pytest.fixture(scope="module")
def two() -> Index:
    return index(
        entry("Alpha Particle", asks=("which quark zooms",)),
        entry("Beta Particle", asks=("which quark wobbles",)),
    )


def figures(text: str, among: Index) -> dict[str, dict[str, float]]:
    """The figures of each entry by name."""
    lexicon = among.lexicon
    return {
        lexicon.entries[each.entry]: dict(zip(FIGURES, each.figures, strict=True))
        for each in gather(weigh(tokens(text), lexicon), lexicon)
    }


def test_none_of_the_words_has_a_synonym() -> None:
    words = "alpha beta particle quark zooms wobbles".split()
    assert all_senses([stem(word) for word in words]) == []


def test_a_word_is_rare_by_entries_and_by_asks(two: Index) -> None:
    rarity = two.lexicon.rarity
    found = [rarity(stem(word)) for word in ("alpha", "particle", "quark", "zooms")]
    assert found == pytest.approx([ALPHA, PARTICLE, QUARK, TRAIL], abs=1e-4)
    assert rarity("unheard") > max(found)


def test_types_of_a_thing_are_not_what_is_called_a_type() -> None:
    among = index(entry("Type I Quark", "Type II Quark"), entry("Missing Particle"))
    assert figures("types of missing particle", among).keys() == {"Missing Particle"}
    assert figures("type I quark", among)["Type I Quark"]["title"] == 1


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("how do I explain a quark", True),
        ("we have to explain quarks", True),
        ("how would you explain a quark to a customer", True),
        ("can you explain a quark", False),
        ("could someone please explain a quark", False),
        ("explain a quark", False),
        ("the quark is gone, explain", False),
        ("my quark is gone, I wonder if you know, explain why", False),
    ],
)
def test_who_asks_for_an_explanation_does_not_ask_about_it(
    text: str, counts: bool, two: Index
) -> None:
    asked = take_apart(text).asked
    assert ("explain" in weigh(tokens(asked), two.lexicon).stems) is counts


def test_my_ml_is_a_system_and_no_subject(persona: Persona) -> None:
    def stems(text: str) -> tuple[str, ...]:
        return weigh(tokens(text), persona.index.lexicon).stems

    assert stems("why is my ML in production worse") == stems("why is it in production worse")
    assert stem("ml") in stems("why is ML in production worse")
    assert stem("ai") in stems("who is responsible for our AI governance")


def test_a_small_knowledge_base_is_counted_as_a_large_one_is(persona: Persona) -> None:
    for text in ("how do I detect data drift?", "our model never predicts the rare class"):
        lexicon = persona.index.lexicon
        words = _Words(weigh(tokens(text), lexicon), lexicon)
        of_all = words._of_few()
        assert {at: score for at, score in enumerate(of_all) if score} == words._of_many()
        best = words.best(9)
        assert best == sorted(range(len(of_all)), key=lambda at: (-of_all[at], at))[:9]


def test_the_name_that_stands_in_the_question(two: Index) -> None:
    found = figures("alpha particle quark", two)
    alpha = found["Alpha Particle"]
    assert alpha["phrase"] == pytest.approx((ALPHA + PARTICLE) / WHOLE, abs=1e-3)
    assert (alpha["within"], alpha["title"], alpha["first"], alpha["aside"]) == (0, 1, 1, 0)
    assert alpha["own"] == 0.5
    assert found["Beta Particle"]["phrase"] == 0


def test_the_likeness_to_asks(two: Index) -> None:
    found = figures("alpha particle quark", two)
    ask = QUARK / sqrt(WHOLE * (QUARK + TRAIL))
    for each in found.values():
        assert each["ask"] == pytest.approx(ask, abs=1e-3)
        assert each["asks"] == pytest.approx(ask / 5, abs=1e-3)
        assert each["next_ask"] == 0


def test_the_likeness_in_meaning() -> None:
    among = index(entry("Churn", "Attrition"), entry("Picture"), entry("Zzzz Attrition"))
    found = figures("attrition zzzz", among)
    assert found["Churn"]["meaning_of_text"] == pytest.approx(1, abs=0.01)
    assert 0.3 < found["Churn"]["meaning"] < found["Zzzz Attrition"]["meaning"]


def test_what_an_entry_has_of_the_question(two: Index) -> None:
    found = figures("alpha particle quark", two)
    assert found["Alpha Particle"]["held"] == pytest.approx(1)
    assert found["Beta Particle"]["held"] == pytest.approx((PARTICLE + QUARK) / WHOLE, abs=1e-3)
    # One ask of one has the word: 1 / (1 + 1.5) of its weight.
    assert found["Beta Particle"]["asked"] == pytest.approx(0.4 * QUARK / WHOLE, abs=1e-3)


def test_a_name_after_a_preposition_is_an_aside(two: Index) -> None:
    beta = figures("quark in a beta particle", two)["Beta Particle"]
    assert (beta["aside"], beta["first"]) == (1, 0)


def test_a_name_inside_a_longer_one_counts_half() -> None:
    among = index(entry("Particle"), entry("Alpha Particle"))
    found = figures("alpha particle", among)
    share = among.lexicon.rarity(stem("particle")) / sum(
        among.lexicon.rarity(stem(word)) for word in ("alpha", "particle")
    )
    assert found["Alpha Particle"]["phrase"] == pytest.approx(1)
    assert found["Particle"]["within"] == 1
    assert found["Particle"]["phrase"] == pytest.approx(share / 2, abs=1e-3)


def test_asks_that_hold_a_name_may_be_those_of_others() -> None:
    among = index(
        entry("Particle", asks=("the particle",)),
        entry("Quark", asks=("a quark of a particle", "every particle quark")),
    )
    # One of three asks, smoothed.
    assert figures("particle", among)["Particle"]["own"] == pytest.approx(1.7 / 4.4, abs=1e-3)


def test_the_order_of_the_words_of_a_name_does_not_matter(two: Index) -> None:
    assert figures("particle alpha", two)["Alpha Particle"]["phrase"] == pytest.approx(1)


def test_a_name_that_stands_there_letter_for_letter_is_the_one_meant() -> None:
    roles = index(entry("Alpha Engineering"), entry("Alpha Engineer"))
    exact, either = (figures(f"which alpha {word}", roles) for word in ("engineer", "engineered"))
    assert exact["Alpha Engineer"]["phrase"] > exact["Alpha Engineering"]["phrase"] == 0
    assert either["Alpha Engineering"]["phrase"] == either["Alpha Engineer"]["phrase"] > 0


def test_a_word_that_no_entry_has_weighs_most(two: Index) -> None:
    known, mixed = (weigh(tokens(text), two.lexicon) for text in ("alpha", "alpha unheard"))
    assert known.unknown == 0
    assert known.naming == 1
    assert mixed.unknown > 0.5
    assert mixed.naming == pytest.approx(1 - mixed.unknown)


def test_a_figure_that_no_entry_has_says_nothing(two: Index) -> None:
    assert figures("alpha at 895200", two) == figures("alpha", two)


def test_the_words_of_a_name_stand_together() -> None:
    among = index(entry("Versions", "model numbering"), entry("Model"))
    assert figures("the numbering of a model", among)["Versions"]["phrase"] > 0
    assert figures("how sure is a model about this one number", among)["Versions"]["phrase"] == 0


def test_what_a_name_is_made_from_is_not_the_name() -> None:
    among = index(entry("Deployment", "productionization"), entry("Specificity", "selectivity"))
    assert figures("productionizing a model", among)["Deployment"]["phrase"] > 0
    assert "Deployment" not in figures("worse in production", among)
    assert figures("select a column", among)["Specificity"]["phrase"] == 0


def test_another_meaning_makes_a_name_unknown() -> None:
    among = index(
        entry("Precision", asks=("what is precision",), not_for=("precision medicine",)),
        entry("Recall", asks=("what is recall",)),
    )
    medicine = weigh(tokens("precision medicine"), among.lexicon)
    assert medicine.unknown == 1
    assert figures("precision medicine", among) == {}
    assert figures("precision of a medicine", among) == {}
    assert figures("precision", among)["Precision"]["phrase"] == 1


def test_another_meaning_of_two_names_must_stand_there_as_it_is_written() -> None:
    among = index(entry("Data"), entry("Model", not_for=("data model", "model railway")))
    assert weigh(tokens("a data model"), among.lexicon).unknown == 1
    assert weigh(tokens("data that make the model fair"), among.lexicon).unknown < 1
    assert weigh(tokens("the model of our data"), among.lexicon).unknown < 1
    assert weigh(tokens("a railway model"), among.lexicon).unknown == 1


def test_another_meaning_without_its_stop_words_is_none() -> None:
    among = index(entry("Reading", asks=("the process",), not_for=("word processing",)))
    assert weigh(tokens("word processing"), among.lexicon).unknown == 1
    assert weigh(tokens("the process is slow"), among.lexicon).unknown < 1


def test_a_name_that_is_another_meaning_elsewhere_stays_a_name() -> None:
    among = index(
        entry("Wobble", not_for=("quark wobble",)), entry("Quark Wobble", asks=("what wobbles",))
    )
    assert figures("quark wobble", among)["Quark Wobble"]["phrase"] == pytest.approx(1)


def test_a_question_without_words_has_no_evidence(two: Index) -> None:
    assert gather(weigh(tokens("what is the"), two.lexicon), two.lexicon) == []


def test_stems_are_bounded(two: Index) -> None:
    weighed = weigh([f"w{number}" for number in range(200)], two.lexicon)
    assert len(weighed.stems) == len(weighed.asides) == MAX_STEMS


def test_every_figure_has_its_name_once(two: Index) -> None:
    assert len(set(FIGURES)) == len(FIGURES)
    assert set(BREADTH) < set(FIGURES)
    assert all(set(each) == set(FIGURES) for each in figures("alpha", two).values())
