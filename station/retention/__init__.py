"""How long each thing is kept, why, and its destruction when its time is over."""
