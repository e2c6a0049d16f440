"""How good a sample is, and why not better: pure functions over arrays."""
