"""The exchange format `recoupe/1`: frozen records to JSON and back, and its JSON Schema.

The dataclasses *are* the format: the writer writes every field under its own name (or the one in the
field's metadata), the reader ignores unknown keys, and the schema is made from the same type hints.
A record whose `span` is written flat (`ActorMention`) is listed in `FLAT`.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from recoupe.errors import BrokenDossier
from recoupe.model.actors import ActorMention
from recoupe.model.dossier import SCHEMA, Dossier

T = TypeVar("T")
JsonValue = Any

FLAT: dict[type, str] = {ActorMention: "span"}
"""Records one of whose fields is written into the record itself."""


def to_json(dossier: Dossier) -> str:
    """The dossier as `recoupe/1`: same dossier, same bytes."""
    return json.dumps(encode(dossier), ensure_ascii=False, indent=1) + "\n"


def from_json(text: str) -> Dossier:
    """The dossier written in a JSON text. Raises BrokenDossier when it is not recoupe/1 or breaks a law."""
    try:
        value = json.loads(text)
        if not isinstance(value, dict) or not str(value.get("schema", "")).startswith(SCHEMA):
            raise BrokenDossier("this is not a dossier of recoupe/1", remedy="make one with: recoupe export json")
        return decode(Dossier, value)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BrokenDossier(f"the dossier breaks its own laws: {error}", remedy="make it again with: recoupe export json") from error


def encode(value: object) -> JsonValue:
    """A record as plain JSON values."""
    if is_dataclass(value) and not isinstance(value, type):
        out: dict[str, JsonValue] = {}
        for field in fields(value):
            inner = encode(getattr(value, field.name))
            if FLAT.get(type(value)) == field.name:
                out |= inner
            else:
                out[_key(field)] = inner
        return out
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): encode(value[key]) for key in sorted(value)}
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    return value


def decode(kind: type[T], value: JsonValue) -> T:
    """A record of one kind from plain JSON values; unknown keys are ignored, laws are checked by the constructors."""
    return cast(T, _decoder(cast(Any, kind))(value))


Decode = Callable[[JsonValue], Any]


@cache
def _decoder(kind: Any) -> Decode:
    """What reads values of one kind: found out once for each kind, because a dossier has hundreds of thousands of values."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _of_union(inner)
    if origin is tuple:
        return _of_tuple(inner)
    if origin is Mapping:
        item = _decoder(inner[1])
        return lambda value: {key: item(each) for key, each in value.items()}
    if is_dataclass(kind):
        return _of_record(cast(Any, kind))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind

    def plain(value: JsonValue) -> Any:
        if kind is float and isinstance(value, int):
            return float(value)
        if not isinstance(value, kind):
            raise TypeError(f"{kind.__name__} expected, not {value!r}")
        return value

    return plain


def _of_tuple(inner: tuple[Any, ...]) -> Decode:
    if len(inner) == 2 and inner[1] is Ellipsis:
        item = _decoder(inner[0])
        return lambda value: tuple(map(item, value))
    each = tuple(map(_decoder, inner))
    return lambda value: tuple(read(item) for read, item in zip(each, value, strict=True))


def _of_union(kinds: tuple[Any, ...]) -> Decode:
    nothing = types.NoneType in kinds
    records = [_decoder(cast(Any, k)) for k in kinds if is_dataclass(k)]
    plain = [_decoder(k) for k in kinds if k is not types.NoneType and not is_dataclass(k)]

    def read(value: JsonValue) -> Any:
        if value is None and nothing:
            return None
        return ((records or plain)[0] if isinstance(value, dict) or not plain else plain[0])(value)

    return read


def _of_record(kind: type) -> Decode:
    flat = FLAT.get(kind)
    layout = tuple(
        (field.name, _key(field), _decoder(hint), field.default is MISSING and field.default_factory is MISSING)
        for field, hint in _layout(kind)
    )

    def read(value: JsonValue) -> Any:
        if not isinstance(value, dict):
            raise TypeError(f"{kind.__name__} expected, not {value!r}")
        given: dict[str, Any] = {}
        for name, key, inner, needed in layout:
            if name == flat:
                given[name] = inner(value)
            elif key in value:
                given[name] = inner(value[key])
            elif needed:
                raise KeyError(f"{kind.__name__} without {key}")
        return kind(**given)

    return read


@cache
def _layout(kind: type) -> tuple[tuple[Field[Any], Any], ...]:
    hints = get_type_hints(kind)
    return tuple((field, hints[field.name]) for field in fields(kind))


def _key(field: Field[Any]) -> str:
    return str(field.metadata.get("name", field.name))


def schema() -> dict[str, JsonValue]:
    """The JSON Schema (2020-12) of `recoupe/1`, made from the records themselves."""
    definitions: dict[str, JsonValue] = {}
    root = _schema(Dossier, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _schema(kind: Any, definitions: dict[str, JsonValue]) -> dict[str, JsonValue]:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return {"anyOf": [_schema(k, definitions) for k in inner]}
    if origin is tuple:
        if len(inner) == 2 and inner[1] is Ellipsis:
            return {"type": "array", "items": _schema(inner[0], definitions)}
        return {"type": "array", "prefixItems": [_schema(k, definitions) for k in inner], "minItems": len(inner), "maxItems": len(inner)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _schema(inner[1], definitions)}
    if is_dataclass(kind):
        return _schema_record(cast(type, kind), definitions)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {"enum": [member.value for member in kind]}
    return {"type": {str: "string", int: "integer", float: "number", bool: "boolean", types.NoneType: "null"}[kind]}


def _schema_record(kind: type, definitions: dict[str, JsonValue]) -> dict[str, JsonValue]:
    name = kind.__name__
    if name not in definitions:
        definitions[name] = {}
        properties: dict[str, JsonValue] = {}
        for field, hint in _layout(kind):
            if FLAT.get(kind) == field.name:
                _schema(hint, definitions)
                properties |= definitions[hint.__name__]["properties"]
            else:
                properties[_key(field)] = _schema(hint, definitions)
        if kind is Dossier:
            properties["schema"] = {"type": "string", "pattern": f"^{SCHEMA}"}
        doc = (kind.__doc__ or "").strip().split("\n")[0]
        definitions[name] = {"type": "object", "description": doc, "properties": properties, "required": list(properties)}
    return {"$ref": f"#/$defs/{name}"}
