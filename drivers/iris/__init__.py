"""Iris cameras that are plain video cameras for near infrared."""
