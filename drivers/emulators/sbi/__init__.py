"""An SBI service: a slap scanner and an iris camera in front of the person in the chair."""
