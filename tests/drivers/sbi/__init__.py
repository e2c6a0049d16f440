"""Tests of the SBI driver and of the emulated service."""
