# Written by `cargo xtask generate` from `yourapp.yaml`. Not edited by hand.
"""What the YourApp API answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Dict, List, Literal, Optional, Union

from ._models import Model


@dataclass(frozen=True, kw_only=True)
class RetryPolicy(Model):
    """How often and how soon a failed attempt is repeated: after `initial_ms × factor^(n-1)`, at most `max_ms`, times a random factor in `1 ± jitter`."""
    max_attempts: int
    """Attempts in all, the first one included."""
    initial_ms: Optional[int] = None
    """Wait before the second attempt, in milliseconds."""
    factor: Optional[float] = None
    """Growth of the wait from one attempt to the next."""
    max_ms: Optional[int] = None
    """Longest wait, in milliseconds."""
    jitter: Optional[float] = None
    """Random part of the wait, from 0 (exact) to 1."""


@dataclass(frozen=True, kw_only=True)
class Node(Model):
    """One step of a workflow. Fields that are not listed here are kept and given back as they came."""
    id: str
    """Unique within the workflow; what expressions say after `nodes.`."""
    type: str
    """A node type, such as `http_request`. A draft may name any; publishing and executing need one that the server knows (`GET /platform/v1/node-types`)."""
    name: Optional[str] = None
    """A title for people."""
    config: Optional[Dict[str, Any]] = None
    """Settings of the node's type. Any string in it may hold expressions, such as `{{ input.name }}` or `{{ nodes.fetch.output.items[0] }}`."""
    retry: Optional[RetryPolicy] = None
    """What to do when an attempt fails. Absent, there is one attempt only."""
    timeout_ms: Optional[int] = None
    """Longest time of one attempt, in milliseconds."""
    on_error: Optional[OnError] = None
    """What a final failure means for the execution."""


@dataclass(frozen=True, kw_only=True)
class Edge(Model):
    """An arrow from one node to another. Fields that are not listed here are kept and given back as they came."""
    id: Optional[str] = None
    """For clients; unique within the workflow where present."""
    source: str
    """Id of the node that it leaves."""
    target: str
    """Id of the node that it reaches."""
    branch: Optional[str] = None
    """The branch of its source on which it is taken, such as `true` of a `condition`. Absent, it is taken whenever the source succeeds."""


@dataclass(frozen=True, kw_only=True)
class WorkflowSummary(Model):
    """A workflow as lists show it, without its graph."""
    id: str
    """Identity."""
    name: str
    """Name."""
    description: str
    """What it is for; may be empty."""
    status: WorkflowStatus
    """Where it is in its life."""
    created_at: datetime
    """When it was created."""
    updated_at: datetime
    """When it last changed."""


@dataclass(frozen=True, kw_only=True)
class Workflow(Model):
    """A workflow with its current graph."""
    id: str
    """Identity."""
    name: str
    """Name."""
    description: str
    """What it is for; may be empty."""
    status: WorkflowStatus
    """Where it is in its life."""
    version: int
    """Number of the current graph; it rises by one with every change of the graph."""
    nodes: List[Node]
    """The steps."""
    edges: List[Edge]
    """What follows what."""
    variables: Variables
    """Constants that expressions see as `variables`."""
    created_at: datetime
    """When it was created."""
    updated_at: datetime
    """When it last changed."""


@dataclass(frozen=True, kw_only=True)
class WorkflowDeleted(Model):
    """Says which workflow is gone."""
    id: str
    """Identity of what was deleted."""
    deleted: Literal[True]
    """Always true."""


@dataclass(frozen=True, kw_only=True)
class ExecutionAccepted(Model):
    """An execution at the moment when it was accepted."""
    execution_id: str
    """Identity of the execution."""
    status: ExecutionStatus
    """Where it is, usually `pending`."""
    started_at: datetime
    """When it was accepted."""


@dataclass(frozen=True, kw_only=True)
class ExecutionError(Model):
    """Why an execution or one of its nodes failed."""
    code: str
    """A stable word, such as `timeout`, `http_status`, `expression` or `cancelled`."""
    message: str
    """A sentence for people. It never holds a secret."""
    node: Optional[str] = None
    """Id of the node that failed, where one did."""


@dataclass(frozen=True, kw_only=True)
class ExecutionSummary(Model):
    """An execution as lists show it, without its logs."""
    id: str
    """Identity."""
    workflow_id: str
    """What runs."""
    status: ExecutionStatus
    """Where it is."""
    started_at: datetime
    """When its first node started; until then, when it was accepted."""
    completed_at: Optional[datetime]
    """When it ended, well or badly; null until then."""
    input: Any
    """What it was started with. An object where a request started it; a trigger may give any JSON."""
    output: Any
    """What came out, any JSON; null unless it completed."""
    error: Optional[ExecutionError]
    """Why it failed; null unless it did."""


@dataclass(frozen=True, kw_only=True)
class Execution(Model):
    """An execution with the log of its nodes."""
    id: str
    """Identity."""
    workflow_id: str
    """What runs."""
    status: ExecutionStatus
    """Where it is."""
    started_at: datetime
    """When its first node started; until then, when it was accepted."""
    completed_at: Optional[datetime]
    """When it ended, well or badly; null until then."""
    input: Any
    """What it was started with. An object where a request started it; a trigger may give any JSON."""
    output: Any
    """What came out, any JSON; null unless it completed."""
    error: Optional[ExecutionError]
    """Why it failed; null unless it did."""
    logs: List[ExecutionLog]
    """Attempts at its nodes, in the order in which they ended."""


@dataclass(frozen=True, kw_only=True)
class ExecutionLog(Model):
    """One attempt at a node."""
    node_id: str
    """Id of the node."""
    type: str
    """The node's type."""
    status: ExecutionLogStatus
    """How the attempt ended."""
    attempt: int
    """Number of the attempt, from 1."""
    started_at: datetime
    """When the attempt started."""
    finished_at: datetime
    """When the attempt ended, or went to sleep."""
    input: Any
    """The configuration that it ran with, expressions replaced by their values; any JSON, without secrets."""
    output: Any
    """What it produced, any JSON; null unless it completed."""
    error: Optional[ExecutionError]
    """Why it failed; null unless it did."""


@dataclass(frozen=True, kw_only=True)
class PageMeta(Model):
    """Which page a list holds, and how much there is in all."""
    page: int
    """Number of this page, from 1."""
    limit: int
    """Most items that a page holds."""
    total: int
    """How many records the filters select in all."""


@dataclass(frozen=True, kw_only=True)
class CursorMeta(Model):
    """How a walk by cursor goes on."""
    next_cursor: Optional[str]
    """The `cursor` of the next request; null at the end."""
    has_more: bool
    """Whether there is a next page."""


@dataclass(frozen=True, kw_only=True)
class WorkflowListResponse(Model):
    """A page of workflows in its envelope."""
    success: Literal[True]
    """Always true."""
    data: List[WorkflowSummary]
    """The workflows of this page."""
    meta: PageMeta
    """Which page this is."""


@dataclass(frozen=True, kw_only=True)
class ExecutionListResponse(Model):
    """A page of executions in its envelope."""
    success: Literal[True]
    """Always true."""
    data: List[ExecutionSummary]
    """The executions of this page."""
    meta: PageMeta
    """Which page this is."""


@dataclass(frozen=True, kw_only=True)
class Webhook(Model):
    """Where events are sent."""
    id: str
    """Identity."""
    url: str
    """Where events are sent."""
    events: List[EventType]
    """The kinds of event that it hears of."""
    status: WebhookStatus
    """Whether it still hears of events."""
    created_at: datetime
    """When it was created."""
    disabled_at: Optional[datetime]
    """When its receiver said that it is gone; null while it is active."""


@dataclass(frozen=True, kw_only=True)
class WebhookCreated(Model):
    """A new webhook with its secret."""
    id: str
    """Identity."""
    url: str
    """Where events are sent."""
    events: List[EventType]
    """The kinds of event that it hears of."""
    status: WebhookStatus
    """Always `active`."""
    secret: str
    """What deliveries are signed with, as it was given or made. It is in no other answer."""
    created_at: datetime
    """When it was created."""
    disabled_at: Optional[datetime]
    """Always null."""


@dataclass(frozen=True, kw_only=True)
class WebhookDeleted(Model):
    """Says which webhook is gone."""
    id: str
    """Identity of what was deleted."""
    deleted: Literal[True]
    """Always true."""


@dataclass(frozen=True, kw_only=True)
class WebhookListResponse(Model):
    """A page of webhooks in its envelope."""
    success: Literal[True]
    """Always true."""
    data: List[Webhook]
    """The webhooks of this page."""
    meta: PageMeta
    """Which page this is."""


@dataclass(frozen=True, kw_only=True)
class ExecutionEvent(Model):
    """An execution ended."""
    type: ExecutionEventType
    """`workflow.executed` or `workflow.failed`."""
    timestamp: datetime
    """When it happened."""
    data: ExecutionEventData
    """The execution."""


@dataclass(frozen=True, kw_only=True)
class ExecutionEventData(Model):
    """An execution at its end, as `getExecution` shows it, without input and logs."""
    execution_id: str
    """Identity."""
    workflow_id: str
    """What ran."""
    status: ExecutionStatus
    """`completed` or `failed`."""
    started_at: datetime
    """When its first node started; where none did, when it was accepted."""
    completed_at: datetime
    """When it ended."""
    error: Optional[ExecutionError]
    """Why it failed; null unless it did."""
    output: Optional[Any] = None
    """What came out, any JSON; null unless it completed. Absent where it is larger than 256 KiB."""
    output_truncated: Optional[Literal[True]] = None
    """Present, and `true`, where `output` is left out because of its size; `getExecution` has it."""


@dataclass(frozen=True, kw_only=True)
class WorkflowPublishedEventData(Model):
    """A workflow as it was published."""
    workflow_id: str
    """Identity."""
    name: str
    """Its name."""
    version: int
    """Number of the graph that was published."""


@dataclass(frozen=True, kw_only=True)
class FormSubmittedEventData(Model):
    """A submission of a form."""
    form_id: str
    """Which form."""
    form_name: str
    """Its name."""
    submission_id: str
    """Identity of the submission."""
    data: Dict[str, Any]
    """What was filled in, by the names of the form's fields."""
    execution_ids: List[str]
    """The executions that it started."""
    submitted_at: datetime
    """When it was submitted."""


@dataclass(frozen=True, kw_only=True)
class ExecutionCursorResponse(Model):
    """One step of a walk over executions, in its envelope."""
    success: Literal[True]
    """Always true."""
    data: List[ExecutionSummary]
    """The executions of this step."""
    meta: CursorMeta
    """How the walk goes on."""


@dataclass(frozen=True, kw_only=True)
class FormOption(Model):
    """An option of a choice."""
    value: str
    """What a submission holds."""
    label: str
    """What people read."""


@dataclass(frozen=True, kw_only=True)
class FormField(Model):
    """A field of a form. What a field does not have is absent."""
    name: str
    """What a submission's `data` calls it."""
    type: FormFieldType
    """What it asks for."""
    label: str
    """What people read."""
    required: bool
    """Whether it must be filled in."""
    options: Optional[List[FormOption]] = None
    """The choices."""
    placeholder: Optional[str] = None
    """An example of what to type."""
    help: Optional[str] = None
    """What to know before filling it in."""
    min: Optional[float] = None
    """Smallest value."""
    max: Optional[float] = None
    """Largest value."""
    min_length: Optional[int] = None
    """Fewest characters."""
    max_length: Optional[int] = None
    """Most characters."""
    pattern: Optional[str] = None
    """Regular expression that the whole text must match."""
    default: Optional[Any] = None
    """What the field holds when it is not sent, any JSON of its type."""


@dataclass(frozen=True, kw_only=True)
class Form(Model):
    """A form."""
    id: str
    """Identity."""
    name: str
    """Name."""
    description: str
    """What it is about; may be empty."""
    public: bool
    """Whether it has a hosted page."""
    url: Optional[str]
    """The hosted page: a URI reference, to be resolved against the address of this server. Null where the form is not public."""
    fields: List[FormField]
    """The fields, in order."""
    created_at: datetime
    """When it was created."""
    updated_at: datetime
    """When it last changed."""


@dataclass(frozen=True, kw_only=True)
class SubmissionExecution(Model):
    """An execution that a submission started."""
    execution_id: str
    """Identity of the execution."""
    workflow_id: str
    """What runs."""


@dataclass(frozen=True, kw_only=True)
class Submission(Model):
    """What was submitted."""
    id: str
    """Identity."""
    form_id: str
    """Which form."""
    data: Dict[str, Any]
    """The value of every field that the form had, as its type."""
    executions: List[SubmissionExecution]
    """What it started, oldest workflow first; empty where no published workflow names the form."""
    submitted_at: datetime
    """When it was submitted."""


@dataclass(frozen=True, kw_only=True)
class FormListResponse(Model):
    """A page of forms in its envelope."""
    success: Literal[True]
    """Always true."""
    data: List[Form]
    """The forms of this page."""
    meta: PageMeta
    """Which page this is."""


@dataclass(frozen=True, kw_only=True)
class SubmissionListResponse(Model):
    """A page of submissions in its envelope."""
    success: Literal[True]
    """Always true."""
    data: List[Submission]
    """The submissions of this page."""
    meta: PageMeta
    """Which page this is."""


@dataclass(frozen=True, kw_only=True)
class Credential(Model):
    """A credential, without its secret."""
    id: str
    """Identity."""
    name: str
    """A name for people."""
    type: CredentialType
    """What it is."""
    created_at: datetime
    """When it was created."""


@dataclass(frozen=True, kw_only=True)
class CredentialDeleted(Model):
    """Says which credential is gone."""
    id: str
    """Identity of what was deleted."""
    deleted: Literal[True]
    """Always true."""


@dataclass(frozen=True, kw_only=True)
class Integration(Model):
    """A connection to a service."""
    id: str
    """Identity."""
    name: str
    """A name for people."""
    type: str
    """Which service, such as `slack`; `GET /platform/v1/integration-types` lists them."""
    status: IntegrationStatus
    """What its last test found."""
    credential_id: Optional[str]
    """The credential that it presents; null where it presents none."""
    created_at: datetime
    """When it was created."""
    tested_at: Optional[datetime]
    """When it was last tested; null, never yet."""


@dataclass(frozen=True, kw_only=True)
class IntegrationTest(Model):
    """What a test found."""
    ok: bool
    """Whether the service answered as it does to those whom it knows."""
    latency_ms: int
    """How long the test took, in milliseconds."""
    detail: str
    """A sentence on what came back, or why nothing did. It holds no secrets."""
    tested_at: datetime
    """When."""


@dataclass(frozen=True, kw_only=True)
class CredentialListResponse(Model):
    """A page of credentials in its envelope."""
    success: Literal[True]
    """Always true."""
    data: List[Credential]
    """The credentials of this page."""
    meta: PageMeta
    """Which page this is."""


@dataclass(frozen=True, kw_only=True)
class IntegrationListResponse(Model):
    """A page of integrations in its envelope."""
    success: Literal[True]
    """Always true."""
    data: List[Integration]
    """The integrations of this page."""
    meta: PageMeta
    """Which page this is."""


@dataclass(frozen=True, kw_only=True)
class Violation(Model):
    """One thing that is wrong with a request, or with a workflow's graph."""
    in_: ViolationPlace = field(metadata={"wire": 'in'})
    """Which part of the request. Faults of a graph are always `body`, also where the graph was stored by an earlier request."""
    pointer: str
    """JSON Pointer to the value: into the body, into the workflow where its graph is at fault, or `/` and the name of the parameter. Empty for the whole body."""
    code: str
    """A stable word, such as `required`, `pattern`, `cycle` or `unknown_type`."""
    message: str
    """A sentence for the person who mends it."""


@dataclass(frozen=True, kw_only=True)
class ErrorDetails(Model):
    """What more there is to say; an empty object where there is nothing."""
    violations: Optional[List[Violation]] = None
    """Every violation, with `VALIDATION_ERROR`; every fault of the graph, with `CONFLICT`."""


@dataclass(frozen=True, kw_only=True)
class ErrorBody(Model):
    """An error."""
    code: ErrorCode
    """What kind of error it is."""
    message: str
    """A sentence for people."""
    details: ErrorDetails
    """What more there is to say."""


@dataclass(frozen=True, kw_only=True)
class ErrorResponse(Model):
    """An error in its envelope."""
    success: Literal[False]
    """Always false."""
    error: ErrorBody
    """The error."""


WorkflowStatus = Literal['draft', 'published', 'archived']
"""Where a workflow is in its life: `draft` is being edited, `published` was checked whole and is callable by name, `archived` is kept for its history and
cannot be executed (an addition of this server to the published two).
"""


InitialWorkflowStatus = Literal['draft', 'published']
"""The status of a new workflow; `published` has its graph checked whole."""


ExecutionStatus = Literal['pending', 'running', 'completed', 'failed']
"""Where an execution is: `pending` is accepted and no node has started; `running` includes waiting for time or for a person; `failed` includes
executions that were cancelled on request (`error.code` is then `cancelled`). `completed` and `failed` are final.
"""


OnError = Literal['fail', 'continue', 'branch']
"""What a node's final failure means: `fail` ends the execution, `continue` counts the node as succeeded with the error as its output, `branch`
takes only its edges whose branch is `error`.
"""


Variables = Dict[str, Any]
"""Constants that expressions see as `variables`."""


ExecutionLogStatus = Literal['completed', 'failed', 'retrying', 'sleeping', 'waiting']
"""How an attempt at a node ended: `completed` well, `failed` for good, `retrying` badly with another attempt to come, `sleeping` not yet (it waits for its time), `waiting`
not yet either (it waits for a person).
"""


EventType = Literal['workflow.executed', 'workflow.failed', 'workflow.published', 'form.submitted']
"""What happened: `workflow.executed`, an execution ended, well or badly; `workflow.failed`, an execution ended badly (it failed or was cancelled; `workflow.executed` tells it too);
`workflow.published`, a workflow was published, or published again with another graph; `form.submitted`, a form was submitted.
"""


WebhookStatus = Literal['active', 'disabled']
"""`active` hears of events; `disabled` does not any more, because its receiver answered 410. A disabled webhook stays so: delete it and create another."""


ExecutionEventType = Literal['workflow.executed', 'workflow.failed']
"""Which events tell of an execution's end: `workflow.executed` of every one, `workflow.failed` of one that ended badly."""


FormFieldType = Literal['text', 'textarea', 'email', 'url', 'tel', 'number', 'integer', 'checkbox', 'select', 'radio', 'multiselect', 'date', 'time', 'datetime', 'hidden']
"""What a field asks for. One line: `text`, `email`, `url` (http or https), `tel`, `hidden` (not shown; its value comes from the page's query or its default).
Lines: `textarea`. Numbers: `number`, `integer`. Yes or no: `checkbox`. One of the options: `select`, `radio`. Any of the options:
`multiselect`. Times: `date` (2024-09-13), `time` (16:30 or 16:30:00), `datetime` (2024-09-13T16:30, with seconds and an offset or without).
"""


FormOptionText = str
"""An option whose value is its label."""


CredentialType = Literal['api_key', 'bearer_token', 'basic_auth', 'oauth2_client_credentials', 'custom_headers']
"""What a credential is: `api_key` and `bearer_token` are a single secret; `basic_auth` a name and a password; `oauth2_client_credentials` what access tokens are asked for
with (RFC 6749, section 4.4); `custom_headers` headers that an API asks for.
"""


CredentialName = str
"""A name for people, not blank and without control characters."""


SecretText = str
"""A secret of a single line. It never comes back."""


IntegrationStatus = Literal['untested', 'ok', 'failing']
"""What the last test found: `untested` before the first, then `ok` or `failing`."""


ErrorCode = Literal['UNAUTHORIZED', 'FORBIDDEN', 'NOT_FOUND', 'VALIDATION_ERROR', 'RATE_LIMITED', 'INTERNAL_ERROR', 'CONFLICT', 'PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE', 'METHOD_NOT_ALLOWED', 'IDEMPOTENCY_KEY_REUSED']
"""What kind of error it is. `UNAUTHORIZED`, `FORBIDDEN`, `NOT_FOUND`, `VALIDATION_ERROR`, `RATE_LIMITED` and `INTERNAL_ERROR` are published; `CONFLICT` (409),
`PAYLOAD_TOO_LARGE` (413), `UNSUPPORTED_MEDIA_TYPE` (415), `METHOD_NOT_ALLOWED` (405) and `IDEMPOTENCY_KEY_REUSED` (422) are additions of this server.
"""


ViolationPlace = Literal['body', 'query', 'path', 'header']
"""Which part of the request a violation is in."""
