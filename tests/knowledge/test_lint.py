"""Every rule finds what it is there for, with file and line, and all mistakes at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import Problem
from bot.loader.folder import read_folder
from bot.loader.lint import lint
from tests.knowledge.folder import ALPHA, BETA, PERSONA, REFERENCES, make


def found(folder: Path) -> list[Problem]:
    """What lint has to say."""
    return list(lint(read_folder(str(folder)))[1])


def test_a_sound_folder_has_no_problems(tmp_path: Path) -> None:
    assert found(make(tmp_path)) == []


def test_the_handbook_has_no_problems(root: Path) -> None:
    assert [str(problem) for problem in found(root / "knowledge")] == []


# The file to spoil, what to replace in it, by what, the rule that must speak, and the line.
MISTAKES = [
    ("alpha", "related: [definitions/beta]", "related: [definitions/gone]", "dangling-link", 8),
    ("beta", "related: [definitions/alpha]\n", "", "one-way-link", 8),
    ("beta", "aliases: [second decay]", "aliases: [first particle]", "alias-collision", 8),
    ("beta", "details: It follows.", 'details: ""', "empty", 10),
    ("beta", "details: It follows.", "details: " + "long " * 200, "too-long", 10),
    ("beta", "summary: A second", "summary: Currently, a second", "contextual-language", 3),
    ("beta", "summary: A second", "summary: In our team, a second", "contextual-language", 3),
    (
        "beta",
        "summary: A second",
        "summary: A thing used this year and second",
        "contextual-language",
        3,
    ),
    (
        "beta",
        "references: [doe-2020-first]",
        "references: [roe-1999-none]",
        "unknown-reference",
        23,
    ),
    ("beta", "  - what comes second?", "  - what comes first?", "ask-misses", 18),
    (
        "beta",
        "tip: Follow through.",
        "tip: " + "Follow through and " * 12 + "rest.",
        "too-long",
        16,
    ),
    ("beta", "title: Beta Decay", "title: " + "Beta " * 20, "too-long", 2),
    ("beta", "title: Beta Decay", "title: Beta Decay\ntitle: Gamma", "duplicate-key", 3),
    ("beta", "stage: data", "stag: data", "unknown-field", 6),
    ("beta", "stage: data", "stage: yesterday", "value", 6),
    ("beta", "title: Beta Decay", "title: no", "type", 2),
    ("beta", 'since: "1.0"', "since: 1.0", "type", 7),
    ("beta", 'since: "1.0"', 'since: "7.7"', "unknown-version", 7),
    ("beta", "reviewed: 2026-01-02", "reviewed: 2026-13-45", "type", 5),
    ("beta", "aliases: [second decay]", "aliases: second decay", "type", 8),
    ("beta", "  why_it_matters: Somebody has to.\n", "", "missing-section", 9),
    ("beta", "tip: Follow through.\n", "", "missing-field", 1),
    ("beta", "  - which one trails?\n", "", "few-asks", 17),
    ("beta", "follows a first.", "follows a first. It is second.", "one-sentence", 3),
    ("alpha", "status: canonical", "status: reviewed", "not-canonical", 0),
    ("references", "verified: true", "verified: false", "unverified", 2),
    ("references", "doe-2020-first:", "Doe 2020:", "value", 2),
    ("persona", "exclusion: 1", "exclusion: 4", "value", 8),
    ("persona", "exclusion: 1", "exclusion: 1\n      kind: screwdriver", "unknown-kind", 7),
    ("persona", "exclusion: 1", "exclusion: 1\n      kind: [particle]", "type", 9),
    ("persona", "purpose: To be tested.\n", "", "missing-field", 2),
    ("beta", "# yaml-language-server: $schema=", "# schema: ", "schema-line", 1),
    ("beta", "title: Beta Decay", "title: &a Beta Decay", "anchor", 2),
    ("beta", "title: Beta Decay", "title: Beta: Decay", "yaml", 2),
]


@pytest.mark.parametrize(
    ("file", "old", "new", "rule", "line"), MISTAKES, ids=lambda value: str(value)[:24]
)
def test_a_mistake_is_found_where_it_is(
    tmp_path: Path, file: str, old: str, new: str, rule: str, line: int
) -> None:
    sound = {"alpha": ALPHA, "beta": BETA, "persona": PERSONA, "references": REFERENCES}[file]
    assert old in sound
    problems = found(make(tmp_path, **{file: sound.replace(old, new, 1)}))
    places = [(problem.rule, problem.line) for problem in problems]
    assert rule in [rule for rule, _ in places]
    if line:
        assert (rule, line) in places


def test_ten_mistakes_are_reported_at_once(tmp_path: Path) -> None:
    spoilt = ALPHA.replace("[definitions/beta]", "[definitions/gone]").replace(
        "stage: data", "stage: x"
    )
    spoilt = spoilt.replace("A first thing.", "Our first thing, currently.").replace(
        "[doe-2020-first]", "[x-1]"
    )
    worse = BETA.replace("second decay", "first particle").replace(
        "details: It follows.", 'details: ""'
    )
    worse = worse.replace("what comes second?", "what comes first?").replace(
        "title: Beta Decay", "title: on"
    )
    worse += "surprise: true\n"
    folder = make(
        tmp_path,
        alpha=spoilt,
        beta=worse,
        references=REFERENCES + "doe-2020-first:\n  title: Again\n",
    )
    (folder / "notes.txt").write_text("stray")
    rules = {problem.rule for problem in found(folder)}
    assert rules >= {
        "dangling-link",
        "value",
        "contextual-language",
        "unknown-reference",
        "alias-collision",
        "empty",
        "ask-misses",
        "type",
        "unknown-field",
        "duplicate-key",
        "stray-file",
    }


def test_an_alias_one_letter_from_another_entrys_name_is_found(tmp_path: Path) -> None:
    def without_contrast(text: str) -> str:
        return text[: text.index("contrasts:")] + text[text.index("tip:") :]

    near = without_contrast(BETA).replace("[second decay]", "[gamma, alpha particlee]")
    problems = found(make(tmp_path, alpha=without_contrast(ALPHA), beta=near))
    assert [(problem.rule, problem.line) for problem in problems] == [("near-name", 8)]


def test_two_entries_that_contrast_may_have_near_names(tmp_path: Path) -> None:
    near = BETA.replace("[second decay]", "[alpha particlee]")
    assert [problem.rule for problem in found(make(tmp_path, beta=near))] == []


def test_an_unreadable_folder_is_one_clear_problem(tmp_path: Path) -> None:
    problems = found(tmp_path / "nowhere")
    assert [problem.rule for problem in problems] == ["folder", "missing-file"]
