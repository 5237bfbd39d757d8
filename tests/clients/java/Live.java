import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import yourapp.ApiClient;
import yourapp.ApiException;
import yourapp.api.ExecutionsApi;
import yourapp.api.WorkflowsApi;
import yourapp.model.CreateWorkflowRequest;
import yourapp.model.ErrorCode;
import yourapp.model.ErrorResponse;
import yourapp.model.ExecuteWorkflowRequest;
import yourapp.model.ExecutionStatus;
import yourapp.model.InitialWorkflowStatus;
import yourapp.model.Node;
import yourapp.model.Workflow;
import yourapp.model.WorkflowListResponse;
import yourapp.model.WorkflowStatus;
import yourapp.model.WorkflowSummary;

/** Lists, creates, reads and fails with the client that openapi-generator makes of YourApp's document. Each line says which operation was called. */
public final class Live {
  private static void check(boolean holds, Object seen) {
    if (!holds) {
      throw new AssertionError(seen);
    }
  }

  private static ErrorResponse refused(ApiException error, ApiClient client) throws Exception {
    return client.getObjectMapper().readValue(error.getResponseBody(), ErrorResponse.class);
  }

  public static void main(String[] arguments) throws Exception {
    ApiClient client = new ApiClient();
    client.updateBaseUri(System.getenv("YOURAPP_BASE_URL"));
    String key = System.getenv("YOURAPP_API_KEY");
    client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + key));
    WorkflowsApi workflows = new WorkflowsApi(client);
    ExecutionsApi executions = new ExecutionsApi(client);

    Node node = new Node().id("a").type("set").config(Map.of("values", Map.of("b", 1)));
    CreateWorkflowRequest body =
        new CreateWorkflowRequest().name("From Java").status(InitialWorkflowStatus.PUBLISHED).nodes(List.of(node)).edges(List.of());
    Workflow workflow = workflows.createWorkflow(body, null).getData();
    System.out.println("called createWorkflow");

    WorkflowListResponse listed = workflows.listWorkflows(1, 5, WorkflowStatus.PUBLISHED, null);
    List<String> ids = listed.getData().stream().map(WorkflowSummary::getId).collect(Collectors.toList());
    check(ids.equals(List.of(workflow.getId())) && listed.getMeta().getTotal() == 1, listed);
    System.out.println("called listWorkflows");

    Workflow read = workflows.getWorkflow(workflow.getId()).getData();
    check(read.getNodes().get(0).getType().equals("set"), read);
    System.out.println("called getWorkflow");

    ExecuteWorkflowRequest given = new ExecuteWorkflowRequest().input(Map.of("who", "Java"));
    String execution = executions.executeWorkflow(workflow.getId(), null, given).getData().getExecutionId();
    System.out.println("called executeWorkflow");
    ExecutionStatus status = ExecutionStatus.PENDING;
    while (status != ExecutionStatus.COMPLETED) {
      status = executions.getExecution(execution).getData().getStatus();
      check(status != ExecutionStatus.FAILED, status);
    }
    System.out.println("called getExecution");

    try {
      workflows.getWorkflow("wf_nowhere");
      check(false, "found what is nowhere");
    } catch (ApiException error) {
      check(error.getCode() == 404 && refused(error, client).getError().getCode() == ErrorCode.NOT_FOUND, error);
    }
    try {
      workflows.createWorkflow(new CreateWorkflowRequest().name(""), null);
      check(false, "created what has no name");
    } catch (ApiException error) {
      check(refused(error, client).getError().getDetails().getViolations().get(0).getPointer().equals("/name"), error);
    }
    System.out.println("called getWorkflow, refused");
  }
}
