"""How right dateline is, one module a gold set."""
