# Written by `cargo xtask generate` from `yourapp.yaml`. Not edited by hand.
"""What can be asked of the YourApp API, by the kind of thing."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Dict, List, Literal, Mapping, Optional, Sequence, Union, overload

from . import models, params
from ._pages import Page
from ._transport import NOT_GIVEN, Call, NotGiven, Pages, RequestOptions, Transport, segment


class Workflows:
    """Graphs of nodes and edges, from draft to published."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(
        self,
        *,
        page: Union[int, NotGiven] = NOT_GIVEN,
        limit: Union[int, NotGiven] = NOT_GIVEN,
        status: Union[models.WorkflowStatus, NotGiven] = NOT_GIVEN,
        search: Union[str, NotGiven] = NOT_GIVEN,
        options: Optional[RequestOptions] = None,
    ) -> Page[models.WorkflowSummary, models.WorkflowListResponse]:
        """List workflows.

        The caller's workflows without their graphs, newest first. A page past the last one is empty and not an error.
        """
        call = Call('GET', "/workflows", query=('page', 'limit', 'status', 'search'), pages=Pages('page', ('data',), total=('meta', 'total'), size=('meta', 'limit')))
        return Page(self._transport, call, models.WorkflowSummary, models.WorkflowListResponse, {'page': page, 'limit': limit, 'status': status, 'search': search}, options)

    def create(
        self,
        *,
        name: str,
        description: Union[str, NotGiven] = NOT_GIVEN,
        status: Union[models.InitialWorkflowStatus, NotGiven] = NOT_GIVEN,
        nodes: Union[Sequence[Union[params.NodeParam, models.Node]], NotGiven] = NOT_GIVEN,
        edges: Union[Sequence[Union[params.EdgeParam, models.Edge]], NotGiven] = NOT_GIVEN,
        variables: Union[Mapping[str, Any], NotGiven] = NOT_GIVEN,
        options: Optional[RequestOptions] = None,
    ) -> models.Workflow:
        """Create a workflow.

        Creates a workflow, as a draft unless `status` says otherwise. Nodes and edges of a draft are checked for shape only; with
        `status: published` the graph is checked whole, and nothing is created where it has faults (409). Names need not be unique.
        """
        call = Call('POST', "/workflows", body=True, idempotent=True, content=('data',))
        answer: models.Workflow = self._transport.call(call, models.Workflow, {'name': name, 'description': description, 'status': status, 'nodes': nodes, 'edges': edges, 'variables': variables}, options)
        return answer

    def get(
        self,
        id: str,
        *,
        options: Optional[RequestOptions] = None,
    ) -> models.Workflow:
        """Get a workflow.

        The workflow with its current graph: the newest. Where somebody has saved a draft of a published workflow through the platform API, that draft is what is shown, with its `version`, while the version
        that was published goes on running (`GET /platform/v1/workflows/{id}` says which one).
        """
        call = Call('GET', f"/workflows/{segment(id, 'id')}", content=('data',))
        answer: models.Workflow = self._transport.call(call, models.Workflow, {}, options)
        return answer

    def update(
        self,
        id: str,
        *,
        name: Union[str, NotGiven] = NOT_GIVEN,
        description: Union[str, NotGiven] = NOT_GIVEN,
        status: Union[models.WorkflowStatus, NotGiven] = NOT_GIVEN,
        nodes: Union[Sequence[Union[params.NodeParam, models.Node]], NotGiven] = NOT_GIVEN,
        edges: Union[Sequence[Union[params.EdgeParam, models.Edge]], NotGiven] = NOT_GIVEN,
        variables: Union[models.Variables, NotGiven] = NOT_GIVEN,
        options: Optional[RequestOptions] = None,
    ) -> models.Workflow:
        """Update a workflow.

        Changes the fields that are present and leaves the others as they are; `nodes`, `edges` and `variables` are replaced whole. A change of
        the graph makes a new version; executions stay pinned to the version that they started with. Where the workflow is published
        after the change, its graph is checked whole and nothing changes where it has faults (409). 409 also answers a change that lost a race
        against another one: read the workflow again and repeat.

        A change of the graph of a published workflow is published at once, and so is, with `status: published`, a draft that was saved through the platform API. A change of name or description alone leaves such a
        draft as it is.
        """
        call = Call('PATCH', f"/workflows/{segment(id, 'id')}", body=True, content=('data',))
        answer: models.Workflow = self._transport.call(call, models.Workflow, {'name': name, 'description': description, 'status': status, 'nodes': nodes, 'edges': edges, 'variables': variables}, options)
        return answer

    def delete(
        self,
        id: str,
        *,
        options: Optional[RequestOptions] = None,
    ) -> models.WorkflowDeleted:
        """Delete a workflow.

        Removes the workflow with its versions, executions and logs; what still runs of it is dropped. Answers 200 with a body rather than 204, so that
        the envelope holds and a client that tests `success` needs no special case. To keep the history, set the status `archived` instead.
        """
        call = Call('DELETE', f"/workflows/{segment(id, 'id')}", content=('data',))
        answer: models.WorkflowDeleted = self._transport.call(call, models.WorkflowDeleted, {}, options)
        return answer

    def execute(
        self,
        id: str,
        *,
        input: Union[Mapping[str, Any], NotGiven] = NOT_GIVEN,
        options: Optional[RequestOptions] = None,
    ) -> models.ExecutionAccepted:
        """Execute a workflow.

        Accepts an execution of the version that is published, or of the current one where none is, and answers without waiting for its end. The execution is durable once this answers: it
        goes on after a crash of the server. The published reference shows no status for this answer; it is 202, because the work is accepted and not
        done, and `Location` and the link lead to the execution. Drafts can be executed too, so that they can be tried; their
        graph is then checked whole, and its faults are answered with 409, as is an archived workflow.
        """
        call = Call('POST', f"/workflows/{segment(id, 'id')}/execute", body=True, idempotent=True, content=('data',))
        answer: models.ExecutionAccepted = self._transport.call(call, models.ExecutionAccepted, {'input': input}, options)
        return answer

    def list_executions(
        self,
        id: str,
        *,
        page: Union[int, NotGiven] = NOT_GIVEN,
        limit: Union[int, NotGiven] = NOT_GIVEN,
        status: Union[models.ExecutionStatus, NotGiven] = NOT_GIVEN,
        from_: Union[Union[datetime, str], NotGiven] = NOT_GIVEN,
        to: Union[Union[datetime, str], NotGiven] = NOT_GIVEN,
        options: Optional[RequestOptions] = None,
    ) -> Page[models.ExecutionSummary, models.ExecutionListResponse]:
        """List a workflow's executions.

        The executions of one workflow without their logs, newest first, by page number.
        """
        call = Call('GET', f"/workflows/{segment(id, 'id')}/executions", query=('page', 'limit', 'status', 'from', 'to'), pages=Pages('page', ('data',), total=('meta', 'total'), size=('meta', 'limit')))
        return Page(self._transport, call, models.ExecutionSummary, models.ExecutionListResponse, {'page': page, 'limit': limit, 'status': status, 'from': from_, 'to': to}, options)


class Webhooks:
    """Where events are sent."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(
        self,
        *,
        page: Union[int, NotGiven] = NOT_GIVEN,
        limit: Union[int, NotGiven] = NOT_GIVEN,
        options: Optional[RequestOptions] = None,
    ) -> Page[models.Webhook, models.WebhookListResponse]:
        """List webhooks.

        The caller's webhooks, newest first, those that were disabled too. Their secrets are never shown again.
        """
        call = Call('GET', "/webhooks", query=('page', 'limit'), pages=Pages('page', ('data',), total=('meta', 'total'), size=('meta', 'limit')))
        return Page(self._transport, call, models.Webhook, models.WebhookListResponse, {'page': page, 'limit': limit}, options)

    def create(
        self,
        *,
        url: str,
        events: Sequence[models.EventType],
        secret: Union[str, NotGiven] = NOT_GIVEN,
        options: Optional[RequestOptions] = None,
    ) -> models.WebhookCreated:
        """Create a webhook.

        From now on each event of these kinds is sent to the URL: a POST whose body is the event (see `webhooks` in this document), signed as
        [Standard Webhooks](https://www.standardwebhooks.com) says, so that any of their libraries verifies it. A webhook of a key that is bound to a unit hears of that unit's events
        only.

        **Secret.** Without `secret`, one is made. A secret that begins with `whsec_` is the base64 spelling of its bytes, as Standard Webhooks' libraries take it; any other text signs by its own
        bytes (UTF-8). Either way this answer is the only one that shows it.

        **URL.** `http` or `https`, without a user name or password. An address that is private, loopback, link-local or otherwise not public is refused at once where it stands in the URL, and with every
        delivery where a name resolves to it, unless the operator allows it.

        **Delivery.** An answer with a 2xx status within 15 seconds is a success; everything else, a redirect included, is a failure, and the event is sent again after about 5 seconds, 5 minutes,
        30 minutes, 2, 5, 10 and 10 hours, or later where the answer carries `Retry-After` (a day at most). An event is sent at least once: after a crash of the server it may come twice, with the same `webhook-id` and
        the same bytes. Events may overtake each other. 410 (Gone) disables the webhook. The platform API lists deliveries and sends them again.
        """
        call = Call('POST', "/webhooks", body=True, idempotent=True, content=('data',))
        answer: models.WebhookCreated = self._transport.call(call, models.WebhookCreated, {'url': url, 'events': events, 'secret': secret}, options)
        return answer

    def delete(
        self,
        id: str,
        *,
        options: Optional[RequestOptions] = None,
    ) -> models.WebhookDeleted:
        """Delete a webhook.

        Removes the webhook with its deliveries. What is still to be sent is not sent; an attempt that is under way may still arrive.
        """
        call = Call('DELETE', f"/webhooks/{segment(id, 'id')}", content=('data',))
        answer: models.WebhookDeleted = self._transport.call(call, models.WebhookDeleted, {}, options)
        return answer


class Credentials:
    """Secrets for integrations and nodes, sealed and never shown again."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(
        self,
        *,
        page: Union[int, NotGiven] = NOT_GIVEN,
        limit: Union[int, NotGiven] = NOT_GIVEN,
        options: Optional[RequestOptions] = None,
    ) -> Page[models.Credential, models.CredentialListResponse]:
        """List credentials.

        The caller's credentials, newest first. Secret values are never returned.
        """
        call = Call('GET', "/credentials", query=('page', 'limit'), pages=Pages('page', ('data',), total=('meta', 'total'), size=('meta', 'limit')))
        return Page(self._transport, call, models.Credential, models.CredentialListResponse, {'page': page, 'limit': limit}, options)

    @overload
    def create(
        self,
        *,
        name: models.CredentialName,
        type: Literal['api_key'],
        value: models.SecretText,
        options: Optional[RequestOptions] = None,
    ) -> models.Credential: ...

    @overload
    def create(
        self,
        *,
        name: models.CredentialName,
        type: Literal['bearer_token'],
        value: models.SecretText,
        options: Optional[RequestOptions] = None,
    ) -> models.Credential: ...

    @overload
    def create(
        self,
        *,
        name: models.CredentialName,
        type: Literal['basic_auth'],
        value: params.BasicAuthCredentialValueParam,
        options: Optional[RequestOptions] = None,
    ) -> models.Credential: ...

    @overload
    def create(
        self,
        *,
        name: models.CredentialName,
        type: Literal['oauth2_client_credentials'],
        value: params.OAuth2CredentialValueParam,
        options: Optional[RequestOptions] = None,
    ) -> models.Credential: ...

    @overload
    def create(
        self,
        *,
        name: models.CredentialName,
        type: Literal['custom_headers'],
        value: Mapping[str, models.SecretText],
        options: Optional[RequestOptions] = None,
    ) -> models.Credential: ...

    def create(self, *, options: Optional[RequestOptions] = None, **given: Any) -> models.Credential:
        """Create a credential.

        Stores a secret for integrations and nodes to use. It is sealed before it is stored and no answer ever has it again: a credential is replaced, not
        read. `value` is the secret itself where `type` has a single one, and an object where it has parts. Names need not be unique. A credential has no address of its
        own, so `Location` leads to the list that it is in.
        """
        call = Call('POST', "/credentials", body=True, idempotent=True, content=('data',))
        answer: models.Credential = self._transport.call(call, models.Credential, given, options)
        return answer

    def delete(
        self,
        id: str,
        *,
        options: Optional[RequestOptions] = None,
    ) -> models.CredentialDeleted:
        """Delete a credential.

        Removes a credential and its secret. 409 where an integration uses it, or a published workflow names it; delete or change that first.
        """
        call = Call('DELETE', f"/credentials/{segment(id, 'id')}", content=('data',))
        answer: models.CredentialDeleted = self._transport.call(call, models.CredentialDeleted, {}, options)
        return answer


class Integrations:
    """Connections to services, and whether they work."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(
        self,
        *,
        page: Union[int, NotGiven] = NOT_GIVEN,
        limit: Union[int, NotGiven] = NOT_GIVEN,
        options: Optional[RequestOptions] = None,
    ) -> Page[models.Integration, models.IntegrationListResponse]:
        """List connected integrations.

        The caller's integrations, newest first, each with what its last test found. They are made through the platform API.
        """
        call = Call('GET', "/integrations", query=('page', 'limit'), pages=Pages('page', ('data',), total=('meta', 'total'), size=('meta', 'limit')))
        return Page(self._transport, call, models.Integration, models.IntegrationListResponse, {'page': page, 'limit': limit}, options)

    def test(
        self,
        id: str,
        *,
        options: Optional[RequestOptions] = None,
    ) -> models.IntegrationTest:
        """Test an integration.

        Makes a real request of the service's own protocol with the integration's credential, and says how it went. A service that refuses, or that cannot be reached, is a result and no
        error: 200 with `data.ok` false and the reason in `data.detail`; `success` says that the test was made. The result is kept with the integration. A service
        that has not answered after 15 seconds counts as one that cannot be reached. The request has no body.
        """
        call = Call('POST', f"/integrations/{segment(id, 'id')}/test", content=('data',))
        answer: models.IntegrationTest = self._transport.call(call, models.IntegrationTest, {}, options)
        return answer


class Executions:
    """Runs of workflows, with the log of their nodes."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(
        self,
        *,
        cursor: Union[str, NotGiven] = NOT_GIVEN,
        limit: Union[int, NotGiven] = NOT_GIVEN,
        status: Union[models.ExecutionStatus, NotGiven] = NOT_GIVEN,
        from_: Union[Union[datetime, str], NotGiven] = NOT_GIVEN,
        to: Union[Union[datetime, str], NotGiven] = NOT_GIVEN,
        options: Optional[RequestOptions] = None,
    ) -> Page[models.ExecutionSummary, models.ExecutionCursorResponse]:
        """List executions of all workflows.

        The executions of all of the caller's workflows without their logs, newest first, by cursor: pass `meta.next_cursor` of one answer as `cursor` of
        the next request until `meta.has_more` is false. Executions that start during the walk do not shift it.
        """
        call = Call('GET', "/executions", query=('cursor', 'limit', 'status', 'from', 'to'), pages=Pages('cursor', ('data',), cursor=('meta', 'next_cursor')))
        return Page(self._transport, call, models.ExecutionSummary, models.ExecutionCursorResponse, {'cursor': cursor, 'limit': limit, 'status': status, 'from': from_, 'to': to}, options)

    def get(
        self,
        id: str,
        *,
        options: Optional[RequestOptions] = None,
    ) -> models.Execution:
        """Get an execution.

        The execution with its output or error and the log of its nodes so far.
        """
        call = Call('GET', f"/executions/{segment(id, 'id')}", content=('data',))
        answer: models.Execution = self._transport.call(call, models.Execution, {}, options)
        return answer


class Forms:
    """Questions to people, and what they answered. A submission starts the workflows that a `form` trigger names."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def list(
        self,
        *,
        page: Union[int, NotGiven] = NOT_GIVEN,
        limit: Union[int, NotGiven] = NOT_GIVEN,
        options: Optional[RequestOptions] = None,
    ) -> Page[models.Form, models.FormListResponse]:
        """List forms.

        The caller's forms with their fields, newest first. A page past the last one is empty and not an error.
        """
        call = Call('GET', "/forms", query=('page', 'limit'), pages=Pages('page', ('data',), total=('meta', 'total'), size=('meta', 'limit')))
        return Page(self._transport, call, models.Form, models.FormListResponse, {'page': page, 'limit': limit}, options)

    def create(
        self,
        *,
        name: str,
        description: Union[str, NotGiven] = NOT_GIVEN,
        public: Union[bool, NotGiven] = NOT_GIVEN,
        fields: Sequence[params.FormFieldInputParam],
        options: Optional[RequestOptions] = None,
    ) -> models.Form:
        """Create a form.

        Creates a form. Unless `public` is false, people can fill it in at once on its hosted page (`url` of the answer). What a field cannot be (a
        choice without options, bounds the wrong way round, a default that the field itself would refuse) is 400, with all faults and their places.
        """
        call = Call('POST', "/forms", body=True, idempotent=True, content=('data',))
        answer: models.Form = self._transport.call(call, models.Form, {'name': name, 'description': description, 'public': public, 'fields': fields}, options)
        return answer

    def get(
        self,
        id: str,
        *,
        options: Optional[RequestOptions] = None,
    ) -> models.Form:
        """Get a form.

        The form with its fields.
        """
        call = Call('GET', f"/forms/{segment(id, 'id')}", content=('data',))
        answer: models.Form = self._transport.call(call, models.Form, {}, options)
        return answer

    def list_submissions(
        self,
        id: str,
        *,
        page: Union[int, NotGiven] = NOT_GIVEN,
        limit: Union[int, NotGiven] = NOT_GIVEN,
        options: Optional[RequestOptions] = None,
    ) -> Page[models.Submission, models.SubmissionListResponse]:
        """List a form's submissions.

        What was submitted, through this API and through the hosted page, newest first. A page past the last one is empty and not an error.
        """
        call = Call('GET', f"/forms/{segment(id, 'id')}/submissions", query=('page', 'limit'), pages=Pages('page', ('data',), total=('meta', 'total'), size=('meta', 'limit')))
        return Page(self._transport, call, models.Submission, models.SubmissionListResponse, {'page': page, 'limit': limit}, options)

    def submit(
        self,
        id: str,
        *,
        data: Mapping[str, Any],
        options: Optional[RequestOptions] = None,
    ) -> models.Submission:
        """Submit a form.

        Validates `data` by the form's fields and stores it; what does not fit is 400, with all faults and their places (`/data/email`), and nothing is
        stored. Every published workflow that has a node of type `form` naming this form is started, with the submission's data as its input
        and its identity in `_submission` (`id`, `form_id`, `submitted_at`), and the event `form.submitted` goes to the webhooks that ask for it.

        Values are stored as their fields' types: a number that was sent as text becomes a number, line breaks become `\\n`. A field that was not
        sent takes its default, else it is null (a checkbox is false, a multiselect an empty list), so that expressions of a workflow can name
        every field. Empty text counts as not filled in. Fields that the form does not have are ignored and not stored.
        """
        call = Call('POST', f"/forms/{segment(id, 'id')}/submissions", body=True, idempotent=True, content=('data',))
        answer: models.Submission = self._transport.call(call, models.Submission, {'data': data}, options)
        return answer
