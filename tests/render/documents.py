"""Documents of hostile and huge parts, for every face to draw."""

from __future__ import annotations

from hypothesis import strategies as st

from bot.render.document import (
    Bullets,
    Button,
    Buttons,
    Caption,
    Cited,
    Document,
    Feedback,
    Heading,
    Lead,
    Line,
    Lines,
    Paragraph,
    References,
    Remark,
    Source,
    Table,
)

HOSTILE = st.one_of(
    st.text(max_size=200),
    st.sampled_from(
        [
            "<!channel>",
            "<@U1>",
            "<#C1|x>",
            "<https://x|y>",
            "https://example.org/a?b=1&c=<!here>|x",
            "https://example.org/?a=1&b=2",
            "*_~`",
            "*bold* and _italic_",
            "- item\n- item",
            "\n\n\n",
            "",
            " ",
            "x" * 9000,
            "&" * 3000,
            "<" * 3000,
            "_" * 3000,
            "&lt;!here&gt;",
            '"><script>alert(1)</script>',
            "\x00\u2028\ufeff",
        ]
    ),
    st.builds(
        lambda text, times: text * times, st.text(min_size=1, max_size=9), st.integers(400, 900)
    ),
)


def several(
    strategy: st.SearchStrategy[object], most: int
) -> st.SearchStrategy[tuple[object, ...]]:
    """One to so many of them, as a tuple."""
    return st.lists(strategy, min_size=1, max_size=most).map(tuple)


LINE = st.builds(Line, HOSTILE, HOSTILE, HOSTILE, HOSTILE)
BUTTON = st.builds(
    Button, HOSTILE, HOSTILE, st.sampled_from(("look_up", "turn", "share", "suggest")), HOSTILE
)
ROWS = st.integers(1, 24).flatmap(
    lambda width: st.lists(
        st.lists(HOSTILE, min_size=width, max_size=width).map(tuple), min_size=1, max_size=6
    ).map(tuple)
)
BLOCK = st.one_of(
    st.builds(Heading, HOSTILE, HOSTILE),
    st.builds(Lead, HOSTILE),
    st.builds(Paragraph, HOSTILE, HOSTILE),
    st.builds(Bullets, HOSTILE, several(HOSTILE, 9)),
    st.builds(Lines, HOSTILE, several(LINE, 9)),
    st.builds(Table, ROWS),
    st.builds(Remark, HOSTILE, HOSTILE),
    st.builds(References, HOSTILE, several(st.builds(Cited, HOSTILE, HOSTILE), 9)),
    st.builds(Caption, HOSTILE),
    st.builds(Source, several(HOSTILE, 3), several(HOSTILE, 5), HOSTILE),
    st.builds(Buttons, several(BUTTON, 40), HOSTILE),
    st.builds(Buttons, several(BUTTON, 3)),
    st.builds(Feedback, HOSTILE, HOSTILE),
)
DOCUMENTS = st.builds(Document, HOSTILE, st.lists(BLOCK, max_size=20).map(tuple), HOSTILE)
TRAILS = st.lists(HOSTILE, max_size=8).map(tuple)
