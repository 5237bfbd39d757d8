"""How requests are sent, repeated and refused. Knows HTTP and nothing of the API."""

from __future__ import annotations

import functools
import http.client
import io
import json
import math
import os
import random
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Dict, Mapping, Optional, Sequence, Tuple, TypedDict

from ._errors import APIConnectionError, APIError, APITimeoutError
from ._models import Model, decode, encode, is_model, time_text

# Longer than the minute that a server may wait itself before it answers.
TIMEOUT = 90.0
# A limit of a minute is over after a minute.
LONGEST_WAIT = 60.0
SHORTEST_BACKOFF = 0.5
LONGEST_BACKOFF = 8.0
PASSING = (502, 503, 504)
# More than this cannot be slept at once everywhere.
LONGEST_SLEEP = 2_147_483.0


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
    nothing: bool = False
    pages: Optional[Pages] = None
    switch: Mapping[str, Any] = field(default_factory=dict)
    resumable: bool = False


@dataclass(frozen=True)
class Answer:
    """A good answer, whole."""

    status: int
    headers: Any
    data: bytes
    retries: int

    def json(self) -> Any:
        try:
            return json.loads(self.data)
        except ValueError:
            raise self.unexpected() from None

    def unexpected(self) -> APIError:
        """The error that it is where it is not what the document says."""
        error = APIError._unexpected(self.status, self.headers, self.data.decode(errors="replace"))
        error.retries = self.retries
        return error


@dataclass(frozen=True)
class _Sent:
    """What is sent, as often as it takes. A `urllib.request.Request` cannot be: what opens it changes it, and behind a proxy the third time would go without TLS."""

    method: str
    url: str
    headers: Mapping[str, str]
    data: Optional[bytes]

    def request(self) -> urllib.request.Request:
        return urllib.request.Request(self.url, data=self.data, headers=dict(self.headers), method=self.method)

    def has(self, *names: str) -> bool:
        return any(name.lower() in names for name in self.headers)


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """An API does not redirect; what does would be handed the key."""

    def http_error_302(self, *_: Any, **__: Any) -> None:
        return None

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


class _Reader(io.RawIOBase):
    """Reads until a moment. The standard library's limit is for each piece, so that who sends one a second is waited for without end."""

    def __init__(self, socket: Any, ends: float, timeout: Optional[float]) -> None:
        self._socket = socket
        self._raw = socket.makefile("rb", buffering=0)
        self._ends = ends
        self._timeout = timeout

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> Any:
        if math.isfinite(self._ends):
            left = self._ends - time.monotonic()
            if left <= 0:
                raise TimeoutError("timed out")
            self._socket.settimeout(left)
        return self._raw.readinto(buffer)

    def go_on(self) -> None:
        """What comes from now on may take as long as it does, unless nothing comes at all."""
        self._ends = math.inf
        self._socket.settimeout(self._timeout)

    def close(self) -> None:
        self._raw.close()
        super().close()


class _Response(http.client.HTTPResponse):
    def __init__(self, ends: float, timeout: Optional[float], socket: Any, *given: Any, **named: Any) -> None:
        super().__init__(socket, *given, **named)
        self.fp.close()
        self.reader = _Reader(socket, ends, timeout)
        self.fp = io.BufferedReader(self.reader)


def _timed(kind: Any) -> Any:
    """Connections of a kind, for one request each, whose time runs from when they are made."""

    def connection(host: str, timeout: Optional[float], **named: Any) -> Any:
        made = kind(host, timeout=timeout, **named)
        ends = math.inf if timeout is None else time.monotonic() + timeout
        made.response_class = functools.partial(_Response, ends, timeout)
        return made

    return connection


class _HTTP(urllib.request.HTTPHandler):
    def http_open(self, request: urllib.request.Request) -> Any:
        return self.do_open(_timed(http.client.HTTPConnection), request)


class _HTTPS(urllib.request.HTTPSHandler):
    def https_open(self, request: urllib.request.Request) -> Any:
        return self.do_open(_timed(http.client.HTTPSConnection), request, context=getattr(self, "_context", None))


def segment(value: Any, name: str) -> str:
    """A part of a path. With one that is empty or dots, it would be another path."""
    text = "" if value is None else str(value)
    if text in ("", ".", ".."):
        raise ValueError(f"`{name}` is {text!r}, which names nothing")
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
        own = {"Accept": "application/json", "User-Agent": settings.agent, settings.header: settings.scheme + key}
        self._headers = _laid_over(own, headers or {})
        self._opener = urllib.request.build_opener(_NoRedirects, _HTTP, _HTTPS)

    def call(self, call: Call, kind: Any, params: Mapping[str, Any], options: Optional[RequestOptions]) -> Any:
        """The content of a JSON answer."""
        answer = self.send(call, params, options or {})
        if call.nothing and not answer.data:
            return None
        value = answer.json()
        for name in call.content:
            if not isinstance(value, dict) or name not in value:
                raise answer.unexpected()
            value = value[name]
        if is_model(kind) and not isinstance(value, dict):
            raise answer.unexpected()
        return decode(kind, value)

    def send(self, call: Call, params: Mapping[str, Any], options: RequestOptions) -> Answer:
        """An answer, whole."""
        sent = self._spelled(call, params, options, False, {})
        answer: Answer = self._repeated(call, sent, options, False)
        return answer

    def stream(self, call: Call, params: Mapping[str, Any], options: RequestOptions, more: Mapping[str, str]) -> Any:
        """An answer that begins."""
        return self._repeated(call, self._spelled(call, params, options, True, more), options, True)

    def _repeated(self, call: Call, sent: _Sent, options: RequestOptions, is_stream: bool) -> Any:
        """Sends a request until it is answered, refused, or not worth repeating."""
        repeatable = call.method in ("GET", "HEAD", "PUT", "DELETE") or sent.has("idempotency-key", "last-event-id")
        retries = options.get("max_retries", self.max_retries)
        attempt = 0
        while True:
            try:
                return self._attempt(sent, options.get("timeout", self.timeout), is_stream, attempt)
            except (APIError, APIConnectionError) as error:
                error.retries = attempt
                wait = self._wait(error, attempt, repeatable)
                if wait is None or attempt >= retries:
                    raise
            time.sleep(min(wait, LONGEST_SLEEP))
            attempt += 1

    def _attempt(self, sent: _Sent, timeout: Optional[float], is_stream: bool, attempt: int) -> Any:
        limit = None if timeout is None or not math.isfinite(timeout) else timeout
        try:
            try:
                response = self._opener.open(sent.request(), timeout=limit)
            except urllib.error.HTTPError as refused:
                # A refusal is an answer, which can be lost halfway as any other.
                response = refused
            status, headers = response.status, response.headers
            is_good = 200 <= status < 300
            if is_stream and is_good:
                response.reader.go_on()
                return response
            with response:
                data = response.read()
        except (OSError, http.client.HTTPException) as error:
            reason = getattr(error, "reason", error)
            if isinstance(reason, TimeoutError):
                raise APITimeoutError(f"the server did not answer within {timeout} s") from error
            raise APIConnectionError(f"the server cannot be reached: {reason}") from error
        if not is_good:
            raise APIError._of(status, headers, data, self.settings)
        return Answer(status, headers, data, attempt)

    def _wait(self, error: Exception, attempt: int, repeatable: bool) -> Optional[float]:
        """How long to wait before the same request is sent again; None: never."""
        backoff = backed_off(attempt)
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
    ) -> _Sent:
        given = {name: value for name, value in params.items() if not isinstance(value, NotGiven)}
        query = [(name, item) for name in call.query for item in _texts(given.pop(name, None))]
        url = self.base_url + call.path + (f"?{urllib.parse.urlencode(query)}" if query else "")
        data = None
        if call.body:
            body = {**given, **call.switch} if is_stream else given
            data = json.dumps(body, default=_plain, allow_nan=False).encode()
        elif given:
            raise TypeError(f"{call.method} {call.path} takes no `{next(iter(given))}`")
        # A stream cannot be given twice: one whose beginning is lost is the caller's to ask for again.
        key = options.get("idempotency_key") or (None if is_stream else str(uuid.uuid4()))
        kind = {"Content-Type": "application/json"} if call.body else {}
        named = {"Idempotency-Key": key} if call.idempotent and key else {}
        headers = _laid_over(kind, self._headers, named, more, options.get("headers", {}))
        return _Sent(call.method, url, headers, data)


def backed_off(attempt: int) -> float:
    """How long to wait where nobody says."""
    # A power of hundreds of attempts is no number any more.
    backoff: float = min(SHORTEST_BACKOFF * 2 ** min(attempt, 10), LONGEST_BACKOFF)
    return backoff * random.uniform(0.75, 1.25)


def _laid_over(*several: Mapping[str, str]) -> Dict[str, str]:
    """Headers, of which the last of a name holds, however it is written."""
    made: Dict[str, Tuple[str, str]] = {}
    for headers in several:
        made.update({name.lower(): (name, value) for name, value in headers.items()})
    return dict(made.values())


def _texts(value: Any) -> Sequence[str]:
    if value is None:
        return []
    if isinstance(value, (list, tuple, set, frozenset)):
        return [text for item in value for text in _texts(item)]
    if isinstance(value, bool):
        return ["true" if value else "false"]
    if isinstance(value, datetime):
        return [time_text(value)]
    return [str(value)]


def _plain(value: Any) -> Any:
    """JSON of what the standard library does not know the JSON of."""
    if isinstance(value, (Model, datetime, Mapping)):
        return encode(value)
    raise TypeError(f"{value!r} cannot be sent: it has no JSON")
