"""Readers of bar codes and QR codes on a serial line."""
