"""A seeded synthetic population with known ground truth; nobody in it exists."""
