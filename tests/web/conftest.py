"""The handbook as a reader reaches it: served alone, without Slack."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from bot.loader.watch import Watched
from bot.persona.answer import Persona
from bot.web.handbook_alone import handbook_app
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def reader(persona: Persona) -> Iterator[TestClient]:
    """A browser's side of the handbook."""
    app = handbook_app(Watched(str(ROOT / "knowledge")), base="")
    with TestClient(app, base_url="http://handbook.test", follow_redirects=False) as client:
        yield client
