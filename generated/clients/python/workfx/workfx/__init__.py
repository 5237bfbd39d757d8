# Written by `cargo xtask generate` from `workfx.yaml`. Not edited by hand.
"""Client of the WorkFX Agent API."""

from ._client import Client
from ._errors import (
    APIConnectionError,
    APIError,
    APITimeoutError,
    AuthenticationError,
    BadRequestError,
    ConflictError,
    InternalServerError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    UnprocessableEntityError,
)
from ._pages import Page
from ._streams import Stream
from ._transport import NOT_GIVEN, NotGiven, RequestOptions

__version__ = '2.0.0'

__all__ = [
    "APIConnectionError",
    "APIError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "InternalServerError",
    "NotFoundError",
    "PermissionDeniedError",
    "RateLimitError",
    "UnprocessableEntityError",
    "Client",
    "NOT_GIVEN",
    "NotGiven",
    "Page",
    "RequestOptions",
    "Stream",
]
