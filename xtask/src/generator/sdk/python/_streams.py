"""Server-sent events, as the HTML standard has them, each one's `data` as JSON. A stream that is cut is taken up where it was."""

from __future__ import annotations

import http.client
import json
import re
import time
from types import TracebackType
from typing import Any, Generic, Iterator, Mapping, Optional, Tuple, Type, TypeVar

from ._errors import APIConnectionError, APIError
from ._models import decode
from ._transport import Call, RequestOptions, Transport, backed_off

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
        self._is_closed = False
        self._response = self._connect()
        self._events = self._received()

    def _connect(self) -> Any:
        more = {"Accept": "text/event-stream"}
        if self.last_event_id:
            more["Last-Event-ID"] = self.last_event_id
        response = self._transport.stream(self._call, self._params, self._options, more)
        kind = response.headers.get("Content-Type") or "nothing"
        if not kind.startswith("text/event-stream"):
            response.close()
            raise APIConnectionError(f"the server answered with {kind} where events were asked for")
        return response

    def _received(self) -> Iterator[Event]:
        retries = self._options.get("max_retries", self._transport.max_retries)
        cuts = 0
        while not self._is_closed:
            cut: Optional[Exception] = None
            farewell: Any = None
            try:
                for name, data in _events(self._response):
                    if farewell is not None:
                        yield decode(self._event, farewell)
                        farewell = None
                    # What comes again and again is no progress.
                    if name is not None and name != self.last_event_id:
                        self.last_event_id = name
                        cuts = 0
                    frame = self._json(data)
                    if self._call.resumable and _is_farewell(frame):
                        farewell = frame
                    else:
                        yield decode(self._event, frame)
                    if self._is_closed:
                        return
            except (OSError, http.client.HTTPException) as error:
                cut = error
            if self._is_closed or (cut is None and farewell is None):
                return
            cuts += 1
            if not self._call.resumable or not self.last_event_id or cuts > retries:
                if farewell is None:
                    raise APIConnectionError(f"the stream was cut: {cut}") from cut
                yield decode(self._event, farewell)
                return
            self._response.close()
            time.sleep(backed_off(cuts - 1))
            if not self._is_closed:
                self._response = self._connect()

    def _json(self, data: str) -> Any:
        try:
            return json.loads(data)
        except ValueError:
            raise APIError._unexpected(self._response.status, self._response.headers, data) from None

    def close(self) -> None:
        """Ends it on this side. What runs on the other goes on."""
        self._is_closed = True
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


def _is_farewell(frame: Any) -> bool:
    """Whether a server that goes down says so. Where it is the last thing that it says, somebody else tells the rest."""
    return isinstance(frame, dict) and (frame.get("event"), frame.get("code")) == ("error", "interrupted")


def _events(response: Any) -> Iterator[Tuple[Optional[str], str]]:
    """Id and data of each event."""
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
    if data is not None:
        raise _halved()


def _lines(response: Any) -> Iterator[str]:
    """Lines end with LF, CR or both."""
    pending = b""
    is_first, is_after_cr = True, False
    while True:
        piece = response.read1(65536)
        if not piece:
            break
        # A CR is the end of a line at once: the LF that may belong to it may be long in coming.
        if is_after_cr and piece.startswith(b"\n"):
            piece = piece[1:]
        is_after_cr = piece.endswith(b"\r")
        *lines, pending = re.split(rb"\r\n|\n|\r", pending + piece)
        for line in lines:
            text = line.decode(errors="replace")
            yield text[1:] if is_first and text.startswith("\ufeff") else text
            is_first = False
    if pending:
        raise _halved()


def _halved() -> ConnectionError:
    """What has no empty line behind it is no event yet."""
    return ConnectionError("it ended in the middle of an event")
