"""Under construction: see records.py."""
