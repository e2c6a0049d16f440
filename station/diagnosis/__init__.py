"""Examines the devices of a station and says what a technician is to do."""
