"""Tests of the Wacom STU driver and of the emulated pad."""
