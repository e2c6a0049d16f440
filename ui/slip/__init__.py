"""The slip a person takes home: its words, on paper or as a PDF."""
