// Written by `cargo xtask generate` from `yourapp.yaml`. Not edited by hand.
import type * as Models from './models.js';
import type { PagePromise, RequestOptions } from './runtime.js';

/** What `list` takes. */
export interface ListWorkflowsParams {
  /** Page number, from 1. */
  page?: number;
  /** Items per page. */
  limit?: number;
  /** Only workflows with this status. Without it, all are listed, archived ones too. */
  status?: Models.WorkflowStatus;
  /** Only workflows whose name contains this text, without regard to case. Empty is the same as absent. */
  search?: string;
}

/** What `listExecutions` takes. */
export interface ListWorkflowExecutionsParams {
  /** Page number, from 1. */
  page?: number;
  /** Items per page. */
  limit?: number;
  /** Only executions with this status. `running` includes those that wait for time or for a person, `failed` those that were cancelled. */
  status?: Models.ExecutionStatus;
  /**
   * Only executions that were accepted at or after this moment: an ISO 8601 date and time with offset (RFC 3339). Where it is later than `to`, nothing is
   * selected.
   */
  from?: string | Date;
  /** Only executions that were accepted at or before this moment: an ISO 8601 date and time with offset (RFC 3339). */
  to?: string | Date;
}

/** Graphs of nodes and edges, from draft to published. */
export class Workflows {
  private constructor();

  /**
   * List workflows
   *
   * The caller's workflows without their graphs, newest first. A page past the last one is empty and not an error.
   */
  list(params?: ListWorkflowsParams, options?: RequestOptions): PagePromise<Models.WorkflowSummary, Models.WorkflowListResponse>;

  /**
   * Create a workflow
   *
   * Creates a workflow, as a draft unless `status` says otherwise. Nodes and edges of a draft are checked for shape only; with
   * `status: published` the graph is checked whole, and nothing is created where it has faults (409). Names need not be unique.
   */
  create(params: Models.CreateWorkflowRequest, options?: RequestOptions): Promise<Models.Workflow>;

  /**
   * Get a workflow
   *
   * The workflow with its current graph: the newest. Where somebody has saved a draft of a published workflow through the platform API, that draft is what is shown, with its `version`, while the version
   * that was published goes on running (`GET /platform/v1/workflows/{id}` says which one).
   */
  get(id: string, options?: RequestOptions): Promise<Models.Workflow>;

  /**
   * Update a workflow
   *
   * Changes the fields that are present and leaves the others as they are; `nodes`, `edges` and `variables` are replaced whole. A change of
   * the graph makes a new version; executions stay pinned to the version that they started with. Where the workflow is published
   * after the change, its graph is checked whole and nothing changes where it has faults (409). 409 also answers a change that lost a race
   * against another one: read the workflow again and repeat.
   *
   * A change of the graph of a published workflow is published at once, and so is, with `status: published`, a draft that was saved through the platform API. A change of name or description alone leaves such a
   * draft as it is.
   */
  update(id: string, params?: Models.UpdateWorkflowRequest, options?: RequestOptions): Promise<Models.Workflow>;

  /**
   * Delete a workflow
   *
   * Removes the workflow with its versions, executions and logs; what still runs of it is dropped. Answers 200 with a body rather than 204, so that
   * the envelope holds and a client that tests `success` needs no special case. To keep the history, set the status `archived` instead.
   */
  delete(id: string, options?: RequestOptions): Promise<Models.WorkflowDeleted>;

  /**
   * Execute a workflow
   *
   * Accepts an execution of the version that is published, or of the current one where none is, and answers without waiting for its end. The execution is durable once this answers: it
   * goes on after a crash of the server. The published reference shows no status for this answer; it is 202, because the work is accepted and not
   * done, and `Location` and the link lead to the execution. Drafts can be executed too, so that they can be tried; their
   * graph is then checked whole, and its faults are answered with 409, as is an archived workflow.
   */
  execute(id: string, params?: Models.ExecuteWorkflowRequest, options?: RequestOptions): Promise<Models.ExecutionAccepted>;

  /**
   * List a workflow's executions
   *
   * The executions of one workflow without their logs, newest first, by page number.
   */
  listExecutions(id: string, params?: ListWorkflowExecutionsParams, options?: RequestOptions): PagePromise<Models.ExecutionSummary, Models.ExecutionListResponse>;
}

/** What `list` takes. */
export interface ListWebhooksParams {
  /** Page number, from 1. */
  page?: number;
  /** Items per page. */
  limit?: number;
}

/** Where events are sent. */
export class Webhooks {
  private constructor();

  /**
   * List webhooks
   *
   * The caller's webhooks, newest first, those that were disabled too. Their secrets are never shown again.
   */
  list(params?: ListWebhooksParams, options?: RequestOptions): PagePromise<Models.Webhook, Models.WebhookListResponse>;

  /**
   * Create a webhook
   *
   * From now on each event of these kinds is sent to the URL: a POST whose body is the event (see `webhooks` in this document), signed as
   * [Standard Webhooks](https://www.standardwebhooks.com) says, so that any of their libraries verifies it. A webhook of a key that is bound to a unit hears of that unit's events
   * only.
   *
   * **Secret.** Without `secret`, one is made. A secret that begins with `whsec_` is the base64 spelling of its bytes, as Standard Webhooks' libraries take it; any other text signs by its own
   * bytes (UTF-8). Either way this answer is the only one that shows it.
   *
   * **URL.** `http` or `https`, without a user name or password. An address that is private, loopback, link-local or otherwise not public is refused at once where it stands in the URL, and with every
   * delivery where a name resolves to it, unless the operator allows it.
   *
   * **Delivery.** An answer with a 2xx status within 15 seconds is a success; everything else, a redirect included, is a failure, and the event is sent again after about 5 seconds, 5 minutes,
   * 30 minutes, 2, 5, 10 and 10 hours, or later where the answer carries `Retry-After` (a day at most). An event is sent at least once: after a crash of the server it may come twice, with the same `webhook-id` and
   * the same bytes. Events may overtake each other. 410 (Gone) disables the webhook. The platform API lists deliveries and sends them again.
   */
  create(params: Models.CreateWebhookRequest, options?: RequestOptions): Promise<Models.WebhookCreated>;

  /**
   * Delete a webhook
   *
   * Removes the webhook with its deliveries. What is still to be sent is not sent; an attempt that is under way may still arrive.
   */
  delete(id: string, options?: RequestOptions): Promise<Models.WebhookDeleted>;
}

/** What `list` takes. */
export interface ListCredentialsParams {
  /** Page number, from 1. */
  page?: number;
  /** Items per page. */
  limit?: number;
}

/** Secrets for integrations and nodes, sealed and never shown again. */
export class Credentials {
  private constructor();

  /**
   * List credentials
   *
   * The caller's credentials, newest first. Secret values are never returned.
   */
  list(params?: ListCredentialsParams, options?: RequestOptions): PagePromise<Models.Credential, Models.CredentialListResponse>;

  /**
   * Create a credential
   *
   * Stores a secret for integrations and nodes to use. It is sealed before it is stored and no answer ever has it again: a credential is replaced, not
   * read. `value` is the secret itself where `type` has a single one, and an object where it has parts. Names need not be unique. A credential has no address of its
   * own, so `Location` leads to the list that it is in.
   */
  create(params: Models.CreateCredentialRequest, options?: RequestOptions): Promise<Models.Credential>;

  /**
   * Delete a credential
   *
   * Removes a credential and its secret. 409 where an integration uses it, or a published workflow names it; delete or change that first.
   */
  delete(id: string, options?: RequestOptions): Promise<Models.CredentialDeleted>;
}

/** What `list` takes. */
export interface ListIntegrationsParams {
  /** Page number, from 1. */
  page?: number;
  /** Items per page. */
  limit?: number;
}

/** Connections to services, and whether they work. */
export class Integrations {
  private constructor();

  /**
   * List connected integrations
   *
   * The caller's integrations, newest first, each with what its last test found. They are made through the platform API.
   */
  list(params?: ListIntegrationsParams, options?: RequestOptions): PagePromise<Models.Integration, Models.IntegrationListResponse>;

  /**
   * Test an integration
   *
   * Makes a real request of the service's own protocol with the integration's credential, and says how it went. A service that refuses, or that cannot be reached, is a result and no
   * error: 200 with `data.ok` false and the reason in `data.detail`; `success` says that the test was made. The result is kept with the integration. A service
   * that has not answered after 15 seconds counts as one that cannot be reached. The request has no body.
   */
  test(id: string, options?: RequestOptions): Promise<Models.IntegrationTest>;
}

/** What `list` takes. */
export interface ListExecutionsParams {
  /**
   * Where the page starts: `meta.next_cursor` of an earlier answer, to be treated as opaque. Absent: at the newest execution. A cursor stays
   * valid when the execution that it was made from is gone.
   */
  cursor?: string;
  /** Items per page. */
  limit?: number;
  /** Only executions with this status. `running` includes those that wait for time or for a person, `failed` those that were cancelled. */
  status?: Models.ExecutionStatus;
  /**
   * Only executions that were accepted at or after this moment: an ISO 8601 date and time with offset (RFC 3339). Where it is later than `to`, nothing is
   * selected.
   */
  from?: string | Date;
  /** Only executions that were accepted at or before this moment: an ISO 8601 date and time with offset (RFC 3339). */
  to?: string | Date;
}

/** Runs of workflows, with the log of their nodes. */
export class Executions {
  private constructor();

  /**
   * List executions of all workflows
   *
   * The executions of all of the caller's workflows without their logs, newest first, by cursor: pass `meta.next_cursor` of one answer as `cursor` of
   * the next request until `meta.has_more` is false. Executions that start during the walk do not shift it.
   */
  list(params?: ListExecutionsParams, options?: RequestOptions): PagePromise<Models.ExecutionSummary, Models.ExecutionCursorResponse>;

  /**
   * Get an execution
   *
   * The execution with its output or error and the log of its nodes so far.
   */
  get(id: string, options?: RequestOptions): Promise<Models.Execution>;
}

/** What `list` takes. */
export interface ListFormsParams {
  /** Page number, from 1. */
  page?: number;
  /** Items per page. */
  limit?: number;
}

/** What `listSubmissions` takes. */
export interface ListFormSubmissionsParams {
  /** Page number, from 1. */
  page?: number;
  /** Items per page. */
  limit?: number;
}

/** Questions to people, and what they answered. A submission starts the workflows that a `form` trigger names. */
export class Forms {
  private constructor();

  /**
   * List forms
   *
   * The caller's forms with their fields, newest first. A page past the last one is empty and not an error.
   */
  list(params?: ListFormsParams, options?: RequestOptions): PagePromise<Models.Form, Models.FormListResponse>;

  /**
   * Create a form
   *
   * Creates a form. Unless `public` is false, people can fill it in at once on its hosted page (`url` of the answer). What a field cannot be (a
   * choice without options, bounds the wrong way round, a default that the field itself would refuse) is 400, with all faults and their places.
   */
  create(params: Models.CreateFormRequest, options?: RequestOptions): Promise<Models.Form>;

  /**
   * Get a form
   *
   * The form with its fields.
   */
  get(id: string, options?: RequestOptions): Promise<Models.Form>;

  /**
   * List a form's submissions
   *
   * What was submitted, through this API and through the hosted page, newest first. A page past the last one is empty and not an error.
   */
  listSubmissions(id: string, params?: ListFormSubmissionsParams, options?: RequestOptions): PagePromise<Models.Submission, Models.SubmissionListResponse>;

  /**
   * Submit a form
   *
   * Validates `data` by the form's fields and stores it; what does not fit is 400, with all faults and their places (`/data/email`), and nothing is
   * stored. Every published workflow that has a node of type `form` naming this form is started, with the submission's data as its input
   * and its identity in `_submission` (`id`, `form_id`, `submitted_at`), and the event `form.submitted` goes to the webhooks that ask for it.
   *
   * Values are stored as their fields' types: a number that was sent as text becomes a number, line breaks become `\n`. A field that was not
   * sent takes its default, else it is null (a checkbox is false, a multiselect an empty list), so that expressions of a workflow can name
   * every field. Empty text counts as not filled in. Fields that the form does not have are ignored and not stored.
   */
  submit(id: string, params: Models.SubmitFormRequest, options?: RequestOptions): Promise<Models.Submission>;
}
