"""DigitalPersona U.are.U 4000, 4000B and 4500 fingerprint readers on USB."""
