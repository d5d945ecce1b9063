"""What a cold question costs, in CPU, beside a Python that does nothing."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path

RUNS = 25
MLPERSONA = str(Path(sys.executable).with_name("mlpersona"))


def cpu_ms(command: list[str]) -> float:
    """Median CPU of a whole process, in milliseconds."""
    times = []
    for _ in range(RUNS):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = status
        if status:
            raise SystemExit(f"{command} failed")
        times.append(1000 * (usage.ru_utime + usage.ru_stime))
    return statistics.median(times)


def main() -> None:
    """Print the table."""
    subprocess.run([MLPERSONA, "ask", "define drift"], stdout=subprocess.DEVNULL, check=True)
    base = cpu_ms([sys.executable, "-c", "pass"])
    print(f"\nCold start: CPU of the whole process, median of {RUNS}")
    print(f"{'python -c pass':40} {base:8.1f} ms   1.0")
    for question in ("define drift", "define dirft", "how do I detect drift in production"):
        cost = cpu_ms([MLPERSONA, "ask", question])
        print(f"{'mlpersona ask ' + question!r:40} {cost:8.1f} ms {cost / base:5.1f}")
