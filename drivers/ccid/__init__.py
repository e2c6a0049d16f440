"""Readers of chip cards on USB."""
