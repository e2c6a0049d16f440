"""The U.are.U readers."""
