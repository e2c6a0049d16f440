"""The words of a command that has several: one module a word, listed in the command's table."""

import argparse
import importlib
from collections.abc import Mapping
from typing import Protocol, cast


class Word(Protocol):
    """What each word's module offers."""

    HELP: str

    def arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add the word's own arguments."""
        ...

    def run(self, options: argparse.Namespace) -> int:
        """Carry it out; 0 only when all went well. May raise ``Trouble``."""
        ...


Words = Mapping[str, str]
"""A word -> the name of its module."""


def arguments(parser: argparse.ArgumentParser, words: Words, *, required: bool = True) -> None:
    """Add every word of the table to a command; not ``required``: it does something without."""
    subs = parser.add_subparsers(dest="word", required=required, metavar="WORD")
    for name, module in words.items():
        word = _load(module)
        sub = subs.add_parser(name, help=word.HELP, description=getattr(word, "ABOUT", word.HELP))
        word.arguments(sub)


def run(options: argparse.Namespace, words: Words) -> int:
    """Carry out the word that was called. Raises ``Trouble``."""
    return _load(words[options.word]).run(options)


def _load(module: str) -> Word:
    return cast("Word", importlib.import_module(module))
