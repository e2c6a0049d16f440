"""Tests: packets."""
