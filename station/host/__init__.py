"""The device host: drivers, quality and image codecs, in a process of its own."""
