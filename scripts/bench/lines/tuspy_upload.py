"""Sends packets with tuspy, one after the other; runs in an environment of its own."""

import argparse
import importlib
import os
import sys
from pathlib import Path


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("certificate")
    parser.add_argument("key")
    parser.add_argument("root")
    parser.add_argument("packets", nargs="+", type=Path)
    options = parser.parse_args()
    client = importlib.import_module("tusclient.client")  # there, and not in the project's own
    os.environ["REQUESTS_CA_BUNDLE"] = options.root  # it takes no root of its own
    shown = (options.certificate, options.key)
    far = client.TusClient(f"{options.url}/v1/uploads", client_cert=shown)
    for packet in options.packets:
        uploader = far.uploader(
            str(packet),
            metadata={"packet_id": packet.stem},
            retries=10_000,
            retry_delay=1,
        )
        uploader.upload()
    return 0


if __name__ == "__main__":
    sys.exit(main())
