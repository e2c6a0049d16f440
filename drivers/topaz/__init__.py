"""Topaz signature pads on a serial line."""
