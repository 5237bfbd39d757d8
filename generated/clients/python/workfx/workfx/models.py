# Written by `cargo xtask generate` from `workfx.yaml`. Not edited by hand.
"""What the WorkFX Agent API answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Dict, List, Literal, Optional, Union

from ._models import Model


@dataclass(frozen=True, kw_only=True)
class FileUpload(Model):
    """Whether requests can name files."""
    enabled: bool
    """Whether they can."""


@dataclass(frozen=True, kw_only=True)
class Abilities(Model):
    """What can be done with an agent."""
    file_upload: FileUpload
    """Whether requests can name files. Always so; what becomes of them is the definition's."""


@dataclass(frozen=True, kw_only=True)
class Agent(Model):
    """An agent."""
    icon_type: IconType
    """Whether `icon` is an emoji or a URL."""
    icon: str
    """An emoji, a URL, or the key of a gallery."""
    icon_background: str
    """The colour behind the icon, as CSS spells it in hexadecimal."""
    created_by: Optional[str]
    """The id of who made it; null where nobody did who has one."""
    updated_by: Optional[str]
    """The id of who changed it last; null where nobody did who has one."""
    created_by_role: Optional[str]
    """What kind of caller made it, such as `api_key`, `oauth_client` or `user`."""
    updated_by_role: Optional[str]
    """What kind of caller changed it last."""
    created_time: datetime
    """When it was made."""
    updated_time: datetime
    """When it last changed."""
    mode: str
    """How it is meant to be used; as `AgentMode` lists them where it was made here."""
    type: AgentType
    """Whether one agent works in it, or several."""
    name: str
    """Its name."""
    description: str
    """What it is for."""
    abilities: Abilities
    """What can be done with it."""
    tags: List[str]
    """Words to find it by."""
    is_favorite: bool
    """Whether it is marked as a favourite."""
    extend_properties: Dict[str, Any]
    """What clients keep with it."""
    id: str
    """Its identity."""
    tenant_id: str
    """Whose it is."""
    tenant_unit_id: Optional[str]
    """The unit that it is in; null where it is in none."""
    status: AgentStatus
    """Where it is in its life."""
    code: str
    """A short word that names it, unique within the tenant."""
    definition_id: Optional[str]
    """Identity of what it does; of a flow the workflow's. Null where it has no definition."""
    definition_type: Optional[DefinitionType]
    """Whether it runs a workflow or follows an instruction. Null where it has no definition."""
    ab_test_id: Optional[str]
    """The experiment that it is part of."""
    ab_test_enabled: bool
    """Whether the experiment is on."""
    usage_guide: Optional[str]
    """How it is to be used, for people."""
    visibility: Dict[str, Any]
    """The member `visibility` of the agent's configuration, where that is an object; else empty."""
    agent_definition_entity: Optional[Dict[str, Any]]
    """Its definition: of a flow `type` and `workflow_id`; of an instruction `type`, `provider`, `prompt`, `tools` and `memory`. Null where it has none. Never holds a secret."""
    variables: List[Dict[str, Any]]
    """The member `variables` of the agent's configuration, where that is a list of objects; else empty."""
    icon_url: Optional[str]
    """The icon's URL; null where the icon is an emoji."""


@dataclass(frozen=True, kw_only=True)
class AgentPage(Model):
    """One page of agents."""
    page_num: int
    """Which page, from 1."""
    page_size: int
    """Agents a page."""
    total_count: int
    """Agents on all pages."""
    total_pages: int
    """How many pages there are."""
    has_next_page: bool
    """Whether a page follows."""
    data: List[Agent]
    """The agents."""


@dataclass(frozen=True, kw_only=True)
class Usage(Model):
    """Tokens, as providers count them."""
    prompt_tokens: int
    """Of what was asked."""
    completion_tokens: int
    """Of what was answered."""
    total_tokens: int
    """Of both."""


@dataclass(frozen=True, kw_only=True)
class Metadata(Model):
    """What there is to know about an answer."""
    usage: Optional[Usage]
    """What it cost; null where the provider did not say."""


@dataclass(frozen=True, kw_only=True)
class Interrupt(Model):
    """What a person is asked."""
    node_id: str
    """The node that waits."""
    prompt: Any
    """What is asked, as the node's configuration says it; any JSON."""
    expires_at: Optional[datetime]
    """When the wait ends without an answer; null where it does not."""


@dataclass(frozen=True, kw_only=True)
class RunAnswer(Model):
    """What came of a run so far."""
    event: AnswerEvent
    """What happened last."""
    conversation_id: Optional[str]
    """The conversation; null for a run without one."""
    flow_run_id: str
    """The run."""
    message_id: Optional[str]
    """The message of the conversation that holds the answer; null where there is none (yet)."""
    answer: str
    """What the agent said; empty where it said nothing (yet)."""
    outputs: Any
    """All that came out of the run, any JSON; null where nothing did (yet)."""
    status: RunStatus
    """Where the run is."""
    is_interrupted: bool
    """Whether it waits for a person."""
    interrupt: Optional[Interrupt] = None
    """What the person is asked; present where the run waits for one."""
    metadata: Metadata
    """What there is to know about the answer."""
    created_at: datetime
    """When the run was accepted."""


@dataclass(frozen=True, kw_only=True)
class WorkflowStartedFrame(Model):
    """The run is under way. Always the first."""
    event: Literal['workflow_started']
    """What happened."""
    conversation_id: Optional[str]
    """The conversation; null for a run without one."""
    flow_run_id: str
    """The run."""
    created_at: datetime
    """When it happened."""


@dataclass(frozen=True, kw_only=True)
class NodeStartedFrame(Model):
    """A node's attempt starts."""
    event: Literal['node_started']
    """What happened."""
    conversation_id: Optional[str]
    """The conversation; null for a run without one."""
    flow_run_id: str
    """The run."""
    created_at: datetime
    """When it happened."""
    node_id: str
    """The node's id in the graph."""
    node_type: str
    """The node's type."""
    attempt: int
    """Which attempt at the node, from 1."""


@dataclass(frozen=True, kw_only=True)
class NodeFinishedFrame(Model):
    """A node's attempt ended."""
    event: Literal['node_finished']
    """What happened."""
    conversation_id: Optional[str]
    """The conversation; null for a run without one."""
    flow_run_id: str
    """The run."""
    created_at: datetime
    """When it happened."""
    node_id: str
    """The node's id in the graph."""
    node_type: str
    """The node's type."""
    attempt: int
    """Which attempt at the node, from 1."""
    status: NodeFinishedFrameStatus
    """How it ended."""
    outputs: Any
    """What came out, any JSON; null where it failed."""
    error: Optional[str]
    """Why it failed, as `code: message`; null where it did not."""
    elapsed_time: float
    """Seconds from the attempt's start to its end."""


@dataclass(frozen=True, kw_only=True)
class MessageFrame(Model):
    """A piece of the answer."""
    event: Literal['message']
    """What happened."""
    conversation_id: Optional[str]
    """The conversation; null for a run without one."""
    flow_run_id: str
    """The run."""
    created_at: datetime
    """When it happened."""
    answer: str
    """The piece."""


@dataclass(frozen=True, kw_only=True)
class MessageReplaceFrame(Model):
    """What the answer said so far is void. The attempt at it failed, and another begins."""
    event: Literal['message_replace']
    """What happened."""
    conversation_id: Optional[str]
    """The conversation; null for a run without one."""
    flow_run_id: str
    """The run."""
    created_at: datetime
    """When it happened."""
    answer: str
    """What takes its place: nothing yet."""


@dataclass(frozen=True, kw_only=True)
class MessageEndFrame(Model):
    """The answer is whole."""
    event: Literal['message_end']
    """What happened."""
    conversation_id: Optional[str]
    """The conversation; null for a run without one."""
    flow_run_id: str
    """The run."""
    created_at: datetime
    """When it happened."""
    message_id: Optional[str]
    """The message of the conversation that holds the answer; null for a run without one."""
    answer: str
    """The whole answer."""
    metadata: Metadata
    """What there is to know about the answer."""


@dataclass(frozen=True, kw_only=True)
class HumanInputRequiredFrame(Model):
    """A node waits for a person."""
    event: Literal['human_input_required']
    """What happened."""
    conversation_id: Optional[str]
    """The conversation; null for a run without one."""
    flow_run_id: str
    """The run."""
    created_at: datetime
    """When it happened."""
    node_id: str
    """The node that waits."""
    prompt: Any
    """What is asked, as the node's configuration says it; any JSON."""
    expires_at: Optional[datetime]
    """When the wait ends without an answer; null where it does not."""


@dataclass(frozen=True, kw_only=True)
class WorkflowPausedFrame(Model):
    """Nothing happens until a person answers. The stream ends here."""
    event: Literal['workflow_paused']
    """What happened."""
    conversation_id: Optional[str]
    """The conversation; null for a run without one."""
    flow_run_id: str
    """The run."""
    created_at: datetime
    """When it happened."""
    status: Literal['paused']
    """Always `paused`."""


@dataclass(frozen=True, kw_only=True)
class WorkflowFinishedFrame(Model):
    """The run ended. Always the last."""
    event: Literal['workflow_finished']
    """What happened."""
    conversation_id: Optional[str]
    """The conversation; null for a run without one."""
    flow_run_id: str
    """The run."""
    created_at: datetime
    """When it happened."""
    status: WorkflowFinishedFrameStatus
    """How it ended."""
    outputs: Any
    """What came out, any JSON; null where it failed."""
    error: Optional[str]
    """Why it failed, as `code: message`; null where it did not."""


@dataclass(frozen=True, kw_only=True)
class ErrorFrame(Model):
    """The run failed, or the server cannot go on telling of it (`interrupted`). In the second case the stream ends here, and is taken up by `Last-Event-ID`."""
    event: Literal['error']
    """What happened."""
    conversation_id: Optional[str]
    """The conversation; null for a run without one."""
    flow_run_id: str
    """The run."""
    created_at: datetime
    """When it happened."""
    code: str
    """A stable word, such as `provider_unavailable`, `timeout` or `interrupted`."""
    message: str
    """A sentence for people."""
    node_id: Optional[str]
    """The node that failed; null where none did."""


@dataclass(frozen=True, kw_only=True)
class PingFrame(Model):
    """Nothing happened for ten seconds."""
    event: Literal['ping']
    """What happened."""
    conversation_id: Optional[str]
    """The conversation; null for a run without one."""
    flow_run_id: str
    """The run."""
    created_at: datetime
    """When it happened."""


@dataclass(frozen=True, kw_only=True)
class Violation(Model):
    """One thing that is wrong with a request."""
    loc: List[LocationPart]
    """Where: `body`, `query`, `path` or `header`, and the way from there."""
    msg: str
    """A sentence for the person who mends it."""
    type: str
    """A stable word, such as `missing`, `string_too_short`, `enum` or `json_invalid`."""


@dataclass(frozen=True, kw_only=True)
class ValidationError(Model):
    """All that is wrong with a request."""
    detail: List[Violation]
    """Every violation."""


@dataclass(frozen=True, kw_only=True)
class Error(Model):
    """An error."""
    detail: str
    """A sentence for people."""


AgentMode = Literal['chat', 'job', 'flow-chat', 'flow-job', 'instruction-chat', 'multi-agent-flow-chat', 'multi-agent-flow-job', 'multi-agent-instruction-chat']
"""How the agent is meant to be used. It changes nothing about how the agent runs: that is its definition's."""


AgentType = Literal['single-agent', 'multi-agent']
"""Whether one agent works in it, or several."""


AgentTypeRequest = Literal['single-agent', 'multi-agent', 'flow', 'instruction', 'tool']
"""Whether one agent works in it, or several. `flow`, `instruction` and `tool` are deprecated and taken for `single-agent`."""


AgentOrder = Literal['recent', 'oldest']
"""The order of a list."""


AgentStatus = Literal['DRAFT', 'ACTIVE', 'INACTIVE']
"""Where the agent is in its life. One that is not `ACTIVE` does not run."""


IconType = Literal['emoji', 'url']
"""Whether the icon is an emoji or a URL."""


DefinitionType = Literal['flow', 'instruction']
"""Whether the agent runs a workflow (`flow`) or follows an instruction."""


TagList = List[str]
"""Words to find an agent by."""


Tags = Union[TagList, str]
"""Words to find the agent by, as a list or as one text with commas between them. Tags that are given twice count once."""


Nothing = Dict[str, Any]
"""Nothing."""


BareAnswer = str
"""What the agent said."""


RunStatus = Literal['running', 'paused', 'succeeded', 'failed', 'stopped']
"""Where a run is. `succeeded`, `failed` and `stopped` are final; `paused` waits for a person."""


AnswerEvent = Literal['workflow_started', 'workflow_paused', 'workflow_finished']
"""The event that a stream would have ended with by now."""


NodeFinishedFrameStatus = Literal['succeeded', 'failed']
"""How an attempt at a node ended."""


WorkflowFinishedFrameStatus = Literal['succeeded', 'failed', 'stopped']
"""How a run ended."""


StreamFrame = Union[WorkflowStartedFrame, NodeStartedFrame, NodeFinishedFrame, MessageFrame, MessageReplaceFrame, MessageEndFrame, HumanInputRequiredFrame, WorkflowPausedFrame, WorkflowFinishedFrame, ErrorFrame, PingFrame]
"""The `data` of one event of a stream."""


LocationPart = Union[str, int]
"""The name of a member, or the index of an item."""
