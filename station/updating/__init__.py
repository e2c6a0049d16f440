"""Updates of the station's software: what is believed, what is refused, where it is laid ready."""
