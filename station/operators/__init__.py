"""Who may work here: local accounts, and the data key wrapped to each of them."""
