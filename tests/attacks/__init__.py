"""Attack tests: one file per attacker, each test named for what the attacker tries."""
