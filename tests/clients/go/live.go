// Lists, creates, reads and fails with the client that openapi-generator makes of YourApp's document. Each line says which operation was called.
package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"yourapp"
)

func refused(err error) yourapp.ErrorResponse {
	failed, isError := err.(*yourapp.GenericOpenAPIError)
	if !isError {
		log.Fatalf("%T: %v", err, err)
	}
	body, isTyped := failed.Model().(yourapp.ErrorResponse)
	if !isTyped {
		log.Fatalf("%T", failed.Model())
	}
	return body
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func check(holds bool, seen interface{}) {
	if !holds {
		log.Fatalf("%+v", seen)
	}
}

func main() {
	configuration := yourapp.NewConfiguration()
	configuration.Servers = yourapp.ServerConfigurations{{URL: os.Getenv("YOURAPP_BASE_URL")}}
	client := yourapp.NewAPIClient(configuration)
	all := context.WithValue(context.Background(), yourapp.ContextAccessToken, os.Getenv("YOURAPP_API_KEY"))

	node := yourapp.NewNode("a", "set")
	node.SetConfig(map[string]interface{}{"values": map[string]interface{}{"b": 1}})
	body := yourapp.NewCreateWorkflowRequest("From Go")
	body.SetStatus(yourapp.INITIALWORKFLOWSTATUS_PUBLISHED)
	body.SetNodes([]yourapp.Node{*node})
	created, _, err := client.WorkflowsAPI.CreateWorkflow(all).CreateWorkflowRequest(*body).Execute()
	must(err)
	workflow := created.GetData()
	fmt.Println("called createWorkflow")

	listed, _, err := client.WorkflowsAPI.ListWorkflows(all).Status(yourapp.WORKFLOWSTATUS_PUBLISHED).Limit(5).Execute()
	must(err)
	check(len(listed.Data) == 1 && listed.Data[0].Id == workflow.Id && listed.Meta.Total == 1, listed)
	fmt.Println("called listWorkflows")

	read, _, err := client.WorkflowsAPI.GetWorkflow(all, workflow.Id).Execute()
	must(err)
	check(read.Data.Nodes[0].Type == "set", read)
	fmt.Println("called getWorkflow")

	given := yourapp.NewExecuteWorkflowRequest()
	given.SetInput(map[string]interface{}{"who": "Go"})
	started, _, err := client.ExecutionsAPI.ExecuteWorkflow(all, workflow.Id).ExecuteWorkflowRequest(*given).Execute()
	must(err)
	fmt.Println("called executeWorkflow")
	for status := yourapp.EXECUTIONSTATUS_PENDING; status != yourapp.EXECUTIONSTATUS_COMPLETED; {
		execution, _, err := client.ExecutionsAPI.GetExecution(all, started.Data.ExecutionId).Execute()
		must(err)
		status = execution.Data.Status
		check(status != yourapp.EXECUTIONSTATUS_FAILED, execution)
	}
	fmt.Println("called getExecution")

	_, _, err = client.WorkflowsAPI.GetWorkflow(all, "wf_nowhere").Execute()
	check(refused(err).Error.Code == yourapp.ERRORCODE_NOT_FOUND, err)
	_, _, err = client.WorkflowsAPI.CreateWorkflow(all).CreateWorkflowRequest(*yourapp.NewCreateWorkflowRequest("")).Execute()
	check(refused(err).Error.Details.Violations[0].Pointer == "/name", err)
	fmt.Println("called getWorkflow, refused")
}
