"""The sentences of ECB+ whose marking was checked, by which systems are compared."""
