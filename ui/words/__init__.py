"""The words that people read, keyed by the enums of the domain; one file per kind."""
