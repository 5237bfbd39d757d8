# Written by `cargo xtask generate` from `workfx.yaml`. Not edited by hand.
"""How requests are sent, repeated and refused. Knows HTTP and nothing of the API."""

from __future__ import annotations

import http.client
import json
import os
import random
import socket
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any, Mapping, Optional, Sequence, Tuple, TypedDict

from ._errors import APIConnectionError, APIError, APITimeoutError
from ._models import Model, decode

# A limit of a minute is over after a minute.
LONGEST_WAIT = 60.0
SHORTEST_BACKOFF = 0.5
LONGEST_BACKOFF = 8.0
PASSING = (502, 503, 504)


class NotGiven:
    """Stands for what is left out, where `None` would be sent as `null`."""

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "NOT_GIVEN"


NOT_GIVEN = NotGiven()


class RequestOptions(TypedDict, total=False):
    """Settings of one request."""

    timeout: float
    max_retries: int
    headers: Mapping[str, str]
    idempotency_key: str
    """Names the request, where it creates or starts something. Otherwise a new UUID, so that sending it again does nothing twice."""
    last_event_id: str
    """Of a stream: the event behind which to begin."""


@dataclass(frozen=True)
class Settings:
    """What the document says once for all requests."""

    environment: str
    server: str
    agent: str
    header: str
    scheme: str
    error_code: Optional[Tuple[str, ...]]
    error_message: Tuple[str, ...]
    error_bodies: Mapping[int, Any]
    error_body: Any


@dataclass(frozen=True)
class Pages:
    """How a list comes in pages."""

    parameter: str
    items: Tuple[str, ...]
    cursor: Optional[Tuple[str, ...]] = None
    more: Optional[Tuple[str, ...]] = None
    total: Optional[Tuple[str, ...]] = None
    size: Optional[Tuple[str, ...]] = None


@dataclass(frozen=True)
class Call:
    """What the document says of one operation."""

    method: str
    path: str
    query: Tuple[str, ...] = ()
    body: bool = False
    idempotent: bool = False
    content: Tuple[str, ...] = ()
    pages: Optional[Pages] = None
    switch: Mapping[str, Any] = field(default_factory=dict)
    resumable: bool = False


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """An API does not redirect; what does would be handed the key."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def segment(value: Any, name: str) -> str:
    """A part of a path. Empty ones would be another path."""
    text = str(value)
    if not text:
        raise ValueError(f"`{name}` is empty")
    return urllib.parse.quote(text, safe="")


class Transport:
    """Sends requests to one server with one key."""

    def __init__(
        self,
        settings: Settings,
        api_key: Optional[str],
        base_url: Optional[str],
        timeout: float,
        max_retries: int,
        max_retry_wait: float,
        headers: Optional[Mapping[str, str]],
    ) -> None:
        key = api_key or os.environ.get(f"{settings.environment}_API_KEY")
        if not key:
            raise ValueError(f"no API key: give it to the client, or set {settings.environment}_API_KEY")
        self.settings = settings
        self.base_url = (base_url or os.environ.get(f"{settings.environment}_BASE_URL") or settings.server).rstrip("/")
        self.timeout = timeout
        self.max_retries = max_retries
        self.max_retry_wait = max_retry_wait
        self._headers = {
            "Accept": "application/json",
            "User-Agent": settings.agent,
            settings.header: settings.scheme + key,
            **(headers or {}),
        }
        self._opener = urllib.request.build_opener(_NoRedirects)

    def call(self, call: Call, kind: Any, params: Mapping[str, Any], options: Optional[RequestOptions]) -> Any:
        """The content of a JSON answer."""
        value = self.json(call, params, options)
        for name in call.content:
            value = value[name]
        return decode(kind, value)

    def json(self, call: Call, params: Mapping[str, Any], options: Optional[RequestOptions]) -> Any:
        """A JSON answer, whole."""
        text = self.send(call, params, options or {}, is_stream=False)
        return json.loads(text) if text else None

    def send(
        self,
        call: Call,
        params: Mapping[str, Any],
        options: RequestOptions,
        is_stream: bool,
        more: Optional[Mapping[str, str]] = None,
    ) -> Any:
        """Sends a request until it is answered, refused, or not worth repeating."""
        request = self._spelled(call, params, options, is_stream, more or {})
        repeatable = call.method in ("GET", "HEAD", "PUT", "DELETE") or any(
            request.has_header(name) for name in ("Idempotency-key", "Last-event-id")
        )
        retries = options.get("max_retries", self.max_retries)
        attempt = 0
        while True:
            try:
                return self._attempt(request, options.get("timeout", self.timeout), is_stream)
            except (APIError, APIConnectionError) as error:
                wait = self._wait(error, attempt, repeatable)
                if wait is None or attempt >= retries:
                    raise
            time.sleep(wait)
            attempt += 1

    def _attempt(self, request: urllib.request.Request, timeout: float, is_stream: bool) -> Any:
        try:
            response = self._opener.open(request, timeout=timeout)
            if is_stream:
                return response
            with response:
                return response.read()
        except urllib.error.HTTPError as refused:
            with refused:
                raise APIError._of(refused.code, refused.headers, refused.read(), self.settings) from None
        except (TimeoutError, socket.timeout) as error:
            raise APITimeoutError(f"the server did not answer within {timeout} s") from error
        except (OSError, http.client.HTTPException) as error:
            reason = getattr(error, "reason", error)
            if isinstance(reason, TimeoutError):
                raise APITimeoutError(f"the server did not answer within {timeout} s") from error
            raise APIConnectionError(f"the server cannot be reached: {reason}") from error

    def _wait(self, error: Exception, attempt: int, repeatable: bool) -> Optional[float]:
        """How long to wait before the same request is sent again; None: never."""
        backoff: float = min(SHORTEST_BACKOFF * 2**attempt, LONGEST_BACKOFF) * random.uniform(0.75, 1.25)
        if not isinstance(error, APIError):
            return backoff if repeatable else None
        # What was refused for its number had no effect, so that it can be sent again whatever it is.
        if error.status != 429 and not (repeatable and error.status in PASSING):
            return None
        asked = error.retry_after
        if asked is None:
            return backoff
        return asked if asked <= self.max_retry_wait else None

    def _spelled(
        self,
        call: Call,
        params: Mapping[str, Any],
        options: RequestOptions,
        is_stream: bool,
        more: Mapping[str, str],
    ) -> urllib.request.Request:
        given = {name: value for name, value in params.items() if not isinstance(value, NotGiven)}
        query = [(name, item) for name in call.query for item in _texts(given.pop(name, None))]
        url = self.base_url + call.path + (f"?{urllib.parse.urlencode(query)}" if query else "")
        headers = dict(self._headers)
        data = None
        if call.body:
            headers["Content-Type"] = "application/json"
            body = {**given, **call.switch} if is_stream else given
            data = json.dumps(body, default=_plain, allow_nan=False).encode()
        elif given:
            raise TypeError(f"{call.method} {call.path} takes no `{next(iter(given))}`")
        # A stream cannot be given twice: one whose beginning is lost is the caller's to ask for again.
        key = options.get("idempotency_key") or (None if is_stream else str(uuid.uuid4()))
        if call.idempotent and key:
            headers["Idempotency-Key"] = key
        headers.update(more)
        headers.update(options.get("headers", {}))
        return urllib.request.Request(url, data=data, headers=headers, method=call.method)


def _texts(value: Any) -> Sequence[str]:
    if value is None:
        return []
    if isinstance(value, (list, tuple, set, frozenset)):
        return [text for item in value for text in _texts(item)]
    if isinstance(value, bool):
        return ["true" if value else "false"]
    if isinstance(value, datetime):
        return [_time(value)]
    return [str(value)]


def _plain(value: Any) -> Any:
    """JSON of what the standard library does not know the JSON of."""
    if isinstance(value, Model):
        return value.to_dict()
    if isinstance(value, datetime):
        return _time(value)
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{value!r} cannot be sent: it has no JSON")


def _time(value: datetime) -> str:
    # A time without a zone is the caller's own.
    return value.astimezone(timezone.utc).isoformat().replace("+00:00", "Z")
