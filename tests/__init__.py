"""Tests of the whole house; the folders follow the packages."""
