"""Wacom STU signature pads."""
