"""A centre to run against: a real HTTPS server that receives, opens, judges and misbehaves."""
