"""The devices as the session sees them: requests out, events in, no image processing."""
