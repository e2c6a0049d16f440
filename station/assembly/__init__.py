"""The one place that names concrete classes: puts the station together from its settings."""
