"""A small sound knowledge folder for tests to spoil."""

from __future__ import annotations

from pathlib import Path

MODELINE = "# yaml-language-server: $schema=../schema/definitions.json\n"

PERSONA = """# yaml-language-server: $schema=schema/persona.json
title: Test Persona
purpose: To be tested.
scope:
  in: [Testing]
  out: [Tools]
  outside:
    - exclusion: 1
      names: [hammer]
contents:
  definition: [alpha]
change_log:
  - version: "1.0"
    date: 2026-01-01
    description: First
"""

REFERENCES = """# yaml-language-server: $schema=schema/references.json
doe-2020-first:
  authors: Doe, J.
  year: 2020
  title: First things
  verified: true
"""

ALPHA = (
    MODELINE
    + """title: Alpha Particle
summary: A first thing.
status: canonical
stage: data
since: "1.0"
aliases: [first particle, particle decay]
related: [definitions/beta]
contrasts:
  - entry: definitions/beta
    difference: Alpha comes first; beta comes second.
tip: Start at the start.
asks:
  - what comes first?
  - how do I begin?
  - where is the beginning?
  - what opens the row?
  - which one leads?
references: [doe-2020-first]
"""
)

BETA = (
    MODELINE
    + """title: Beta Decay
summary: A second thing that follows a first.
status: reviewed
reviewed: 2026-01-02
stage: data
since: "1.0"
aliases: [second decay]
sections:
  details: It follows.
  why_it_matters: Somebody has to.
related: [definitions/alpha]
contrasts:
  - entry: definitions/alpha
    difference: Alpha comes first; beta comes second.
tip: Follow through.
asks:
  - what comes second?
  - who follows the leader?
  - what is next in line?
  - what is after the start?
  - which one trails?
references: [doe-2020-first]
"""
)


def make(folder: Path, **changed: str) -> Path:
    """Write the folder; keywords replace files: ``alpha``, ``beta``, ``persona``, ``references``."""
    files = {
        "persona": ("persona.yaml", PERSONA),
        "references": ("references.yaml", REFERENCES),
        "alpha": ("definitions/alpha.yaml", ALPHA),
        "beta": ("definitions/beta.yaml", BETA),
    }
    for name, (path, text) in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(changed.get(name, text), encoding="utf-8")
    return folder
