"""The embedded store: one SQLite file that holds reports and all that was read from them."""

from dateline.store.database import Store, open_store
from dateline.store.kinds import KINDS, READ, RELATED

__all__ = ["KINDS", "READ", "RELATED", "Store", "open_store"]
