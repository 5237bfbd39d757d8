"""Server-sent events, as the HTML standard has them, each one's `data` as JSON. A stream that is cut is taken up where it was."""

from __future__ import annotations

import http.client
import json
from types import TracebackType
from typing import Any, Generic, Iterator, Mapping, Optional, Tuple, Type, TypeVar

from ._errors import APIConnectionError
from ._models import decode
from ._transport import Call, RequestOptions, Transport

Event = TypeVar("Event")


class Stream(Generic[Event]):
    """Events as they come. Best used with `with`, so that it is closed."""

    def __init__(
        self,
        transport: Transport,
        call: Call,
        event: Any,
        params: Mapping[str, Any],
        options: Optional[RequestOptions],
    ) -> None:
        self._transport = transport
        self._call = call
        self._event = event
        self._params = params
        self._options: RequestOptions = options or {}
        self.last_event_id: Optional[str] = self._options.get("last_event_id")
        """The id of the last event that came: what a later stream can be taken up from."""
        self._response = self._connect()
        self._events = self._received()

    def _connect(self) -> Any:
        more = {"Accept": "text/event-stream"}
        if self.last_event_id:
            more["Last-Event-ID"] = self.last_event_id
        response = self._transport.send(self._call, self._params, self._options, is_stream=True, more=more)
        kind = response.headers.get("Content-Type") or "nothing"
        if not kind.startswith("text/event-stream"):
            response.close()
            raise APIConnectionError(f"the server answered with {kind} where events were asked for")
        return response

    def _received(self) -> Iterator[Event]:
        retries = self._options.get("max_retries", self._transport.max_retries)
        cuts = 0
        while True:
            try:
                for name, data in _events(self._response):
                    if name is not None:
                        self.last_event_id = name
                    cuts = 0
                    yield decode(self._event, json.loads(data))
                return
            except (OSError, http.client.HTTPException) as error:
                cuts += 1
                if not self._call.resumable or not self.last_event_id or cuts > retries:
                    raise APIConnectionError(f"the stream was cut: {error}") from error
            self.close()
            self._response = self._connect()

    def close(self) -> None:
        """Ends it on this side. What runs on the other goes on."""
        self._response.close()

    def __iter__(self) -> Iterator[Event]:
        return self._events

    def __next__(self) -> Event:
        return next(self._events)

    def __enter__(self) -> Stream[Event]:
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.close()


def _events(response: Any) -> Iterator[Tuple[Optional[str], str]]:
    """Id and data of each event. What has no empty line behind it is no event yet."""
    name: Optional[str] = None
    data: Optional[str] = None
    for line in _lines(response):
        if not line:
            if data is not None:
                yield name, data
            name = data = None
            continue
        field, _, value = line.partition(":")
        value = value[1:] if value.startswith(" ") else value
        if field == "data":
            data = value if data is None else f"{data}\n{value}"
        elif field == "id" and "\0" not in value:
            name = value


def _lines(response: Any) -> Iterator[str]:
    """Lines end with LF, CR or both."""
    pending = b""
    while True:
        piece = response.read1(65536)
        if not piece:
            return
        pending += piece
        # A CR at the end may be the half of a line end.
        kept = b""
        if pending.endswith(b"\r"):
            pending, kept = pending[:-1], b"\r"
        lines = pending.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        pending = lines.pop() + kept
        for line in lines:
            yield line.decode(errors="replace")
