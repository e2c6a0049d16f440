"""What is sent: records, ISO formats, sealing, signatures, receipts. Bytes in, bytes out."""
