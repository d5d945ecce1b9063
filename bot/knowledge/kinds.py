"""The table of kinds: which sections an entry has, and what a reader calls them.

Parser, lint, search, drawing, listings and the JSON Schemas walk this table; a new kind is a
new row and its folder.
"""

from typing import NamedTuple


class Section(NamedTuple):
    """One typed part of an entry.

    ``aspect`` is what a question asks for when this section is its answer ("how do I *detect*
    X"); several kinds answer the same aspect with sections of different names. ``also`` are
    aspects that it answers where the kind has no section of their own: what harm a thing does, what
    causes it, what comes of ignoring it, how to get out of it, what its risks are, whether it is
    worth it, and what moves people to it.
    """

    key: str
    label: str
    aspect: str
    also: tuple[str, ...] = ()


class Kind(NamedTuple):
    """What sort of thing an entry is.

    ``heading`` is the heading of the kind's part of the canonical document, ``brief`` the
    sections that a short answer shows after the summary.
    """

    key: str
    folder: str
    singular: str
    plural: str
    emoji: str
    heading: str
    command: str
    brief: tuple[str, ...]
    sections: tuple[Section, ...]

    def section(self, key: str) -> Section | None:
        """The section of that key, or None when this kind has none."""
        for section in self.sections:
            if section.key == key:
                return section
        return None

    def answering(self, aspect: str) -> tuple[str, ...]:
        """Keys of the sections that answer this aspect, in reading order."""
        return tuple(
            section.key
            for section in self.sections
            if section.aspect == aspect or aspect in section.also
        )


DETAILS = Section("details", "In more detail", "details")
WHY = Section("why_it_matters", "Why it matters", "why", ("harm", "ignored", "motive", "worth"))
MEASURE = Section("measure", "How to measure or detect it", "detect")
EXAMPLE = Section("example", "Example", "example")
CONFUSIONS = Section("confusions", "Common confusions", "confusions")

TERM_SECTIONS = (DETAILS, WHY, MEASURE, EXAMPLE, CONFUSIONS)

KINDS: tuple[Kind, ...] = (
    Kind(
        key="definition",
        folder="definitions",
        singular="definition",
        plural="definitions",
        emoji="📖",
        heading="Definitions",
        command="define",
        brief=("details",),
        sections=TERM_SECTIONS,
    ),
    Kind(
        key="concept",
        folder="concepts",
        singular="core concept",
        plural="core concepts",
        emoji="💡",
        heading="Core Concepts",
        command="concept",
        brief=("details",),
        sections=TERM_SECTIONS,
    ),
    Kind(
        key="standard_model",
        folder="standard_model",
        singular="part of the standard model",
        plural="parts of the standard model",
        emoji="🧭",
        heading="Standard Model",
        command="model",
        brief=("details",),
        sections=(
            DETAILS,
            WHY,
            Section("how_it_works", "How it shows in practice", "how"),
            EXAMPLE,
        ),
    ),
    Kind(
        key="pattern",
        folder="patterns",
        singular="pattern",
        plural="patterns",
        emoji="✅",
        heading="Common Patterns",
        command="pattern",
        brief=("when_to_use", "how_it_works"),
        sections=(
            Section("when_to_use", "When to use it", "when", ("motive", "worth")),
            Section("how_it_works", "How it works", "how"),
            Section("costs", "What it costs", "costs", ("harm", "risk")),
            Section("when_not_to_use", "When not to use it", "when_not"),
            EXAMPLE,
        ),
    ),
    Kind(
        key="anti_pattern",
        folder="anti_patterns",
        singular="anti-pattern",
        plural="anti-patterns",
        emoji="⛔",
        heading="Anti-Patterns",
        command="antipattern",
        brief=("symptoms", "instead"),
        sections=(
            Section("symptoms", "Symptoms", "detect"),
            Section("causes", "Why it happens", "why", ("cause", "motive")),
            Section("costs", "What it costs", "costs", ("harm", "ignored", "risk", "worth")),
            Section("instead", "Do this instead", "handle"),
            Section("remedy", "How to get out of it", "handle", ("cure",)),
            EXAMPLE,
        ),
    ),
    Kind(
        key="edge_case",
        folder="edge_cases",
        singular="edge case",
        plural="edge cases",
        emoji="⚠️",
        heading="Edge Cases",
        command="edge",
        brief=("when_it_shows", "handle"),
        sections=(
            Section("when_it_shows", "When it shows", "when", ("cause", "motive")),
            Section("detect", "How to detect it", "detect"),
            Section("handle", "How to handle it", "handle", ("cure",)),
            Section(
                "if_ignored",
                "What goes wrong if it is ignored",
                "why",
                ("harm", "ignored", "risk", "worth"),
            ),
            EXAMPLE,
        ),
    ),
    Kind(
        key="topic",
        folder="topics",
        singular="related topic",
        plural="related topics",
        emoji="🔗",
        heading="Related Topics",
        command="related",
        brief=("details",),
        sections=(
            DETAILS,
            Section(
                "relation",
                "How it relates to the ML engineer",
                "why",
                ("harm", "ignored", "motive", "worth"),
            ),
            EXAMPLE,
        ),
    ),
)

KIND_BY_KEY = {kind.key: kind for kind in KINDS}
KIND_BY_FOLDER = {kind.folder: kind for kind in KINDS}

# The life cycle, in the order in which work meets it.
STAGES: dict[str, str] = {
    "problem_framing": "Problem framing",
    "data": "Data",
    "features": "Features",
    "modeling": "Modeling",
    "training": "Training",
    "evaluation": "Evaluation",
    "deployment": "Deployment",
    "serving": "Serving",
    "monitoring": "Monitoring",
    "retraining": "Retraining",
    "governance": "Governance",
    "teamwork": "Teamwork",
    "operations": "Operations",
    "language_models": "Language models",
}

# canonical: verbatim from the persona document; reviewed: ours, read by a second person;
# draft: written, not yet read by a second person.
STATUSES = ("canonical", "reviewed", "draft")
