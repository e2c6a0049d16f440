"""Brings sealed packets to the centre, in a process of its own."""
