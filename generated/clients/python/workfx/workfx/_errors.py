# Written by `cargo xtask generate` from `workfx.yaml`. Not edited by hand.
"""What can come of a request in place of an answer."""

from __future__ import annotations

import email.utils
import json
import re
import time
from typing import TYPE_CHECKING, Any, Dict, Mapping, Optional, Tuple, Type

from ._models import decode

if TYPE_CHECKING:
    from ._transport import Settings


class APIConnectionError(Exception):
    """The server was not reached, or was lost before it had answered."""

    retries: int = 0
    """How often the request had been sent again by then."""


class APITimeoutError(APIConnectionError):
    """The server did not answer in time."""


class APIError(Exception):
    """The server answered that it will not, or answered what is not the API's."""

    retries: int = 0
    """How often the request had been sent again by then: a 404 to a deletion that was may say that an earlier one got through."""

    def __init__(self, message: str, status: int, headers: Mapping[str, str], body: Any, code: Optional[str]) -> None:
        super().__init__(message)
        self.message = message
        self.status = status
        self.headers = headers
        self.body = body
        """What the answer holds; None where it is not the API's own."""
        self.code = code
        self.request_id = headers.get("X-Request-Id")
        """What to name to whoever runs the server."""

    def __reduce__(self) -> Tuple[Any, ...]:
        # Exceptions are otherwise made again from their message alone.
        return type(self), (self.message, self.status, self.headers, self.body, self.code), self.__dict__

    @staticmethod
    def _of(status: int, headers: Any, data: bytes, settings: Settings) -> APIError:
        text = data.decode(errors="replace")
        try:
            raw = json.loads(text)
        except ValueError:
            raw = None
        said = _at(raw, settings.error_message)
        code = _at(raw, settings.error_code) if settings.error_code else None
        # It need not come from the API: a proxy on the way answers as it likes, in JSON too.
        is_own = said is not None and (settings.error_code is None or isinstance(code, str))
        body = decode(settings.error_bodies.get(status, settings.error_body), raw) if is_own else None
        if is_own and isinstance(said, str):
            message = said
        elif 300 <= status < 400:
            message = f"{status}: redirects are not followed, and this one leads to {headers.get('Location')}"
        else:
            message = f"{status} {text[:200]}".strip()
        kind = _CLASSES.get(status, InternalServerError if status >= 500 else APIError)
        return kind(message, status, headers, body, code if is_own else None)

    @staticmethod
    def _unexpected(status: int, headers: Any, text: str) -> APIError:
        """A good answer that is none of the API's: whoever is at the base URL is somebody else, or between."""
        begins = f"what came begins with {text[:200]!r}" if text else "what came is empty"
        return APIError(f"{status}, but not with what the API answers: {begins}", status, headers, None, None)

    @property
    def retry_after(self) -> Optional[float]:
        """What `Retry-After` asks for, in seconds: a number or a date there."""
        asked = self.headers.get("Retry-After")
        if not asked:
            return None
        if re.fullmatch(r"[0-9]+(\.[0-9]+)?", asked):
            return float(asked)
        try:
            return max(email.utils.parsedate_to_datetime(asked).timestamp() - time.time(), 0.0)
        except (TypeError, ValueError):
            return None


def _at(value: Any, pointer: Tuple[str, ...]) -> Any:
    for name in pointer:
        value = value.get(name) if isinstance(value, dict) else None
    return value


class BadRequestError(APIError):
    """400: the request is not what the API takes."""


class AuthenticationError(APIError):
    """401: the key is missing or refused."""


class PermissionDeniedError(APIError):
    """403: the key may not do this."""


class NotFoundError(APIError):
    """404: there is no such thing."""


class ConflictError(APIError):
    """409: the thing's state does not allow it."""


class UnprocessableEntityError(APIError):
    """422: the request cannot be carried out as it is."""


class RateLimitError(APIError):
    """429: too many requests."""


class InternalServerError(APIError):
    """500 and above: the server's own fault."""


_CLASSES: Dict[int, Type[APIError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}
