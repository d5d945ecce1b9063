"""The term map's places: nothing lies on anything else, whatever the handbook's size."""

from __future__ import annotations

from itertools import combinations
from math import hypot
from pathlib import Path

import pytest

from bot.knowledge.kinds import STAGES
from bot.loader.load import load
from bot.pages.graph import FRAME, graph
from bot.persona.answer import Persona
from tests.knowledge.folder import make


def test_circles_lie_apart_and_hold_their_entries(persona: Persona) -> None:
    drawn = graph(persona.knowledge)
    circles = {each["key"]: each for each in drawn["stages"]}
    for first, second in combinations(circles.values(), 2):
        apart = hypot(first["x"] - second["x"], first["y"] - second["y"])
        assert apart > first["r"] + second["r"], (first["key"], second["key"])
    for entry in drawn["entries"]:
        circle = circles[entry["stage"]]
        assert hypot(entry["x"] - circle["x"], entry["y"] - circle["y"]) < circle["r"], entry["id"]
    for first, second in combinations(drawn["entries"], 2):
        assert hypot(first["x"] - second["x"], first["y"] - second["y"]) > 20


def test_the_map_reads_as_the_life_cycle_runs_and_fills_its_frame(persona: Persona) -> None:
    stages = graph(persona.knowledge)["stages"]
    assert [each["key"] for each in stages] == list(STAGES)
    rows: list[int] = list(dict.fromkeys(each["y"] for each in stages))
    assert rows == sorted(rows)
    width = max(each["x"] + each["r"] for each in stages)
    height = max(each["y"] + each["r"] for each in stages)
    assert 0.7 * FRAME < width / height < 1.4 * FRAME


@pytest.mark.parametrize("stage", ["stage: data\n", ""])
def test_a_small_handbook_has_a_map_too(tmp_path: Path, stage: str) -> None:
    folder = make(tmp_path)
    for path in (folder / "definitions").glob("*.yaml"):
        path.write_text(path.read_text().replace("stage: data\n", stage))
    drawn = graph(load(str(folder)).knowledge)
    assert len(drawn["entries"]) == 2
    assert drawn["edges"] == [[0, 1, "contrast"]]
