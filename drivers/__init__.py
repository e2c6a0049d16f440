"""What is plugged in: a Protocol per modality, drivers of real wires, an emulator of each wire."""
