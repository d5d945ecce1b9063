"""``mlpersona`` and ``python -m bot`` start here."""

from __future__ import annotations

import gc

# A process that answers once and exits has no garbage worth collecting; what lives longer
# turns the collector on again.
gc.disable()

from bot.cli.main import main  # noqa: E402

if __name__ == "__main__":
    raise SystemExit(main())
