"""The sink: rows and events of the outbox, poured into a region's PostgreSQL."""
