"""ISO/IEC 19794 records: finger, face, iris images and signatures, written and read strictly."""
