"""Tests: drivers.iris."""
