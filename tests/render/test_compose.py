"""What an answer shows, in which order, and what it leads to."""

from __future__ import annotations

import pytest

from bot.knowledge.entry import Reference
from bot.persona.answer import Found, Persona
from bot.persona.look_up import ALL_BUT_CERTAIN, OTHERS
from bot.persona.respond import respond
from bot.render.cite import source
from bot.render.compared import opening
from bot.render.compose import compose
from bot.render.document import (
    Buttons,
    Caption,
    Document,
    Feedback,
    Heading,
    Lead,
    Lines,
    Paragraph,
    Source,
    Table,
)


def shown(persona: Persona, text: str) -> Document:
    """The document that answers a text."""
    return compose(respond(text, persona))


def labels(document: Document, row: str = "") -> list[str]:
    """Labels of the buttons in the rows of that label."""
    return [
        button.label
        for block in document.blocks
        if isinstance(block, Buttons) and block.label == row
        for button in block.buttons
    ]


def test_an_answer_begins_with_the_definition_and_ends_with_where_it_comes_from(
    persona: Persona,
) -> None:
    document = shown(persona, "define drift")
    kinds = [type(block) for block in document.blocks]
    assert kinds[:4] == [Heading, Lead, Caption, Paragraph]
    assert kinds[-3:] == [Buttons, Source, Feedback]
    assert document.command == "define edge_cases/model-drift"


def test_what_is_related_is_not_what_is_named_above_it(persona: Persona) -> None:
    for entry in persona.knowledge.entries:
        for command in ("define", "explain"):
            document = shown(persona, f"{command} {entry}")
            above = {*labels(document, "Compare with"), *labels(document, "Its kinds")}
            assert above.isdisjoint(labels(document, "Related")), entry


def test_an_answer_that_is_not_all_but_certain_leads_to_what_else_may_be_meant(
    persona: Persona,
) -> None:
    row, texts = "Or did you mean", ("define drift", "logistic regression never predicts fraud")
    certain, doubtful = (respond(text, persona) for text in texts)
    assert isinstance(certain, Found)
    assert isinstance(doubtful, Found)
    assert doubtful.candidates[0].score < ALL_BUT_CERTAIN < certain.candidates[0].score
    assert not labels(compose(certain), row)
    document = compose(doubtful)
    others = [each.entry.title for each in doubtful.candidates[1:][:OTHERS]]
    assert labels(document, row) == others
    assert others
    assert set(others).isdisjoint(labels(document, "Related"))


def test_a_whole_answer_can_be_made_small_again_and_a_small_one_large(persona: Persona) -> None:
    assert labels(shown(persona, "define drift")) == ["Show More", "Share"]
    assert labels(shown(persona, "explain drift")) == ["Show Less", "Share"]
    assert labels(shown(persona, "how do I detect drift?")) == ["Show More", "Share"]


def test_a_page_in_the_middle_turns_both_ways(persona: Persona) -> None:
    assert labels(shown(persona, "list topics")) == ["Next Page", "Share"]
    assert labels(shown(persona, "list topics 2")) == ["Previous Page", "Share"]
    assert labels(shown(persona, "list patterns in data 1")) == ["Next Page", "Share"]
    assert labels(shown(persona, "list patterns 2"))[:2] == ["Previous Page", "Next Page"]


def test_an_overview_leads_to_every_kind_of_its_entries(persona: Persona) -> None:
    document = shown(persona, "list monitoring")
    assert not any(isinstance(block, Lines) for block in document.blocks)
    (row,) = [
        block for block in document.blocks if isinstance(block, Buttons) and block.label == "Browse"
    ]
    for button in row.buttons:
        listed = shown(persona, button.command)
        assert any(isinstance(block, Lines) for block in listed.blocks), button.command


def test_what_is_not_found_says_what_was_understood_and_takes_a_suggestion(
    persona: Persona,
) -> None:
    document = shown(persona, "what is a capsule network?")
    assert document.blocks[1] == Lead(
        "The handbook has no entry for “capsule network”, "
        "which is what the question was understood to be about."
    )
    assert labels(document) == ["Suggest a Term", "Browse"]
    assert shown(persona, "lasagne").blocks[1] == Lead("The handbook has no entry for “lasagne”.")


def test_what_is_out_of_scope_says_where_the_line_is_and_which_word_crossed_it(
    persona: Persona,
) -> None:
    document = shown(persona, "how do I install pytorch")
    assert "TensorFlow" in document.text
    assert any("“pytorch”" in str(block) for block in document.blocks)
    assert labels(document) == ["See the Scope"]


def test_a_comparison_is_one_short_table(persona: Persona) -> None:
    document = shown(persona, "compare data drift vs concept drift")
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert table.rows[0] == ("Aspect", "Data Drift", "Concept Drift")
    assert all(len(cell) <= 260 for row in table.rows for cell in row)
    assert document.command == "compare edge_cases/data-drift vs edge_cases/concept-drift"


@pytest.mark.parametrize(
    ("text", "limit", "begins"),
    [
        ("Short. Enough.", 40, "Short. Enough."),
        ("One sentence. Another that is longer.", 30, "One sentence. …"),
        ("Tools (e.g. such) differ. More of the same.", 30, "Tools (e.g. such) differ. …"),
        ("Watch these:\n- one;\n- two and more", 24, "Watch these:\n- one; …"),
        ("no sentence ends here at all", 14, "no sentence …"),
        ("x" * 50, 10, "xxxxxxxxxx …"),
    ],
)
def test_the_opening_of_a_text_ends_with_a_sentence(text: str, limit: int, begins: str) -> None:
    assert opening(text, limit) == begins


@pytest.mark.parametrize(
    ("authors", "cited"),
    [
        ("Gama, J., Zliobaite, I., Bifet, A., et al.", "Gama et al. 2014"),
        ("Altman, D. G., & Bland, J. M.", "Altman et al. 2014"),
        ("Doe, J.", "Doe 2014"),
        ("Google", "Google 2014"),
    ],
)
def test_a_reference_is_named_by_its_first_author(
    persona: Persona, authors: str, cited: str
) -> None:
    entry = persona.knowledge.entries["edge_cases/model-drift"]
    reference = Reference("k", authors, "2014", "Title", "", "10.1/x", "", True, "", "")
    drawn = source(entry, (reference,))
    assert drawn.fragments == ("edge case", "canonical", "since 1.1", cited)
    assert drawn.link == "https://doi.org/10.1/x"
    assert drawn.entries == (entry.id,)
