"""How JSON becomes objects, and objects JSON. What a newer server says more is kept, and no reason to fail."""

# Annotations are no texts here: before 3.11, `get_type_hints` fails at one that says `InitVar`.
import dataclasses
import functools
import re
import sys
import types
from datetime import datetime, timezone
from typing import Any, Dict, List, Literal, Mapping, Optional, Tuple, Union, cast, get_args, get_origin, get_type_hints


@dataclasses.dataclass(frozen=True, kw_only=True)
class Model:
    """An object of an answer, or one that is made to be sent."""

    _raw: dataclasses.InitVar[Optional[Mapping[str, Any]]] = None
    # What it came as. `dataclasses.replace` hands it on, so that a changed object keeps what this version does not know.

    def __post_init__(self, _raw: Optional[Mapping[str, Any]]) -> None:
        object.__setattr__(self, "_raw", _raw)

    def to_dict(self) -> Dict[str, Any]:
        """Its JSON: what it came as, with what this version does not know, and over that what was changed."""
        raw: Optional[Mapping[str, Any]] = getattr(self, "_raw")
        made = dict(raw or {})
        for one in _fields(cast(Any, type(self))):
            value = encode(getattr(self, one.name))
            # Objects are changed within, too, so that it is what they hold that is compared.
            if raw is not None and value == encode(decode(one.kind, raw.get(one.wire))):
                continue
            if value is None and one.is_optional:
                made.pop(one.wire, None)
            else:
                made[one.wire] = value
        return made


def is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Model)


def encode(value: Any) -> Any:
    """The JSON of a value, as far as this knows one."""
    if isinstance(value, Model):
        return value.to_dict()
    if isinstance(value, datetime):
        return time_text(value)
    if isinstance(value, Mapping):
        return {name: encode(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [encode(item) for item in value]
    return value


def time_text(value: datetime) -> str:
    """A time on the wire. One without a zone is the caller's own."""
    return value.astimezone(timezone.utc).isoformat().replace("+00:00", "Z")


def decode(kind: Any, value: Any) -> Any:
    """The value as its type has it. What does not fit is given as it came: whoever reads it sees more than an error would say."""
    if value is None or kind is Any:
        return value
    if kind is datetime:
        return _time(value)
    if is_model(kind):
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
    return kind(_raw=value, **{one.name: decode(one.kind, value.get(one.wire)) for one in _fields(kind)})


@dataclasses.dataclass(frozen=True)
class _Field:
    name: str
    wire: str
    kind: Any
    is_optional: bool


@functools.lru_cache(maxsize=None)
def _fields(kind: Any) -> List[_Field]:
    hints = get_type_hints(kind, vars(sys.modules[kind.__module__]))
    return [
        _Field(one.name, one.metadata.get("wire", one.name), hints[one.name], one.default is not dataclasses.MISSING)
        for one in dataclasses.fields(kind)
    ]


def _fits(kind: Any, value: Any) -> bool:
    """Whether a value is of one of several types: of objects, the one whose constants it has."""
    if is_model(kind):
        if not isinstance(value, dict):
            return False
        constants = [one for one in _fields(kind) if get_origin(one.kind) is Literal]
        return all(value.get(one.wire) in get_args(one.kind) for one in constants)
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
    if not isinstance(value, str):
        return value
    try:
        # Before 3.11, Python knows neither `Z` nor fractions of other than 3 or 6 digits.
        text = re.sub(r"\.(\d+)", lambda found: f".{found[1]:0<6.6}", value, count=1)
        return datetime.fromisoformat(re.sub("[Zz]$", "+00:00", text))
    except ValueError:
        return value
