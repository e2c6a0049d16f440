"""What happens: citizen, session, quality, packet, outbox, uploader, status. No Qt."""
