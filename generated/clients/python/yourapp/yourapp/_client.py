# Written by `cargo xtask generate` from `yourapp.yaml`. Not edited by hand.
"""The client."""

from __future__ import annotations

from typing import Mapping, Optional

from . import models, resources
from ._transport import LONGEST_WAIT, TIMEOUT, Settings, Transport

_SETTINGS = Settings(
    environment='YOURAPP',
    server='https://api.yourapp.com/v1',
    agent='yourapp-sdk/1.0.0',
    header='Authorization',
    scheme='Bearer ',
    error_code=('error', 'code'),
    error_message=('error', 'message'),
    error_bodies={400: models.ErrorResponse, 401: models.ErrorResponse, 403: models.ErrorResponse, 429: models.ErrorResponse, 500: models.ErrorResponse, 409: models.ErrorResponse, 413: models.ErrorResponse, 415: models.ErrorResponse, 422: models.ErrorResponse, 404: models.ErrorResponse},
    error_body=models.ErrorResponse,
)


class Client:
    """A client of the YourApp API.

    `api_key` is the environment's `YOURAPP_API_KEY` where none is given, `base_url` its `YOURAPP_BASE_URL`, and otherwise
    `https://api.yourapp.com/v1`. `timeout` (of one attempt) is in seconds, and so is `max_retry_wait`: the longest `Retry-After` that is waited for.
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
        self.workflows = resources.Workflows(transport)
        """Graphs of nodes and edges, from draft to published."""
        self.webhooks = resources.Webhooks(transport)
        """Where events are sent."""
        self.credentials = resources.Credentials(transport)
        """Secrets for integrations and nodes, sealed and never shown again."""
        self.integrations = resources.Integrations(transport)
        """Connections to services, and whether they work."""
        self.executions = resources.Executions(transport)
        """Runs of workflows, with the log of their nodes."""
        self.forms = resources.Forms(transport)
        """Questions to people, and what they answered. A submission starts the workflows that a `form` trigger names."""
