"""The complaint desk: "my NIK is not online", answered for what this station recorded."""
