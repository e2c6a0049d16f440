"""Whether this machine's clock can be believed: measured against others, guarded by itself."""
