"""A worker in a hurry: ``mlpersona worker`` with its looks some seconds apart."""

from __future__ import annotations

import json
import logging
import os
import sys

from bot.config import read_config
from bot.wiring import work

if __name__ == "__main__":
    config = read_config(os.environ)
    logging.basicConfig(level=config.log_level)
    work(config, "knowledge", **json.loads(sys.argv[1]))
