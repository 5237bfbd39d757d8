# Lists, creates, reads and fails with the client that openapi-python-client makes of YourApp's document. Each line says which operation was called.
import os

from yourapp_client import AuthenticatedClient
from yourapp_client.api.executions import execute_workflow, get_execution
from yourapp_client.api.workflows import create_workflow, get_workflow, list_workflows
from yourapp_client.models import (
    CreateWorkflowRequest,
    ErrorCode,
    ErrorResponse,
    ExecuteWorkflowRequest,
    ExecuteWorkflowRequestInput,
    ExecutionAcceptedResponse,
    ExecutionResponse,
    ExecutionStatus,
    InitialWorkflowStatus,
    Node,
    WorkflowListResponse,
    WorkflowResponse,
    WorkflowStatus,
)
from yourapp_client.types import Unset

client = AuthenticatedClient(base_url=os.environ["YOURAPP_BASE_URL"], token=os.environ["YOURAPP_API_KEY"])

body = CreateWorkflowRequest(
    name="From Python",
    status=InitialWorkflowStatus.PUBLISHED,
    nodes=[Node.from_dict({"id": "a", "type": "set", "config": {"values": {"b": 1}}})],
    edges=[],
)
created = create_workflow.sync(client=client, body=body)
assert isinstance(created, WorkflowResponse), created
workflow = created.data
print("called createWorkflow")

listed = list_workflows.sync(client=client, status=WorkflowStatus.PUBLISHED, limit=5)
assert isinstance(listed, WorkflowListResponse), listed
assert [one.id for one in listed.data] == [workflow.id] and listed.meta.total == 1
print("called listWorkflows")

read = get_workflow.sync(workflow.id, client=client)
assert isinstance(read, WorkflowResponse) and read.data.nodes[0].type_ == "set", read
print("called getWorkflow")

given = ExecuteWorkflowRequest(input_=ExecuteWorkflowRequestInput.from_dict({"who": "Python"}))
started = execute_workflow.sync(workflow.id, client=client, body=given)
assert isinstance(started, ExecutionAcceptedResponse), started
print("called executeWorkflow")
while True:
    execution = get_execution.sync(started.data.execution_id, client=client)
    assert isinstance(execution, ExecutionResponse), execution
    assert execution.data.status != ExecutionStatus.FAILED
    if execution.data.status == ExecutionStatus.COMPLETED:
        break
print("called getExecution")

missing = get_workflow.sync("wf_nowhere", client=client)
assert isinstance(missing, ErrorResponse) and missing.error.code == ErrorCode.NOT_FOUND, missing
refused = create_workflow.sync(client=client, body=CreateWorkflowRequest(name=""))
assert isinstance(refused, ErrorResponse), refused
violations = refused.error.details.violations
assert not isinstance(violations, Unset) and violations[0].pointer == "/name", refused
print("called getWorkflow, refused")
