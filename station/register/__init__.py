"""Whose packet it is: the encrypted database that only the kiosk writes."""
