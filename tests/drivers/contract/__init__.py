"""What every sensor for one finger must do, over its emulator, with everything that goes wrong."""
