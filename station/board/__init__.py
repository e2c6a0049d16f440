"""The board: which packet is where, why, and who must act; what a screen asks, off its thread."""
