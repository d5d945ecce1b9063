"""Every table: whoever reads ``metadata`` from here finds those of the tips in it, too."""

from bot.store import tip_tables
from bot.store.tables import metadata

__all__ = ["metadata", "tip_tables"]
