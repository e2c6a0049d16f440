"""The parts that screens are made of; one file per widget."""
