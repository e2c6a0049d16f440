"""The station's own keys: made here, kept here, asked only to sign."""
