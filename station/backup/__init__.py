"""A copy of the outbox and of whose it is on a second medium, and the way back."""
