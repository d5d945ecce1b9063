"""``mlpersona`` and ``python -m bot`` start here."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress

# A process that answers once and exits has no garbage worth collecting; what lives longer
# turns the collector on again.
gc.disable()

from bot.cli.main import main  # noqa: E402


def start() -> None:
    """Run the command line and leave the process.

    Taking the interpreter apart is a tenth of a cold answer; where no thread has ever been
    thought of, there is nothing to wait for.
    """
    status = main()
    if "threading" in sys.modules:
        sys.exit(status)
    with suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    start()
