"""``perekaman station provision``: walks a technician through it, one question at a time."""

import argparse
import sys
from dataclasses import dataclass
from getpass import getpass
from pathlib import Path
from types import MappingProxyType
from typing import Final, Protocol

from station import settings
from station.assembly import commissioning, provision
from station.assembly.commissioning import Commission, Stage
from station.assembly.upload import centre_url
from station.clock import SystemClock
from station.commands import output, signing_in
from station.durable import write
from station.errors import Broken, Code, Refused, Trouble
from station.home import Home
from station.keys.kept import Kind
from station.keys.making import Choice
from station.keys.tpm_line import DEVICE
from station.operators.credentials import Credentials

ABOUT: Final = (
    "Makes this machine a station: the first administrator, the keys, the certificates. Each stage"
    " says what comes next; interrupted, it goes on where it stopped. --request-to and --answer"
    " carry request and answer by stick where the centre is not reached."
)
_FURTHER: Final = 8


class Talk(Protocol):
    """The person at the terminal."""

    def tell(self, text: str) -> None: ...
    def ask(self, question: str, default: str = "") -> str: ...
    def secret(self, question: str) -> str: ...


class Terminal:
    """Questions on stderr, answers from the keyboard; secrets are not shown."""

    def tell(self, text: str) -> None:
        sys.stderr.write(f"{text}\n")

    def ask(self, question: str, default: str = "") -> str:
        if not sys.stdin.isatty():
            raise Refused(Code.SETTINGS_INVALID, f"no terminal to ask at: {question}")
        sys.stderr.write(f"{question}{f' [{default}]' if default else ''}: ")
        sys.stderr.flush()
        return sys.stdin.readline().strip() or default

    def secret(self, question: str) -> str:
        if not sys.stdin.isatty():
            raise Refused(Code.SETTINGS_INVALID, f"no terminal to ask at: {question}")
        return getpass(f"{question}: ")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--demo", action="store_true", help="enroll with the emulated centre; the PINs are public"
    )
    kinds = [kind.value for kind in Kind]
    parser.add_argument("--keeper", choices=kinds, help="where the keys are kept; else it is asked")
    parser.add_argument("--tpm", metavar="ADDRESS", default=DEVICE,
                        help="the TPM: a device, unix:PATH or tcp:HOST:PORT")  # fmt: skip
    parser.add_argument("--module", metavar="FILE", help="PKCS#11 module of the token")
    parser.add_argument("--request-to", type=Path, metavar="FILE", help="write the request there")
    parser.add_argument("--answer", type=Path, metavar="FILE", help="install the centre's answer")
    parser.add_argument("--recovery", type=Path, metavar="FILE",
                        help="the safe's identity, after a backup was restored")  # fmt: skip


def run(options: argparse.Namespace, talk: Talk | None = None) -> None:
    """Go through the stages that are left. Raises ``Trouble``."""
    if options.demo:
        demonstration(options)
        return
    found = settings.load(options.config).station
    work = Commission(Home(options.home).make(), found.station)
    walk = Walk(work, options, talk or Terminal(), centre_url(work.home, found.line))
    walk.go()
    if options.json:
        output.document({"stage": work.stage().value})


def demonstration(options: argparse.Namespace) -> None:
    """Provision a demonstration: nothing is asked, and nothing is protected."""
    provision.demonstration(Home(options.home), settings.load(options.config))
    if options.json:
        output.document({"users": [each.user for each in provision.PEOPLE]})
    else:
        output.lines(f"{each.user}: PIN {each.pin}" for each in provision.PEOPLE)


@dataclass
class Walk:
    """One technician's way through the stages."""

    work: Commission
    options: argparse.Namespace
    talk: Talk
    url: str

    def go(self) -> None:
        """Do stage after stage; stops where the answer of the centre is waited for."""
        station = self.work.station
        self.talk.tell(f"station {station.id}, area {station.area_code}, {station.name}")
        for _ in range(_FURTHER):
            stage = self.work.stage()
            if stage is Stage.DONE:
                self.talk.tell("done: this machine is a station. `perekaman station keys` shows it")
                return
            try:
                if not _STEPS[stage](self):
                    return
            except Trouble as trouble:
                self._explain(stage, trouble)
                raise

    def _explain(self, stage: Stage, trouble: Trouble) -> None:
        """Say what it means and what to do next: nobody else may be there to ask."""
        for text in (_MEANT.get(trouble.code), _NEXT.get(stage)):
            if text:
                self.talk.tell(text)

    def administrator(self) -> bool:
        if not self._agreed():
            return False
        self.talk.tell("1 of 4: the first administrator, who makes the other accounts")
        user = self.talk.ask("user name")
        pin = self.talk.secret("PIN, six characters or more")
        if self.talk.secret("the same PIN again") != pin:
            raise Refused(Code.LOGIN_REFUSED, "the two PINs differ; begin again, nothing was done")
        self.work.administrator(Credentials(user, pin))
        return True

    def keys(self) -> bool:
        self._signed_in()
        self.talk.tell("2 of 4: the keys; they are made here and never leave")
        choice = self._choice()
        self.work.make_keys(choice, _read(self.options.recovery))
        self.talk.tell(f"made, kept by: {choice.kind.value}")
        return True

    def clear_key(self) -> bool:
        self._signed_in()
        self.talk.tell("the station's old key lies in clear: it is encrypted now")
        self.work.encrypt_clear()
        self.talk.tell("done; the disk may still hold the old bytes: renew the station's keys")
        return True

    def certificates(self) -> bool:
        self._signed_in()
        if self.options.answer:
            answer = commissioning.read_answer(self.options.answer)
            self.work.take(answer, self._compared(), SystemClock().now())
            return True
        if self.options.request_to:
            path = self.work.write_request(self.options.request_to)
            self.talk.tell(f"3 of 4: the request is in {path}; bring it to the centre")
            self.talk.tell("next: perekaman station provision --answer FILE")
            return False
        self.talk.tell(f"3 of 4: certificates of the centre at {self.url}")
        code = self.talk.ask("one-time code; empty to write the request to a file")
        if not code:
            path = self.work.write_request()
            self.talk.tell(f"the request is in {path}; bring it to the centre")
            self.talk.tell("next: perekaman station provision --answer FILE")
            return False
        compared = self._compared()
        answer = self.work.ask(self.url, compared, code)
        self.work.take(answer, compared, SystemClock().now())
        write(self.work.home.trust / "centre.url", self.url.encode())
        return True

    def register(self) -> bool:
        self._signed_in()
        self.talk.tell("4 of 4: the register")
        self.work.make_register()
        return True

    def _agreed(self) -> bool:
        answer = self.talk.ask("is this station and this area right? yes or no", "yes")
        if answer.lower() not in {"y", "yes", "ya"}:
            place = self.options.config / "station.toml"
            self.talk.tell(f"put it right in {place}, then begin again")
            return False
        return True

    def _signed_in(self) -> None:
        if self.work.data_key is None:
            user = self.talk.ask("administrator's user name")
            who = Credentials(user, self.talk.secret("PIN"))
            with signing_in.explained():
                self.work.sign_in(who, SystemClock().now())

    def _compared(self) -> str:
        words = "first four groups of the root's fingerprint, as the centre reads them to you"
        return self.talk.ask(words)

    def _choice(self) -> Choice:
        modules = (self.options.module,) if self.options.module else commissioning.MODULES
        found = commissioning.present(self.options.tpm, modules)
        seen = ["software", *(["tpm"] if found.tpm else []), *(["pkcs11"] if found.tokens else [])]
        kind = self.options.keeper or self.talk.ask(
            f"keeper ({', '.join(seen)})", commissioning.best(found).value
        )
        if kind not in {each.value for each in Kind}:
            raise Refused(Code.SETTINGS_INVALID, f"no such keeper: {kind}")
        if kind != Kind.TOKEN.value:
            return Choice(Kind(kind), address=self.options.tpm)
        if not found.tokens:
            raise Refused(Code.KEEPER_GONE, "no token is plugged in; --module names its library")
        listed = ", ".join(f"{each.label} {each.serial}" for each in found.tokens)
        serial = self.talk.ask(f"token ({listed})", found.tokens[0].serial)
        token = next((each for each in found.tokens if each.serial == serial), None)
        if token is None:
            raise Refused(Code.KEEPER_GONE, "no token with this serial number is plugged in")
        pin = self.talk.secret("the token's PIN; it is tried once").encode()
        return Choice(Kind.TOKEN, module=token.module, serial=token.serial, pin=pin)


_STEPS: Final = MappingProxyType(
    {
        Stage.ADMINISTRATOR: Walk.administrator,
        Stage.KEYS: Walk.keys,
        Stage.CLEAR_KEY: Walk.clear_key,
        Stage.CERTIFICATES: Walk.certificates,
        Stage.REGISTER: Walk.register,
    }
)


_AGAIN: Final = "`perekaman station provision` goes on here"
_NEXT: Final = MappingProxyType(
    {
        Stage.ADMINISTRATOR: "next: nothing was done; `perekaman station provision` begins again",
        Stage.KEYS: "next: no keys were made. " + _AGAIN + "; --keeper software, tpm or pkcs11"
        " chooses, --tpm and --module say where to look",
        Stage.CLEAR_KEY: f"next: {_AGAIN}",
        Stage.CERTIFICATES: f"next: no certificates were installed. {_AGAIN}; without a line,"
        " --request-to FILE writes the request for a stick, and --answer FILE takes the answer",
        Stage.REGISTER: f"next: {_AGAIN}",
    }
)
"""What to do when a stage was not finished."""
_MEANT: Final = MappingProxyType(
    {
        Code.CODE_REFUSED: "the code is mistyped, a week old, used up, or made for another station"
        " id. If it was good and nobody here used it, somebody else has: tell the centre at once,"
        " which takes those certificates away and makes a new code",
        Code.CENTRE_UNTRUSTED: "whoever answered is not the centre that was read to you, or it was"
        " mistyped. Have it read once more, over the telephone, and do not go on until it agrees",
        Code.LINE_DOWN: "the address of the centre is `url` of [line] in station.toml",
        Code.AREA_CODE_INVALID: "station.toml and the centre name two areas: the centre makes a new"
        " answer with the right one, or `area_code` in station.toml is put right",
        Code.CERTIFICATE_WRONG: "the answer is not for the keys of this machine or not for this"
        " station: an answer fits only the request it was made from",
        Code.KEEPER_WORD_WRONG: "it is not tried again, so that the token does not lock",
        Code.PIN_TOO_WEAK: "longer is better: whoever has the disk can try PINs as fast as it goes",
    }
)
"""What may be behind a refusal, for whoever stands in front of it."""


def _read(path: Path | None) -> bytes:
    try:
        return path.read_bytes() if path else b""
    except OSError as error:
        detail = f"{path}: {error.strerror or 'unreadable'}; give the safe's identity"
        raise Broken(Code.FILE_UNREADABLE, detail) from error
