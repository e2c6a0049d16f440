"""The sink against a real PostgreSQL server; a job of its own: ``scripts/test_postgres``."""
