"""The daily report: its words, its pictures, and how it gets onto paper or into a table."""
