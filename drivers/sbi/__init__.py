"""Devices behind a Secure Biometric Interface service (MOSIP SBI 0.9.5/1.0, IEEE 3167 family)."""
