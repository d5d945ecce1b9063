"""A worker in a hurry: ``mlpersona worker`` with its looks some seconds apart."""

from __future__ import annotations

import json
import os
import sys

from bot.config import read_config
from bot.wiring import work

if __name__ == "__main__":
    work(read_config(os.environ), "knowledge", **json.loads(sys.argv[1]))
