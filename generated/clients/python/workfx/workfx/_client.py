# Written by `cargo xtask generate` from `workfx.yaml`. Not edited by hand.
"""The client."""

from __future__ import annotations

from typing import Mapping, Optional

from . import models, resources
from ._transport import LONGEST_WAIT, TIMEOUT, Settings, Transport

_SETTINGS = Settings(
    environment='WORKFX',
    server='https://api.workfx.ai/admin/api/v2',
    agent='workfx-sdk/2.0.0',
    header='Authorization',
    scheme='Bearer ',
    error_code=None,
    error_message=('detail',),
    error_bodies={401: models.Error, 403: models.Error, 404: models.Error, 422: models.ValidationError, 429: models.Error, 500: models.Error, 409: models.Error, 413: models.Error, 415: models.Error},
    error_body=models.Error,
)


class Client:
    """A client of the WorkFX Agent API.

    `api_key` is the environment's `WORKFX_API_KEY` where none is given, `base_url` its `WORKFX_BASE_URL`, and otherwise
    `https://api.workfx.ai/admin/api/v2`. `timeout` (of one attempt) is in seconds, and so is `max_retry_wait`: the longest `Retry-After` that is waited for.
    """

    def __init__(
        self,
        api_key: Optional[str] = None,
        *,
        base_url: Optional[str] = None,
        timeout: float = TIMEOUT,
        max_retries: int = 2,
        max_retry_wait: float = LONGEST_WAIT,
        headers: Optional[Mapping[str, str]] = None,
    ) -> None:
        transport = Transport(_SETTINGS, api_key, base_url, timeout, max_retries, max_retry_wait, headers)
        self.agents = resources.Agents(transport)
        """Making, finding, changing and deleting agents. What an agent does is defined through the platform API; an agent without a definition says what it was asked."""
