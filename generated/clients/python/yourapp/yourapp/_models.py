# Written by `cargo xtask generate` from `yourapp.yaml`. Not edited by hand.
"""How JSON becomes objects. What a newer server says more is kept, and no reason to fail."""

from __future__ import annotations

import dataclasses
import functools
import sys
import types
from datetime import datetime
from typing import Any, Dict, List, Literal, Mapping, Tuple, Union, cast, get_args, get_origin, get_type_hints


class Model:
    """An object of an answer."""

    def to_dict(self) -> Dict[str, Any]:
        """The JSON that it came as, with what this version does not know."""
        return dict(getattr(self, "_raw"))


def decode(kind: Any, value: Any) -> Any:
    """The value as its type has it. What does not fit is given as it came: whoever reads it sees more than an error would say."""
    if value is None or kind is Any:
        return value
    if kind is datetime:
        return _time(value)
    if isinstance(kind, type) and issubclass(kind, Model):
        return _object(kind, value) if isinstance(value, dict) else value
    origin, parts = get_origin(kind), get_args(kind)
    if origin is list and isinstance(value, list):
        return [decode(parts[0], item) for item in value]
    if origin is dict and isinstance(value, dict):
        return {name: decode(parts[1], item) for name, item in value.items()}
    if origin in (Union, types.UnionType):
        return next((decode(part, value) for part in parts if _fits(part, value)), value)
    return value


def _object(kind: Any, value: Mapping[str, Any]) -> Any:
    made = kind(**{name: decode(hint, value.get(wire)) for name, wire, hint in _fields(kind)})
    object.__setattr__(made, "_raw", value)
    return made


@functools.lru_cache(maxsize=None)
def _fields(kind: Any) -> List[Tuple[str, str, Any]]:
    """Name here, name on the wire, type."""
    hints = get_type_hints(kind, vars(sys.modules[kind.__module__]))
    return [(one.name, one.metadata.get("wire", one.name), hints[one.name]) for one in dataclasses.fields(kind)]


def _fits(kind: Any, value: Any) -> bool:
    """Whether a value is of one of several types: of objects, the one whose constants it has."""
    if isinstance(kind, type) and issubclass(kind, Model):
        if not isinstance(value, dict):
            return False
        fields: List[Tuple[str, str, Any]] = _fields(cast(Any, kind))
        constants = [(wire, hint) for _, wire, hint in fields if get_origin(hint) is Literal]
        return all(value.get(wire) in get_args(hint) for wire, hint in constants)
    origin = get_origin(kind)
    if origin is Literal:
        return value in get_args(kind)
    if origin is list or origin is dict:
        return isinstance(value, origin)
    if kind is datetime:
        return isinstance(value, str)
    if kind is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return kind is Any or (isinstance(kind, type) and isinstance(value, kind))


def _time(value: Any) -> Any:
    try:
        # Before 3.11, Python does not know `Z`.
        return datetime.fromisoformat(value.replace("Z", "+00:00"))
    except (AttributeError, ValueError):
        return value
