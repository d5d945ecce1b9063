"""worker: deliver tips beside the processes that serve."""

from __future__ import annotations

import argparse
import logging
import os

from bot.config import read_config
from bot.wiring import work


def worker(arguments: argparse.Namespace) -> int:
    """Run until SIGTERM. Raises ConfigurationError, KnowledgeError and StoreError at once."""
    config = read_config(os.environ)
    logging.basicConfig(
        level=config.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    work(config, arguments.knowledge)
    return 0
