"""Verbs whose clause is what somebody says (`sayings.tsv`)."""

from __future__ import annotations

from dateline.tables import rows

SAID = frozenset(row[0] for row in rows("dateline.text", "sayings.tsv") if row[2] != "thing")
"""Lemmas: "say", "tell", "add" ..."""
