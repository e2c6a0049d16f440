"""The command around age files: what the public test vectors and an operator at the centre use.

    python -m packets.age decrypt -i IDENTITY_FILE < sealed > plain

ends with 0 only when every byte that was written is authentic and complete. Before any other end
it may have written a true beginning of the plain text: say so, and leave it to the caller.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from packets.age_armor import unarmored
from packets.age_file import decrypt, encrypt
from packets.age_identities import parse_identities
from packets.age_keys import Recipient
from packets.errors import PacketCode, PacketError


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0 only when all is authentic."""
    options = _parser().parse_args(argv)
    try:
        options.run(options)
    except PacketError as error:
        sys.stderr.write(f"packets.age: {error}\n")
        if error.code is PacketCode.AGE_PAYLOAD:
            sys.stderr.write("packets.age: what was written is not all there is: throw it away\n")
        return 1
    except OSError as error:
        sys.stderr.write(f"packets.age: {error.strerror}\n")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m packets.age")
    verbs = parser.add_subparsers(required=True)
    opening = verbs.add_parser("decrypt", help="open stdin to stdout")
    opening.add_argument("-i", dest="identities", type=Path, action="append", required=True)
    opening.set_defaults(run=_decrypt)
    sealing = verbs.add_parser("encrypt", help="seal stdin to stdout")
    sealing.add_argument("-r", dest="recipients", action="append", required=True)
    sealing.set_defaults(run=_encrypt)
    return parser


def _decrypt(options: argparse.Namespace) -> None:
    identities = [key for path in options.identities for key in parse_identities(path.read_bytes())]
    decrypt(unarmored(sys.stdin.buffer), sys.stdout.buffer, identities)
    sys.stdout.buffer.flush()


def _encrypt(options: argparse.Namespace) -> None:
    recipients = [Recipient.parse(text) for text in options.recipients]
    encrypt(sys.stdin.buffer, sys.stdout.buffer, recipients)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main())
