"""What is seen: the kiosk and the citizen's display. The only place that imports Qt."""
