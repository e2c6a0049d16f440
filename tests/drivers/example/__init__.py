"""A vendor's package of its own, as small as one can be: a driver, its wire, its emulator."""
