"""Makes the shipped tables and weights that were learned from data: each from data whose licence allows it, the same bytes each time."""
