"""Ways to reach a device, each replaceable by an emulator's."""
