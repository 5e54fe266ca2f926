"""Measurements on real data, printed as lines `set metric value`."""
