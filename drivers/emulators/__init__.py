"""Emulators that speak the wire; shipped with the product for training and tests."""
