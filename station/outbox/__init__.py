"""Sealed packets on disk, durable, and what has become of each."""
