"""A Wacom STU-530 on an emulated USB bus, written on by the person in the chair."""
