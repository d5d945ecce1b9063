"""Templates become HTML here, with links that work wherever the handbook is published."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined

from bot.pages.assets import assets
from bot.pages.filters import FILTERS
from bot.render.address import HOME

# Scripts and styles are files of ours, nothing is fetched from anywhere else, and no page runs or
# styles what stands in the page itself.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
# Only a header can say this one.
FRAMES = "frame-ancestors 'none'"


class Place(NamedTuple):
    """Where a page lies, and thus how it links to others.

    ``up`` leads to the handbook's root. ``static`` pages are folders with an ``index.html``, which
    any web host serves under the same address.
    """

    up: str
    static: bool

    def link(self, path: str, *, query: str = "", part: str = "") -> str:
        """The address of another page, relative to this one; ``part`` is an id in it."""
        slash = "/" if self.static and path else ""
        address = f"{self.up}{path}{slash}" or "./"
        return address + (f"?{query}" if query else "") + (f"#{part}" if part else "")

    def file(self, path: str) -> str:
        """The address of a file that is no page."""
        return self.up + path

    def asset(self, name: str) -> str:
        """The address of something that pages load."""
        return self.up + assets()[name].path


def place(path: str, *, static: bool) -> Place:
    """The place of the page at that path."""
    depth = path.count("/") + (1 if static and path != HOME else 0)
    return Place("../" * depth, static)


def draw(template: str, at: Place, values: dict[str, Any]) -> str:
    """The HTML of a page."""
    return _environment().get_template(f"{template}.html").render(values, at=at, policy=POLICY)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("bot.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(FILTERS)
    return environment
