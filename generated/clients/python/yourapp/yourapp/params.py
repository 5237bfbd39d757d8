# Written by `cargo xtask generate` from `yourapp.yaml`. Not edited by hand.
"""What the YourApp API takes, where that is more than plain values: dictionaries, with the members that they may have."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal, Mapping, Optional, Sequence, TypedDict, Union

from . import models


class _RetryPolicyRequired(TypedDict):
    max_attempts: int
    """Attempts in all, the first one included."""


class RetryPolicyParam(_RetryPolicyRequired, total=False):
    """How often and how soon a failed attempt is repeated: after `initial_ms × factor^(n-1)`, at most `max_ms`, times a random factor in `1 ± jitter`."""
    initial_ms: int
    """Wait before the second attempt, in milliseconds."""
    factor: float
    """Growth of the wait from one attempt to the next."""
    max_ms: int
    """Longest wait, in milliseconds."""
    jitter: float
    """Random part of the wait, from 0 (exact) to 1."""


class _NodeRequired(TypedDict):
    id: str
    """Unique within the workflow; what expressions say after `nodes.`."""
    type: str
    """A node type, such as `http_request`. A draft may name any; publishing and executing need one that the server knows (`GET /platform/v1/node-types`)."""


class NodeParam(_NodeRequired, total=False):
    """One step of a workflow. Fields that are not listed here are kept and given back as they came."""
    name: str
    """A title for people."""
    config: Mapping[str, Any]
    """Settings of the node's type. Any string in it may hold expressions, such as `{{ input.name }}` or `{{ nodes.fetch.output.items[0] }}`."""
    retry: Union[RetryPolicyParam, models.RetryPolicy]
    """What to do when an attempt fails. Absent, there is one attempt only."""
    timeout_ms: int
    """Longest time of one attempt, in milliseconds."""
    on_error: models.OnError
    """What a final failure means for the execution."""


class _EdgeRequired(TypedDict):
    source: str
    """Id of the node that it leaves."""
    target: str
    """Id of the node that it reaches."""


class EdgeParam(_EdgeRequired, total=False):
    """An arrow from one node to another. Fields that are not listed here are kept and given back as they came."""
    id: str
    """For clients; unique within the workflow where present."""
    branch: str
    """The branch of its source on which it is taken, such as `true` of a `condition`. Absent, it is taken whenever the source succeeds."""


class _FormOptionInputRequired(TypedDict):
    value: str
    """What a submission holds; unique within the field."""


class FormOptionInputParam(_FormOptionInputRequired, total=False):
    """An option with a label of its own."""
    label: str
    """What people read. Absent, it is the value."""


class _FormFieldInputRequired(TypedDict):
    name: str
    """What a submission's `data` calls it; unique within the form."""
    type: models.FormFieldType
    """What it asks for."""


class FormFieldInputParam(_FormFieldInputRequired, total=False):
    """A field of a new form."""
    label: str
    """What people read. Absent, it is made from the name; `first_name` reads `First name`."""
    required: bool
    """Whether it must be filled in; a checkbox must then be ticked."""
    options: Sequence[FormFieldChoiceParam]
    """The choices of a `select`, `radio` or `multiselect`, at least one; for no other type. A text stands for an option whose label is its value."""
    placeholder: str
    """An example of what to type, for types that are typed."""
    help: str
    """What to know before filling it in."""
    min: float
    """Smallest value of a `number` or `integer`."""
    max: float
    """Largest value of a `number` or `integer`."""
    min_length: int
    """Fewest characters of a field that is typed as text."""
    max_length: int
    """Most characters of a field that is typed as text."""
    pattern: str
    """Regular expression that the whole text of a `text`, `tel`, `textarea` or `hidden` field must match: RE2's syntax, that is without look-around and back-references."""
    default: Any
    """What the field holds when it is not sent, and what its page shows at first, any JSON that the field would accept."""


class BasicAuthCredentialValueParam(TypedDict):
    """A name and a password, as HTTP's `Basic` scheme has them."""
    username: str
    """The name; it cannot hold a colon."""
    password: models.SecretText
    """The password."""


class _OAuth2CredentialValueRequired(TypedDict):
    client_id: str
    """The client that the service knows."""
    client_secret: models.SecretText
    """Its secret."""
    token_url: str
    """Where tokens are asked for, an absolute URL. What is wrong with it is found when it is used."""


class OAuth2CredentialValueParam(_OAuth2CredentialValueRequired, total=False):
    """What a token endpoint is asked with."""
    scope: str
    """Scopes to ask for, with spaces between."""


FormFieldChoiceParam = Union[models.FormOptionText, FormOptionInputParam]
"""A choice of a new field, by its value alone or whole."""
