"""Tests: station."""
