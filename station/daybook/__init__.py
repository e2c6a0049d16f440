"""The daybook: what each day's recordings took, and the report made of it."""
