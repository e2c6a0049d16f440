"""The centre's status file beside the outbox: what differs, and what of it people take over."""
