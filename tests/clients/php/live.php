<?php
// Lists, creates, reads and fails with the client that openapi-generator makes of YourApp's document. Each line says which operation was called.
[, $library, $packages] = $argv;
require "$packages/GuzzleHttp/autoload.php";
spl_autoload_register(function (string $class) use ($library): void {
    if (str_starts_with($class, 'yourapp\\')) {
        require $library . '/' . str_replace('\\', '/', substr($class, strlen('yourapp\\'))) . '.php';
    }
});

use yourapp\Api\ExecutionsApi;
use yourapp\Api\WorkflowsApi;
use yourapp\ApiException;
use yourapp\Model\CreateWorkflowRequest;
use yourapp\Model\ErrorCode;
use yourapp\Model\ErrorResponse;
use yourapp\Model\ExecuteWorkflowRequest;
use yourapp\Model\ExecutionStatus;
use yourapp\Model\InitialWorkflowStatus;
use yourapp\Model\Node;
use yourapp\Model\WorkflowListResponse;
use yourapp\Model\WorkflowStatus;

function check(bool $holds, mixed $seen): void
{
    if (!$holds) {
        throw new RuntimeException(print_r($seen, true));
    }
}

function refused(callable $call): ErrorResponse
{
    try {
        $call();
    } catch (ApiException $error) {
        check($error->getResponseObject() instanceof ErrorResponse, $error);
        return $error->getResponseObject();
    }
    throw new RuntimeException('was not refused');
}

$configuration = (new yourapp\Configuration())->setHost(getenv('YOURAPP_BASE_URL'))->setAccessToken(getenv('YOURAPP_API_KEY'));
$workflows = new WorkflowsApi(new GuzzleHttp\Client(), $configuration);
$executions = new ExecutionsApi(new GuzzleHttp\Client(), $configuration);

$node = new Node(['id' => 'a', 'type' => 'set', 'config' => ['values' => ['b' => 1]]]);
$body = new CreateWorkflowRequest(['name' => 'From PHP', 'status' => InitialWorkflowStatus::PUBLISHED, 'nodes' => [$node]]);
$workflow = $workflows->createWorkflow($body)->getData();
echo "called createWorkflow\n";

$listed = $workflows->listWorkflows(1, 5, WorkflowStatus::PUBLISHED);
check($listed instanceof WorkflowListResponse && $listed->getMeta()->getTotal() === 1 && $listed->getData()[0]->getId() === $workflow->getId(), $listed);
echo "called listWorkflows\n";

check($workflows->getWorkflow($workflow->getId())->getData()->getNodes()[0]->getType() === 'set', $workflow);
echo "called getWorkflow\n";

$started = $executions->executeWorkflow($workflow->getId(), execute_workflow_request: new ExecuteWorkflowRequest(['input' => ['who' => 'PHP']]));
echo "called executeWorkflow\n";
for ($status = ExecutionStatus::PENDING; $status !== ExecutionStatus::COMPLETED;) {
    $status = $executions->getExecution($started->getData()->getExecutionId())->getData()->getStatus();
    check($status !== ExecutionStatus::FAILED, $status);
}
echo "called getExecution\n";

check(refused(fn () => $workflows->getWorkflow('wf_nowhere'))->getError()->getCode() === ErrorCode::NOT_FOUND, 'the code');
// The client refuses an empty name by itself; a name of spaces is the server's to refuse.
$violations = refused(fn () => $workflows->createWorkflow(new CreateWorkflowRequest(['name' => ' '])))->getError()->getDetails()->getViolations();
check($violations[0]->getPointer() === '/name', $violations);
echo "called getWorkflow, refused\n";
