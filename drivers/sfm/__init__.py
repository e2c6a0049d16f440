"""Suprema SFM 3000 to 6000 single-finger modules on a serial line."""
