"""What a look-up and a question cost as the handbook grows, beside rapidfuzz's WRatio.

The names are synthetic but made as the field makes them, from modifiers, subjects and forms
("sparse gradient estimation"), three for each entry; in a second table each entry has a summary
and two asks of the same words as well. Every size runs in a process of its own, so that its memory
is its own.

The index is made in two steps when it is first needed: the names by the first misspellings, the
words by the first question. Both are counted up to the end of those first answers.
"""

from __future__ import annotations

import json
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from rapidfuzz import fuzz, process

from bot.knowledge.entry import Entry
from bot.loader.load import load
from bot.persona.respond import respond
from bot.search.engine import find_name, prepare, search
from bot.search.index import Index
from bot.search.normalize import MAX_CHARACTERS, tokens

SIZES = (300, 3_000, 30_000, 100_000)
ASKED = 300
# The rival is asked less often: it takes seconds.
RIVAL_ASKED = 20
SUBJECTS = (
    "gradient feature label model data concept signal metric query index token vector layer "
    "cluster graph kernel window batch stream schema pipeline registry cache replica shard "
    "threshold ranking policy reward action context prompt document passage session event user "
    "item segment cohort sensor image speech text table column record sample batch epoch"
).split()
FORMS = (
    "drift detection estimation calibration sampling weighting pruning serving monitoring scoring "
    "smoothing masking hashing encoding decoding alignment matching routing scheduling batching "
    "replay rollback audit lineage leakage skew imbalance noise shift decay collapse saturation "
    "regularization normalization augmentation validation selection transformation aggregation"
).split()
MODIFIERS = (
    "sparse dense online offline adaptive robust causal bayesian federated hierarchical temporal "
    "spatial sequential parallel distributed incremental delayed partial weighted stratified "
    "conditional marginal latent shared frozen nested pairwise listwise global local early late "
    "soft hard deep shallow wide narrow static dynamic"
).split()
# For each root of the number of entries.
COINED = 10
BLANK = Entry("", "", "", "", "", "", "", "", "", "", (), (), (), (), (), (), (), ())
HOSTILE = {
    "one letter, no spaces": "a" * MAX_CHARACTERS,
    "one word, again and again": "drift " * (MAX_CHARACTERS // 6),
    "the commonest name, again and again": "model " * (MAX_CHARACTERS // 6),
    "rare words": " ".join(f"w{at}x" for at in range(MAX_CHARACTERS))[:MAX_CHARACTERS],
    "names run together": "modeldriftdatadrift" * (MAX_CHARACTERS // 19),
    "misspelt names": "modle dirft feture stroe " * (MAX_CHARACTERS // 25),
    "the commonest words": "model data learning training " * (MAX_CHARACTERS // 29),
    "emoji": "🙂" * MAX_CHARACTERS,
    "ligatures of 18 letters": "\ufdfa" * MAX_CHARACTERS,
    "no spaces": "overfitingdatadrfit" * (MAX_CHARACTERS // 19),
    "marks on one letter": "e" + "\u0301" * (MAX_CHARACTERS - 1),
    "punctuation": "?!/-_.,;" * (MAX_CHARACTERS // 8),
    "versus, again and again": "a vs b " * (MAX_CHARACTERS // 7),
    "what is, again and again": "what is the difference between " * (MAX_CHARACTERS // 31),
    "40,000 characters": "drift " * 6_667,
}
SYLLABLES = (
    "ba co di fu ge ho ki lu ma ne po qui ra se ti vo wa xe yo zu bri cla dro fle gri".split()
)


def entries(size: int, *, asks: bool = False) -> list[Entry]:
    """So many entries with three names each, the same in every run; with texts if wanted."""
    chance = random.Random(0)
    # A field's vocabulary grows with it, as the root of its size (Heaps' law).
    coined = ["".join(chance.choices(SYLLABLES, k=3)) for _ in range(round(COINED * size**0.5))]
    made: dict[str, Entry] = {}
    while len(made) < size:
        modifier, form = chance.choice(MODIFIERS), chance.choice(FORMS)
        subject = chance.choice(SUBJECTS if chance.random() < 0.5 else coined)
        title = f"{modifier} {subject} {form}"
        if title in made:
            continue
        aliases = (f"{form} of {modifier} {subject}", f"{subject} {form} ({modifier})")
        entry = BLANK._replace(id=f"concepts/{title}", title=title, aliases=aliases)
        if asks:
            other = chance.choice(SUBJECTS)
            entry = entry._replace(
                summary=f"How {form} tells one {subject} from another {other} when both are {modifier}.",
                asks=(
                    f"what do we do about {form} once the {subject} is {modifier}?",
                    f"why did the {modifier} {other} get worse after {subject} {form}?",
                ),
            )
        made[title] = entry
    return list(made.values())


def slips(names: Sequence[str], chance: random.Random) -> list[str]:
    """Names with one letter doubled, lost or swapped with the next."""
    found = []
    for name in names:
        at = chance.randrange(1, len(name) - 2)
        found.append(
            chance.choice(
                (
                    name[:at] + name[at] + name[at:],
                    name[:at] + name[at + 1 :],
                    name[:at] + name[at + 1] + name[at] + name[at + 2 :],
                )
            )
        )
    return found


def cpu_ms(ask: Callable[[str], object], texts: Iterable[str]) -> list[float]:
    """The CPU of each call, in milliseconds, ascending."""
    times = []
    for text in texts:
        before = time.process_time_ns()
        ask(text)
        times.append((time.process_time_ns() - before) / 1e6)
    return sorted(times)


def resident_mb() -> float:
    """The largest memory of this process so far, in MB (ru_maxrss is in kB on Linux)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def measure(size: int, *, asks: bool = False) -> dict[str, Any]:
    """What one size costs; 0 is the handbook itself."""
    chance = random.Random(1)
    knowledge = tuple(load().knowledge.entries.values()) if not size else entries(size, asks=asks)
    chosen = chance.choices(knowledge, k=ASKED)
    titles = [entry.title for entry in chosen]
    typed = slips(titles, chance)
    questions = [f"how would a team notice that {title.lower()} fails?" for title in titles]
    at_first = resident_mb()
    # What a process reads once, however many entries there are, takes memory here and no time: the
    # grammar and the tables.
    search(questions[0], Index.of(entries(1)))
    started = time.process_time()
    index = Index.of(knowledge)
    first = next(tokens(text) for text in typed if " " in text)
    # Words that no name has are looked for in every table.
    for parts in (first, ["nothing", "whatever"]):
        _ = index.spelling.near(parts), index.spelling.shortened(parts)
    names_built, names_memory = time.process_time() - started, resident_mb() - at_first
    started = time.process_time()
    _ = index.lexicon, search(questions[0], index)
    words_built, memory = time.process_time() - started, resident_mb() - at_first
    if not size:
        # What `mlpersona serve` does before it answers.
        prepare(index)
    for warm in (titles[:20], typed[:20]):
        cpu_ms(lambda text: find_name(text, index), warm)
    cpu_ms(lambda text: search(text, index), questions[:20])
    names = [name.text.lower() for name in index.headwords.names()]
    rival = cpu_ms(
        lambda text: process.extractOne(text.lower(), names, scorer=fuzz.WRatio),
        typed[:RIVAL_ASKED],
    )
    costs = {
        "exact": cpu_ms(lambda text: find_name(text, index), titles),
        "misspelt": cpu_ms(lambda text: find_name(text, index), typed),
        "question": cpu_ms(lambda text: search(text, index), questions),
        "again": cpu_ms(lambda text: search(text, index), questions),
    }
    answers = {
        "misspelt": [find_name(text, index) for text in typed],
        "question": [search(text, index).decision for text in questions],
    }
    return {
        "names": len(names),
        "names_built": names_built,
        "words_built": words_built,
        "names_memory": names_memory,
        "memory": memory,
        **costs,
        "rival": rival,
        "right": {
            what: statistics.mean(
                bool(decision.matches) and decision.matches[0].entry == entry.id
                for decision, entry in zip(decisions, chosen, strict=True)
            )
            for what, decisions in answers.items()
        },
    }


def spread(times: Sequence[float]) -> str:
    """The median and the 95th percentile."""
    return f"{statistics.median(times):.3f} / {times[int(0.95 * len(times))]:.3f}"


def table(sizes: Iterable[int], *options: str) -> None:
    """A row for each size, each from a process of its own."""
    columns = ("exact", "misspelt", "right", "question", "right", "again", "WRatio, misspelt")
    print(f"{'entries':>9} {'names':>8} {'made: names':>11} {'words':>6} {'MB: names':>9} {'all':>4}"
          + "".join(f"{column:>{6 if column == 'right' else 17}}" for column in columns)
          + "   WRatio costs")  # fmt: skip
    for size in sizes:
        command = [sys.executable, "-m", "benchmarks.matching", str(size), *options]
        told = subprocess.run(command, stdout=subprocess.PIPE, check=True)
        row = json.loads(told.stdout)
        ratio = statistics.mean(row["rival"]) / statistics.mean(row["misspelt"])
        print(
            f"{size or 'handbook':>9} {row['names']:8,} {row['names_built']:9.2f} s"
            f"{row['words_built']:5.2f} s {row['names_memory']:9.0f} {row['memory']:4.0f}"
            f"{spread(row['exact']):>17}"
            f"{spread(row['misspelt']):>17}{row['right']['misspelt']:6.0%}"
            f"{spread(row['question']):>17}{row['right']['question']:6.0%}{spread(row['again']):>17}"
            f"{spread(row['rival']):>17}{ratio:9,.0f} times"
        )


def main() -> None:
    """Print the growth tables, and what the worst inputs cost."""
    print("\nMatching: CPU in ms, median / 95th percentile; each size in its own process")
    table((0, *SIZES))
    print("The same where each entry also has a summary and two asks")
    table(SIZES, "asks")
    print("\nThe dearest inputs to the handbook: CPU in ms, the worst of five")
    persona = load()
    for name, text in HOSTILE.items():
        respond(text, persona)
        # Never the same text twice: what was read last is at hand.
        others = [text[:-1] + letter for letter in "bcdef"]
        worst = max(cpu_ms(lambda text: respond(text, persona), others))
        print(f"{name:40} {worst:8.2f}")


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]), asks="asks" in sys.argv)))
