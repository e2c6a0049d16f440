"""Brings the JSON of a service into the one spelling that is read: cases, nulls, bare values.

Services of the same specification differ (``errorcode`` and ``errorCode``, ``"specVersion": "1.0"``
and a list, numbers with and without quotes, members that are null and members that are left out):
seen in MOSIP's mock service and registration client, and asked for by nobody. Only the spelling is
forgiven; what is missing or wrong stays missing or wrong.
"""

import types
from typing import Any, Union, get_args, get_origin

import msgspec


def spelled(value: object, wanted: object) -> object:
    """Return decoded JSON as the type ``wanted`` spells it; what does not fit is left as it is."""
    if isinstance(wanted, type) and issubclass(wanted, msgspec.Struct):
        return _record(value, wanted)
    arguments = get_args(wanted)
    if get_origin(wanted) in {tuple, list}:
        return _several(value, arguments[0])
    if get_origin(wanted) in {Union, types.UnionType}:
        return value if value is None else spelled(value, _record_of(arguments) or arguments[0])
    if wanted is str and isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value


def _record(value: object, wanted: type[msgspec.Struct]) -> object:
    if not isinstance(value, dict):
        return value
    fields = {each.encode_name.casefold(): each for each in msgspec.structs.fields(wanted)}
    known: dict[str, Any] = {}
    for name, member in value.items():
        field = fields.get(str(name).casefold())
        if field is not None and member is not None:
            known[field.encode_name] = spelled(member, field.type)
    return known


def _several(value: object, wanted: object) -> object:
    """Spell each of a list; a bare value is a list of one, and a text may hold several."""
    if isinstance(value, str):
        value = [each.strip() for each in value.split(",") if each.strip()]
    elif isinstance(value, dict | int | float):
        value = [value]
    return [spelled(each, wanted) for each in value] if isinstance(value, list) else value


def _record_of(arguments: tuple[object, ...]) -> object | None:
    return next(
        (a for a in arguments if isinstance(a, type) and issubclass(a, msgspec.Struct)), None
    )
