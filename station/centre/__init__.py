"""The seam to the far side: announce, send, receipts, status feed, inventory."""
