"""The courier: sealed packets on a stick, receipts on the way back. The format: MEDIUM.md."""
