"""What was done at this station, by whom: a chained, signed trail that holds nobody's data."""
