"""Tests: drivers.canon."""
