# Written by `cargo xtask generate` from `workfx.yaml`. Not edited by hand.
"""What can be asked of the WorkFX Agent API, by the kind of thing."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Dict, List, Literal, Mapping, Optional, Sequence, Union, overload

from . import models, params
from ._pages import Page
from ._streams import Stream
from ._transport import NOT_GIVEN, Call, NotGiven, Pages, RequestOptions, Transport, segment


class Agents:
    """Making, finding, changing and deleting agents. What an agent does is defined through the platform API; an agent without a definition says what it was asked."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(
        self,
        *,
        page_num: Union[int, NotGiven] = NOT_GIVEN,
        page_size: Union[int, NotGiven] = NOT_GIVEN,
        is_favorite: Union[bool, NotGiven] = NOT_GIVEN,
        tags: Union[Sequence[str], NotGiven] = NOT_GIVEN,
        mode: Union[models.AgentMode, NotGiven] = NOT_GIVEN,
        name: Union[str, NotGiven] = NOT_GIVEN,
        order_by: Union[models.AgentOrder, NotGiven] = NOT_GIVEN,
        exclude_draft: Union[bool, NotGiven] = NOT_GIVEN,
        agent_ids: Union[Sequence[str], NotGiven] = NOT_GIVEN,
        type: Union[models.AgentType, NotGiven] = NOT_GIVEN,
        tenant_id: Union[str, NotGiven] = NOT_GIVEN,
        tenant_unit_id: Union[str, NotGiven] = NOT_GIVEN,
        options: Optional[RequestOptions] = None,
    ) -> Page[models.Agent, models.AgentPage]:
        """List agents.

        One page of the caller's agents, the most recently created first unless `order_by` says otherwise. A page past the last one is empty and not an error.
        """
        call = Call('GET', "/agents", query=('page_num', 'page_size', 'is_favorite', 'tags', 'mode', 'name', 'order_by', 'exclude_draft', 'agent_ids', 'type', 'tenant_id', 'tenant_unit_id'), pages=Pages('page_num', ('data',), more=('has_next_page',)))
        return Page(self._transport, call, models.Agent, models.AgentPage, {'page_num': page_num, 'page_size': page_size, 'is_favorite': is_favorite, 'tags': tags, 'mode': mode, 'name': name, 'order_by': order_by, 'exclude_draft': exclude_draft, 'agent_ids': agent_ids, 'type': type, 'tenant_id': tenant_id, 'tenant_unit_id': tenant_unit_id}, options)

    def create(
        self,
        *,
        icon_type: Union[Optional[models.IconType], NotGiven] = NOT_GIVEN,
        icon: Union[Optional[str], NotGiven] = NOT_GIVEN,
        icon_background: Union[Optional[str], NotGiven] = NOT_GIVEN,
        mode: Union[models.AgentMode, NotGiven] = NOT_GIVEN,
        type: Union[models.AgentTypeRequest, NotGiven] = NOT_GIVEN,
        name: str,
        description: Union[Optional[str], NotGiven] = NOT_GIVEN,
        tags: Union[Optional[models.Tags], NotGiven] = NOT_GIVEN,
        is_favorite: Union[Optional[bool], NotGiven] = NOT_GIVEN,
        extend_properties: Union[Optional[Mapping[str, Any]], NotGiven] = NOT_GIVEN,
        tenant_id: Union[str, NotGiven] = NOT_GIVEN,
        tenant_unit_id: Union[str, NotGiven] = NOT_GIVEN,
        options: Optional[RequestOptions] = None,
    ) -> models.Agent:
        """Create an agent.

        Creates an agent, whose status is `ACTIVE`. Its `code` is made from the name, and unique within the tenant. It has no definition yet: until it is given one through the platform API, it says what it is asked.
        """
        call = Call('POST', "/agents", query=('tenant_id', 'tenant_unit_id'), body=True, idempotent=True)
        answer: models.Agent = self._transport.call(call, models.Agent, {'icon_type': icon_type, 'icon': icon, 'icon_background': icon_background, 'mode': mode, 'type': type, 'name': name, 'description': description, 'tags': tags, 'is_favorite': is_favorite, 'extend_properties': extend_properties, 'tenant_id': tenant_id, 'tenant_unit_id': tenant_unit_id}, options)
        return answer

    def get(
        self,
        agent_id: str,
        *,
        tenant_id: Union[str, NotGiven] = NOT_GIVEN,
        tenant_unit_id: Union[str, NotGiven] = NOT_GIVEN,
        options: Optional[RequestOptions] = None,
    ) -> models.Agent:
        """Get an agent.

        The agent.
        """
        call = Call('GET', f"/agents/{segment(agent_id, 'agent_id')}", query=('tenant_id', 'tenant_unit_id'))
        answer: models.Agent = self._transport.call(call, models.Agent, {'tenant_id': tenant_id, 'tenant_unit_id': tenant_unit_id}, options)
        return answer

    def update(
        self,
        agent_id: str,
        *,
        icon_type: Union[Optional[models.IconType], NotGiven] = NOT_GIVEN,
        icon: Union[Optional[str], NotGiven] = NOT_GIVEN,
        icon_background: Union[Optional[str], NotGiven] = NOT_GIVEN,
        name: Union[Optional[str], NotGiven] = NOT_GIVEN,
        description: Union[Optional[str], NotGiven] = NOT_GIVEN,
        tags: Union[Optional[models.Tags], NotGiven] = NOT_GIVEN,
        is_favorite: Union[Optional[bool], NotGiven] = NOT_GIVEN,
        status: Union[Optional[models.AgentStatus], NotGiven] = NOT_GIVEN,
        ab_test_id: Union[Optional[str], NotGiven] = NOT_GIVEN,
        ab_test_enabled: Union[Optional[bool], NotGiven] = NOT_GIVEN,
        extend_properties: Union[Optional[Mapping[str, Any]], NotGiven] = NOT_GIVEN,
        usage_guide: Union[Optional[str], NotGiven] = NOT_GIVEN,
        tenant_id: Union[str, NotGiven] = NOT_GIVEN,
        tenant_unit_id: Union[str, NotGiven] = NOT_GIVEN,
        options: Optional[RequestOptions] = None,
    ) -> models.Agent:
        """Update an agent.

        Changes the fields that are present and not null, and leaves the others as they are. An empty `usage_guide` or `ab_test_id` takes away what was there. 409 answers a change that lost a race against another one: read the agent
        again and repeat.
        """
        call = Call('PUT', f"/agents/{segment(agent_id, 'agent_id')}", query=('tenant_id', 'tenant_unit_id'), body=True)
        answer: models.Agent = self._transport.call(call, models.Agent, {'icon_type': icon_type, 'icon': icon, 'icon_background': icon_background, 'name': name, 'description': description, 'tags': tags, 'is_favorite': is_favorite, 'status': status, 'ab_test_id': ab_test_id, 'ab_test_enabled': ab_test_enabled, 'extend_properties': extend_properties, 'usage_guide': usage_guide, 'tenant_id': tenant_id, 'tenant_unit_id': tenant_unit_id}, options)
        return answer

    def delete(
        self,
        agent_id: str,
        *,
        tenant_id: Union[str, NotGiven] = NOT_GIVEN,
        tenant_unit_id: Union[str, NotGiven] = NOT_GIVEN,
        options: Optional[RequestOptions] = None,
    ) -> models.Nothing:
        """Delete an agent.

        Deletes the agent with its conversations and its runs. Flows that it ran are workflows of their own and stay.
        """
        call = Call('DELETE', f"/agents/{segment(agent_id, 'agent_id')}", query=('tenant_id', 'tenant_unit_id'))
        answer: models.Nothing = self._transport.call(call, models.Nothing, {'tenant_id': tenant_id, 'tenant_unit_id': tenant_unit_id}, options)
        return answer

    def get_by_code(
        self,
        agent_code: str,
        *,
        options: Optional[RequestOptions] = None,
    ) -> models.Agent:
        """Get an agent by its code.

        The agent of this code within the caller's tenant.
        """
        call = Call('GET', f"/agents/code/{segment(agent_code, 'agent_code')}")
        answer: models.Agent = self._transport.call(call, models.Agent, {}, options)
        return answer

    def chat(
        self,
        agent_id: str,
        *,
        query: Union[str, NotGiven] = NOT_GIVEN,
        inputs: Union[Mapping[str, Any], NotGiven] = NOT_GIVEN,
        files: Union[Sequence[str], NotGiven] = NOT_GIVEN,
        response_type: Union[str, NotGiven] = NOT_GIVEN,
        wfx_context: Union[Mapping[str, Any], NotGiven] = NOT_GIVEN,
        conversation_id: Union[Optional[str], NotGiven] = NOT_GIVEN,
        tenant_id: Union[str, NotGiven] = NOT_GIVEN,
        tenant_unit_id: Union[str, NotGiven] = NOT_GIVEN,
        options: Optional[RequestOptions] = None,
    ) -> models.RunAnswer:
        """Ask an agent.

        Says `query` to the agent, in a new conversation or in the one that `conversation_id` names, and answers with what the agent says. An agent that is not `ACTIVE` is 409, as is a flow whose workflow is not published. A
        `conversation_id` that is not one of this agent's conversations, of whatever shape, is 404; an empty one or `null` begins a new conversation.

        Under an `Idempotency-Key` the agent is asked once: from its start on the key stands for the run. A repeat gets the answer that the first request got, or, where that was a stream or an error, the answer with `status: running`
        that names the run.
        """
        call = Call('POST', f"/agents/{segment(agent_id, 'agent_id')}/chat", query=('tenant_id', 'tenant_unit_id'), body=True, idempotent=True)
        answer: models.RunAnswer = self._transport.call(call, models.RunAnswer, {'query': query, 'inputs': inputs, 'files': files, 'response_type': response_type, 'wfx_context': wfx_context, 'conversation_id': conversation_id, 'tenant_id': tenant_id, 'tenant_unit_id': tenant_unit_id}, options)
        return answer

    def chat_stream(
        self,
        agent_id: str,
        *,
        query: Union[str, NotGiven] = NOT_GIVEN,
        inputs: Union[Mapping[str, Any], NotGiven] = NOT_GIVEN,
        files: Union[Sequence[str], NotGiven] = NOT_GIVEN,
        response_type: Union[str, NotGiven] = NOT_GIVEN,
        wfx_context: Union[Mapping[str, Any], NotGiven] = NOT_GIVEN,
        conversation_id: Union[Optional[str], NotGiven] = NOT_GIVEN,
        tenant_id: Union[str, NotGiven] = NOT_GIVEN,
        tenant_unit_id: Union[str, NotGiven] = NOT_GIVEN,
        options: Optional[RequestOptions] = None,
    ) -> Stream[models.StreamFrame]:
        """Ask an agent, and watch it.

        Says `query` to the agent, in a new conversation or in the one that `conversation_id` names, and answers with what the agent says. An agent that is not `ACTIVE` is 409, as is a flow whose workflow is not published. A
        `conversation_id` that is not one of this agent's conversations, of whatever shape, is 404; an empty one or `null` begins a new conversation.

        Under an `Idempotency-Key` the agent is asked once: from its start on the key stands for the run. A repeat gets the answer that the first request got, or, where that was a stream or an error, the answer with `status: running`
        that names the run.
        """
        call = Call('POST', f"/agents/{segment(agent_id, 'agent_id')}/chat", query=('tenant_id', 'tenant_unit_id'), body=True, idempotent=True, switch={"streaming": True}, resumable=True)
        return Stream(self._transport, call, models.StreamFrame, {'query': query, 'inputs': inputs, 'files': files, 'response_type': response_type, 'wfx_context': wfx_context, 'conversation_id': conversation_id, 'tenant_id': tenant_id, 'tenant_unit_id': tenant_unit_id}, options)

    def resume_chat(
        self,
        agent_id: str,
        *,
        query: Union[str, NotGiven] = NOT_GIVEN,
        inputs: Union[Mapping[str, Any], NotGiven] = NOT_GIVEN,
        files: Union[Sequence[str], NotGiven] = NOT_GIVEN,
        response_type: Union[str, NotGiven] = NOT_GIVEN,
        wfx_context: Union[Mapping[str, Any], NotGiven] = NOT_GIVEN,
        conversation_id: Union[Optional[str], NotGiven] = NOT_GIVEN,
        interrupt_inputs: Union[Mapping[str, Any], NotGiven] = NOT_GIVEN,
        is_interrupted: Union[Optional[bool], NotGiven] = NOT_GIVEN,
        flow_run_id: str,
        tenant_id: Union[str, NotGiven] = NOT_GIVEN,
        tenant_unit_id: Union[str, NotGiven] = NOT_GIVEN,
        options: Optional[RequestOptions] = None,
    ) -> models.RunAnswer:
        """Answer for a person.

        Gives `interrupt_inputs` to the node of the run that waits for a person, and answers with what comes of it, as `chat` does; the stream begins behind `workflow_paused`. A `flow_run_id` that is not one of this agent's runs, and a
        `conversation_id` that is not the run's, of whatever shape, are 404. A run that does not wait for a person is 409. An answer that the waiting node does not take (a choice that it does not offer) is 422 and changes
        nothing. `query` and `inputs` are not looked at: what was asked was asked when the run began.
        """
        call = Call('POST', f"/agents/{segment(agent_id, 'agent_id')}/chat/resume", query=('tenant_id', 'tenant_unit_id'), body=True, idempotent=True)
        answer: models.RunAnswer = self._transport.call(call, models.RunAnswer, {'query': query, 'inputs': inputs, 'files': files, 'response_type': response_type, 'wfx_context': wfx_context, 'conversation_id': conversation_id, 'interrupt_inputs': interrupt_inputs, 'is_interrupted': is_interrupted, 'flow_run_id': flow_run_id, 'tenant_id': tenant_id, 'tenant_unit_id': tenant_unit_id}, options)
        return answer

    def resume_chat_stream(
        self,
        agent_id: str,
        *,
        query: Union[str, NotGiven] = NOT_GIVEN,
        inputs: Union[Mapping[str, Any], NotGiven] = NOT_GIVEN,
        files: Union[Sequence[str], NotGiven] = NOT_GIVEN,
        response_type: Union[str, NotGiven] = NOT_GIVEN,
        wfx_context: Union[Mapping[str, Any], NotGiven] = NOT_GIVEN,
        conversation_id: Union[Optional[str], NotGiven] = NOT_GIVEN,
        interrupt_inputs: Union[Mapping[str, Any], NotGiven] = NOT_GIVEN,
        is_interrupted: Union[Optional[bool], NotGiven] = NOT_GIVEN,
        flow_run_id: str,
        tenant_id: Union[str, NotGiven] = NOT_GIVEN,
        tenant_unit_id: Union[str, NotGiven] = NOT_GIVEN,
        options: Optional[RequestOptions] = None,
    ) -> Stream[models.StreamFrame]:
        """Answer for a person, and watch it.

        Gives `interrupt_inputs` to the node of the run that waits for a person, and answers with what comes of it, as `chat` does; the stream begins behind `workflow_paused`. A `flow_run_id` that is not one of this agent's runs, and a
        `conversation_id` that is not the run's, of whatever shape, are 404. A run that does not wait for a person is 409. An answer that the waiting node does not take (a choice that it does not offer) is 422 and changes
        nothing. `query` and `inputs` are not looked at: what was asked was asked when the run began.
        """
        call = Call('POST', f"/agents/{segment(agent_id, 'agent_id')}/chat/resume", query=('tenant_id', 'tenant_unit_id'), body=True, idempotent=True, switch={"streaming": True}, resumable=True)
        return Stream(self._transport, call, models.StreamFrame, {'query': query, 'inputs': inputs, 'files': files, 'response_type': response_type, 'wfx_context': wfx_context, 'conversation_id': conversation_id, 'interrupt_inputs': interrupt_inputs, 'is_interrupted': is_interrupted, 'flow_run_id': flow_run_id, 'tenant_id': tenant_id, 'tenant_unit_id': tenant_unit_id}, options)

    def run_job(
        self,
        agent_id: str,
        *,
        query: Union[str, NotGiven] = NOT_GIVEN,
        inputs: Union[Mapping[str, Any], NotGiven] = NOT_GIVEN,
        files: Union[Sequence[str], NotGiven] = NOT_GIVEN,
        response_type: Union[str, NotGiven] = NOT_GIVEN,
        wfx_context: Union[Mapping[str, Any], NotGiven] = NOT_GIVEN,
        conversation_id: Union[Optional[str], NotGiven] = NOT_GIVEN,
        tenant_id: Union[str, NotGiven] = NOT_GIVEN,
        tenant_unit_id: Union[str, NotGiven] = NOT_GIVEN,
        options: Optional[RequestOptions] = None,
    ) -> models.RunAnswer:
        """Give an agent a job.

        Runs the agent as `chat` does, without a conversation unless `conversation_id` names one.
        """
        call = Call('POST', f"/agents/{segment(agent_id, 'agent_id')}/job", query=('tenant_id', 'tenant_unit_id'), body=True, idempotent=True)
        answer: models.RunAnswer = self._transport.call(call, models.RunAnswer, {'query': query, 'inputs': inputs, 'files': files, 'response_type': response_type, 'wfx_context': wfx_context, 'conversation_id': conversation_id, 'tenant_id': tenant_id, 'tenant_unit_id': tenant_unit_id}, options)
        return answer

    def run_job_stream(
        self,
        agent_id: str,
        *,
        query: Union[str, NotGiven] = NOT_GIVEN,
        inputs: Union[Mapping[str, Any], NotGiven] = NOT_GIVEN,
        files: Union[Sequence[str], NotGiven] = NOT_GIVEN,
        response_type: Union[str, NotGiven] = NOT_GIVEN,
        wfx_context: Union[Mapping[str, Any], NotGiven] = NOT_GIVEN,
        conversation_id: Union[Optional[str], NotGiven] = NOT_GIVEN,
        tenant_id: Union[str, NotGiven] = NOT_GIVEN,
        tenant_unit_id: Union[str, NotGiven] = NOT_GIVEN,
        options: Optional[RequestOptions] = None,
    ) -> Stream[models.StreamFrame]:
        """Give an agent a job, and watch it.

        Runs the agent as `chat` does, without a conversation unless `conversation_id` names one.
        """
        call = Call('POST', f"/agents/{segment(agent_id, 'agent_id')}/job", query=('tenant_id', 'tenant_unit_id'), body=True, idempotent=True, switch={"streaming": True}, resumable=True)
        return Stream(self._transport, call, models.StreamFrame, {'query': query, 'inputs': inputs, 'files': files, 'response_type': response_type, 'wfx_context': wfx_context, 'conversation_id': conversation_id, 'tenant_id': tenant_id, 'tenant_unit_id': tenant_unit_id}, options)
