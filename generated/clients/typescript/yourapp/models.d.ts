// Written by `cargo xtask generate` from `yourapp.yaml`. Not edited by hand.

/**
 * Where a workflow is in its life: `draft` is being edited, `published` was checked whole and is callable by name, `archived` is kept for its history and
 * cannot be executed (an addition of this server to the published two).
 */
export type WorkflowStatus = 'draft' | 'published' | 'archived';

/** The status of a new workflow; `published` has its graph checked whole. */
export type InitialWorkflowStatus = 'draft' | 'published';

/**
 * Where an execution is: `pending` is accepted and no node has started; `running` includes waiting for time or for a person; `failed` includes
 * executions that were cancelled on request (`error.code` is then `cancelled`). `completed` and `failed` are final.
 */
export type ExecutionStatus = 'pending' | 'running' | 'completed' | 'failed';

/**
 * What a node's final failure means: `fail` ends the execution, `continue` counts the node as succeeded with the error as its output, `branch`
 * takes only its edges whose branch is `error`.
 */
export type OnError = 'fail' | 'continue' | 'branch';

/** How often and how soon a failed attempt is repeated: after `initial_ms × factor^(n-1)`, at most `max_ms`, times a random factor in `1 ± jitter`. */
export interface RetryPolicy {
  /** Attempts in all, the first one included. */
  max_attempts: number;
  /** Wait before the second attempt, in milliseconds. */
  initial_ms?: number;
  /** Growth of the wait from one attempt to the next. */
  factor?: number;
  /** Longest wait, in milliseconds. */
  max_ms?: number;
  /** Random part of the wait, from 0 (exact) to 1. */
  jitter?: number;
}

/** One step of a workflow. Fields that are not listed here are kept and given back as they came. */
export interface Node {
  /** Unique within the workflow; what expressions say after `nodes.`. */
  id: string;
  /** A node type, such as `http_request`. A draft may name any; publishing and executing need one that the server knows (`GET /platform/v1/node-types`). */
  type: string;
  /** A title for people. */
  name?: string;
  /** Settings of the node's type. Any string in it may hold expressions, such as `{{ input.name }}` or `{{ nodes.fetch.output.items[0] }}`. */
  config?: Record<string, unknown>;
  /** What to do when an attempt fails. Absent, there is one attempt only. */
  retry?: RetryPolicy;
  /** Longest time of one attempt, in milliseconds. */
  timeout_ms?: number;
  /** What a final failure means for the execution. */
  on_error?: OnError;
  [name: string]: unknown;
}

/** An arrow from one node to another. Fields that are not listed here are kept and given back as they came. */
export interface Edge {
  /** For clients; unique within the workflow where present. */
  id?: string;
  /** Id of the node that it leaves. */
  source: string;
  /** Id of the node that it reaches. */
  target: string;
  /** The branch of its source on which it is taken, such as `true` of a `condition`. Absent, it is taken whenever the source succeeds. */
  branch?: string;
  [name: string]: unknown;
}

/** Constants that expressions see as `variables`. */
export type Variables = Record<string, unknown>;

/** A new workflow. */
export interface CreateWorkflowRequest {
  /** The name, not blank and without control characters. */
  name: string;
  /** What the workflow is for. Line breaks and tabs are fine, other control characters are not. */
  description?: string;
  /** Draft, or published at once. */
  status?: InitialWorkflowStatus;
  /** The steps. */
  nodes?: Node[];
  /** What follows what. */
  edges?: Edge[];
  /** Constants that expressions see as `variables`. */
  variables?: Record<string, unknown>;
}

/** Changes to a workflow. What is absent stays as it is. */
export interface UpdateWorkflowRequest {
  /** The new name, not blank and without control characters. */
  name?: string;
  /** The new description; an empty one clears it. */
  description?: string;
  /** The new status. */
  status?: WorkflowStatus;
  /** The new steps, all of them. */
  nodes?: Node[];
  /** The new edges, all of them. */
  edges?: Edge[];
  /** The new variables, all of them. */
  variables?: Variables;
}

/** What to start an execution with. */
export interface ExecuteWorkflowRequest {
  /** What expressions see as `input`. */
  input?: Record<string, unknown>;
}

/** A workflow as lists show it, without its graph. */
export interface WorkflowSummary {
  /** Identity. */
  id: string;
  /** Name. */
  name: string;
  /** What it is for; may be empty. */
  description: string;
  /** Where it is in its life. */
  status: WorkflowStatus;
  /** When it was created. */
  created_at: string;
  /** When it last changed. */
  updated_at: string;
}

/** A workflow with its current graph. */
export interface Workflow {
  /** Identity. */
  id: string;
  /** Name. */
  name: string;
  /** What it is for; may be empty. */
  description: string;
  /** Where it is in its life. */
  status: WorkflowStatus;
  /** Number of the current graph; it rises by one with every change of the graph. */
  version: number;
  /** The steps. */
  nodes: Node[];
  /** What follows what. */
  edges: Edge[];
  /** Constants that expressions see as `variables`. */
  variables: Variables;
  /** When it was created. */
  created_at: string;
  /** When it last changed. */
  updated_at: string;
}

/** Says which workflow is gone. */
export interface WorkflowDeleted {
  /** Identity of what was deleted. */
  id: string;
  /** Always true. */
  deleted: true;
}

/** An execution at the moment when it was accepted. */
export interface ExecutionAccepted {
  /** Identity of the execution. */
  execution_id: string;
  /** Where it is, usually `pending`. */
  status: ExecutionStatus;
  /** When it was accepted. */
  started_at: string;
}

/** Why an execution or one of its nodes failed. */
export interface ExecutionError {
  /** A stable word, such as `timeout`, `http_status`, `expression` or `cancelled`. */
  code: string;
  /** A sentence for people. It never holds a secret. */
  message: string;
  /** Id of the node that failed, where one did. */
  node?: string;
}

/** An execution as lists show it, without its logs. */
export interface ExecutionSummary {
  /** Identity. */
  id: string;
  /** What runs. */
  workflow_id: string;
  /** Where it is. */
  status: ExecutionStatus;
  /** When its first node started; until then, when it was accepted. */
  started_at: string;
  /** When it ended, well or badly; null until then. */
  completed_at: string | null;
  /** What it was started with. An object where a request started it; a trigger may give any JSON. */
  input: unknown;
  /** What came out, any JSON; null unless it completed. */
  output: unknown;
  /** Why it failed; null unless it did. */
  error: ExecutionError | null;
}

/** An execution with the log of its nodes. */
export interface Execution {
  /** Identity. */
  id: string;
  /** What runs. */
  workflow_id: string;
  /** Where it is. */
  status: ExecutionStatus;
  /** When its first node started; until then, when it was accepted. */
  started_at: string;
  /** When it ended, well or badly; null until then. */
  completed_at: string | null;
  /** What it was started with. An object where a request started it; a trigger may give any JSON. */
  input: unknown;
  /** What came out, any JSON; null unless it completed. */
  output: unknown;
  /** Why it failed; null unless it did. */
  error: ExecutionError | null;
  /** Attempts at its nodes, in the order in which they ended. */
  logs: ExecutionLog[];
}

/**
 * How an attempt at a node ended: `completed` well, `failed` for good, `retrying` badly with another attempt to come, `sleeping` not yet (it waits for its time), `waiting`
 * not yet either (it waits for a person).
 */
export type ExecutionLogStatus = 'completed' | 'failed' | 'retrying' | 'sleeping' | 'waiting';

/** One attempt at a node. */
export interface ExecutionLog {
  /** Id of the node. */
  node_id: string;
  /** The node's type. */
  type: string;
  /** How the attempt ended. */
  status: ExecutionLogStatus;
  /** Number of the attempt, from 1. */
  attempt: number;
  /** When the attempt started. */
  started_at: string;
  /** When the attempt ended, or went to sleep. */
  finished_at: string;
  /** The configuration that it ran with, expressions replaced by their values; any JSON, without secrets. */
  input: unknown;
  /** What it produced, any JSON; null unless it completed. */
  output: unknown;
  /** Why it failed; null unless it did. */
  error: ExecutionError | null;
}

/** Which page a list holds, and how much there is in all. */
export interface PageMeta {
  /** Number of this page, from 1. */
  page: number;
  /** Most items that a page holds. */
  limit: number;
  /** How many records the filters select in all. */
  total: number;
}

/** How a walk by cursor goes on. */
export interface CursorMeta {
  /** The `cursor` of the next request; null at the end. */
  next_cursor: string | null;
  /** Whether there is a next page. */
  has_more: boolean;
}

/** A page of workflows in its envelope. */
export interface WorkflowListResponse {
  /** Always true. */
  success: true;
  /** The workflows of this page. */
  data: WorkflowSummary[];
  /** Which page this is. */
  meta: PageMeta;
}

/** A page of executions in its envelope. */
export interface ExecutionListResponse {
  /** Always true. */
  success: true;
  /** The executions of this page. */
  data: ExecutionSummary[];
  /** Which page this is. */
  meta: PageMeta;
}

/**
 * What happened: `workflow.executed`, an execution ended, well or badly; `workflow.failed`, an execution ended badly (it failed or was cancelled; `workflow.executed` tells it too);
 * `workflow.published`, a workflow was published, or published again with another graph; `form.submitted`, a form was submitted.
 */
export type EventType = 'workflow.executed' | 'workflow.failed' | 'workflow.published' | 'form.submitted';

/** `active` hears of events; `disabled` does not any more, because its receiver answered 410. A disabled webhook stays so: delete it and create another. */
export type WebhookStatus = 'active' | 'disabled';

/** A new webhook. */
export interface CreateWebhookRequest {
  /** Where events are sent, `http` or `https`, without a user name or password. */
  url: string;
  /** The kinds of event to hear of. */
  events: EventType[];
  /** What deliveries are signed with; absent, one is made. After `whsec_` stands base64 (of 16 bytes at least); any other text signs by its own bytes. */
  secret?: string;
}

/** Where events are sent. */
export interface Webhook {
  /** Identity. */
  id: string;
  /** Where events are sent. */
  url: string;
  /** The kinds of event that it hears of. */
  events: EventType[];
  /** Whether it still hears of events. */
  status: WebhookStatus;
  /** When it was created. */
  created_at: string;
  /** When its receiver said that it is gone; null while it is active. */
  disabled_at: string | null;
}

/** A new webhook with its secret. */
export interface WebhookCreated {
  /** Identity. */
  id: string;
  /** Where events are sent. */
  url: string;
  /** The kinds of event that it hears of. */
  events: EventType[];
  /** Always `active`. */
  status: WebhookStatus;
  /** What deliveries are signed with, as it was given or made. It is in no other answer. */
  secret: string;
  /** When it was created. */
  created_at: string;
  /** Always null. */
  disabled_at: string | null;
}

/** Says which webhook is gone. */
export interface WebhookDeleted {
  /** Identity of what was deleted. */
  id: string;
  /** Always true. */
  deleted: true;
}

/** A page of webhooks in its envelope. */
export interface WebhookListResponse {
  /** Always true. */
  success: true;
  /** The webhooks of this page. */
  data: Webhook[];
  /** Which page this is. */
  meta: PageMeta;
}

/** Which events tell of an execution's end: `workflow.executed` of every one, `workflow.failed` of one that ended badly. */
export type ExecutionEventType = 'workflow.executed' | 'workflow.failed';

/** An execution ended. */
export interface ExecutionEvent {
  /** `workflow.executed` or `workflow.failed`. */
  type: ExecutionEventType;
  /** When it happened. */
  timestamp: string;
  /** The execution. */
  data: ExecutionEventData;
}

/** An execution at its end, as `getExecution` shows it, without input and logs. */
export interface ExecutionEventData {
  /** Identity. */
  execution_id: string;
  /** What ran. */
  workflow_id: string;
  /** `completed` or `failed`. */
  status: ExecutionStatus;
  /** When its first node started; where none did, when it was accepted. */
  started_at: string;
  /** When it ended. */
  completed_at: string;
  /** Why it failed; null unless it did. */
  error: ExecutionError | null;
  /** What came out, any JSON; null unless it completed. Absent where it is larger than 256 KiB. */
  output?: unknown;
  /** Present, and `true`, where `output` is left out because of its size; `getExecution` has it. */
  output_truncated?: true;
}

/** A workflow as it was published. */
export interface WorkflowPublishedEventData {
  /** Identity. */
  workflow_id: string;
  /** Its name. */
  name: string;
  /** Number of the graph that was published. */
  version: number;
}

/** A submission of a form. */
export interface FormSubmittedEventData {
  /** Which form. */
  form_id: string;
  /** Its name. */
  form_name: string;
  /** Identity of the submission. */
  submission_id: string;
  /** What was filled in, by the names of the form's fields. */
  data: Record<string, unknown>;
  /** The executions that it started. */
  execution_ids: string[];
  /** When it was submitted. */
  submitted_at: string;
}

/** One step of a walk over executions, in its envelope. */
export interface ExecutionCursorResponse {
  /** Always true. */
  success: true;
  /** The executions of this step. */
  data: ExecutionSummary[];
  /** How the walk goes on. */
  meta: CursorMeta;
}

/**
 * What a field asks for. One line: `text`, `email`, `url` (http or https), `tel`, `hidden` (not shown; its value comes from the page's query or its default).
 * Lines: `textarea`. Numbers: `number`, `integer`. Yes or no: `checkbox`. One of the options: `select`, `radio`. Any of the options:
 * `multiselect`. Times: `date` (2024-09-13), `time` (16:30 or 16:30:00), `datetime` (2024-09-13T16:30, with seconds and an offset or without).
 */
export type FormFieldType = 'text' | 'textarea' | 'email' | 'url' | 'tel' | 'number' | 'integer' | 'checkbox' | 'select' | 'radio' | 'multiselect' | 'date' | 'time' | 'datetime' | 'hidden';

/** An option whose value is its label. */
export type FormOptionText = string;

/** An option with a label of its own. */
export interface FormOptionInput {
  /** What a submission holds; unique within the field. */
  value: string;
  /** What people read. Absent, it is the value. */
  label?: string;
}

/** A choice of a new field, by its value alone or whole. */
export type FormFieldChoice = FormOptionText | FormOptionInput;

/** A field of a new form. */
export interface FormFieldInput {
  /** What a submission's `data` calls it; unique within the form. */
  name: string;
  /** What it asks for. */
  type: FormFieldType;
  /** What people read. Absent, it is made from the name; `first_name` reads `First name`. */
  label?: string;
  /** Whether it must be filled in; a checkbox must then be ticked. */
  required?: boolean;
  /** The choices of a `select`, `radio` or `multiselect`, at least one; for no other type. A text stands for an option whose label is its value. */
  options?: FormFieldChoice[];
  /** An example of what to type, for types that are typed. */
  placeholder?: string;
  /** What to know before filling it in. */
  help?: string;
  /** Smallest value of a `number` or `integer`. */
  min?: number;
  /** Largest value of a `number` or `integer`. */
  max?: number;
  /** Fewest characters of a field that is typed as text. */
  min_length?: number;
  /** Most characters of a field that is typed as text. */
  max_length?: number;
  /** Regular expression that the whole text of a `text`, `tel`, `textarea` or `hidden` field must match: RE2's syntax, that is without look-around and back-references. */
  pattern?: string;
  /** What the field holds when it is not sent, and what its page shows at first, any JSON that the field would accept. */
  default?: unknown;
}

/** A new form. */
export interface CreateFormRequest {
  /** The name, not blank and without control characters. It is the heading of the hosted page. */
  name: string;
  /** What the form is about, shown under the heading. Line breaks and tabs are fine, other control characters are not. */
  description?: string;
  /** Whether the form has a hosted page, which anybody who knows its address can fill in. */
  public?: boolean;
  /** The fields, in the order in which people see them. */
  fields: FormFieldInput[];
}

/** A form, filled in. */
export interface SubmitFormRequest {
  /** Names of fields and their values. */
  data: Record<string, unknown>;
}

/** An option of a choice. */
export interface FormOption {
  /** What a submission holds. */
  value: string;
  /** What people read. */
  label: string;
}

/** A field of a form. What a field does not have is absent. */
export interface FormField {
  /** What a submission's `data` calls it. */
  name: string;
  /** What it asks for. */
  type: FormFieldType;
  /** What people read. */
  label: string;
  /** Whether it must be filled in. */
  required: boolean;
  /** The choices. */
  options?: FormOption[];
  /** An example of what to type. */
  placeholder?: string;
  /** What to know before filling it in. */
  help?: string;
  /** Smallest value. */
  min?: number;
  /** Largest value. */
  max?: number;
  /** Fewest characters. */
  min_length?: number;
  /** Most characters. */
  max_length?: number;
  /** Regular expression that the whole text must match. */
  pattern?: string;
  /** What the field holds when it is not sent, any JSON of its type. */
  default?: unknown;
}

/** A form. */
export interface Form {
  /** Identity. */
  id: string;
  /** Name. */
  name: string;
  /** What it is about; may be empty. */
  description: string;
  /** Whether it has a hosted page. */
  public: boolean;
  /** The hosted page: a URI reference, to be resolved against the address of this server. Null where the form is not public. */
  url: string | null;
  /** The fields, in order. */
  fields: FormField[];
  /** When it was created. */
  created_at: string;
  /** When it last changed. */
  updated_at: string;
}

/** An execution that a submission started. */
export interface SubmissionExecution {
  /** Identity of the execution. */
  execution_id: string;
  /** What runs. */
  workflow_id: string;
}

/** What was submitted. */
export interface Submission {
  /** Identity. */
  id: string;
  /** Which form. */
  form_id: string;
  /** The value of every field that the form had, as its type. */
  data: Record<string, unknown>;
  /** What it started, oldest workflow first; empty where no published workflow names the form. */
  executions: SubmissionExecution[];
  /** When it was submitted. */
  submitted_at: string;
}

/** A page of forms in its envelope. */
export interface FormListResponse {
  /** Always true. */
  success: true;
  /** The forms of this page. */
  data: Form[];
  /** Which page this is. */
  meta: PageMeta;
}

/** A page of submissions in its envelope. */
export interface SubmissionListResponse {
  /** Always true. */
  success: true;
  /** The submissions of this page. */
  data: Submission[];
  /** Which page this is. */
  meta: PageMeta;
}

/**
 * What a credential is: `api_key` and `bearer_token` are a single secret; `basic_auth` a name and a password; `oauth2_client_credentials` what access tokens are asked for
 * with (RFC 6749, section 4.4); `custom_headers` headers that an API asks for.
 */
export type CredentialType = 'api_key' | 'bearer_token' | 'basic_auth' | 'oauth2_client_credentials' | 'custom_headers';

/** A name for people, not blank and without control characters. */
export type CredentialName = string;

/** A secret of a single line. It never comes back. */
export type SecretText = string;

/** A key that an API gave out. */
export interface ApiKeyCredential {
  /** A name for people. */
  name: CredentialName;
  /** Which type of credential this is. */
  type: 'api_key';
  /** The secret. */
  value: SecretText;
}

/** A token that is presented as `Authorization` with the scheme `Bearer`. */
export interface BearerTokenCredential {
  /** A name for people. */
  name: CredentialName;
  /** Which type of credential this is. */
  type: 'bearer_token';
  /** The secret. */
  value: SecretText;
}

/** A name and a password, as HTTP's `Basic` scheme has them. */
export interface BasicAuthCredentialValue {
  /** The name; it cannot hold a colon. */
  username: string;
  /** The password. */
  password: SecretText;
}

/** A name and a password. */
export interface BasicAuthCredential {
  /** A name for people. */
  name: CredentialName;
  /** Which type of credential this is. */
  type: 'basic_auth';
  /** Both parts. */
  value: BasicAuthCredentialValue;
}

/** What a token endpoint is asked with. */
export interface OAuth2CredentialValue {
  /** The client that the service knows. */
  client_id: string;
  /** Its secret. */
  client_secret: SecretText;
  /** Where tokens are asked for, an absolute URL. What is wrong with it is found when it is used. */
  token_url: string;
  /** Scopes to ask for, with spaces between. */
  scope?: string;
}

/** What access tokens are asked for with. */
export interface OAuth2Credential {
  /** A name for people. */
  name: CredentialName;
  /** Which type of credential this is. */
  type: 'oauth2_client_credentials';
  /** All parts. */
  value: OAuth2CredentialValue;
}

/** Headers that an API asks for. */
export interface CustomHeadersCredential {
  /** A name for people. */
  name: CredentialName;
  /** Which type of credential this is. */
  type: 'custom_headers';
  /** Each header's name and its secret value. */
  value: Record<string, SecretText>;
}

/** A new credential, as its `type` has it. Header names of `custom_headers` start with `X-`, or are `Authorization`, `Api-Key` or `ApiKey`. */
export type CreateCredentialRequest = ApiKeyCredential | BearerTokenCredential | BasicAuthCredential | OAuth2Credential | CustomHeadersCredential;

/** A credential, without its secret. */
export interface Credential {
  /** Identity. */
  id: string;
  /** A name for people. */
  name: string;
  /** What it is. */
  type: CredentialType;
  /** When it was created. */
  created_at: string;
}

/** Says which credential is gone. */
export interface CredentialDeleted {
  /** Identity of what was deleted. */
  id: string;
  /** Always true. */
  deleted: true;
}

/** What the last test found: `untested` before the first, then `ok` or `failing`. */
export type IntegrationStatus = 'untested' | 'ok' | 'failing';

/** A connection to a service. */
export interface Integration {
  /** Identity. */
  id: string;
  /** A name for people. */
  name: string;
  /** Which service, such as `slack`; `GET /platform/v1/integration-types` lists them. */
  type: string;
  /** What its last test found. */
  status: IntegrationStatus;
  /** The credential that it presents; null where it presents none. */
  credential_id: string | null;
  /** When it was created. */
  created_at: string;
  /** When it was last tested; null, never yet. */
  tested_at: string | null;
}

/** What a test found. */
export interface IntegrationTest {
  /** Whether the service answered as it does to those whom it knows. */
  ok: boolean;
  /** How long the test took, in milliseconds. */
  latency_ms: number;
  /** A sentence on what came back, or why nothing did. It holds no secrets. */
  detail: string;
  /** When. */
  tested_at: string;
}

/** A page of credentials in its envelope. */
export interface CredentialListResponse {
  /** Always true. */
  success: true;
  /** The credentials of this page. */
  data: Credential[];
  /** Which page this is. */
  meta: PageMeta;
}

/** A page of integrations in its envelope. */
export interface IntegrationListResponse {
  /** Always true. */
  success: true;
  /** The integrations of this page. */
  data: Integration[];
  /** Which page this is. */
  meta: PageMeta;
}

/**
 * What kind of error it is. `UNAUTHORIZED`, `FORBIDDEN`, `NOT_FOUND`, `VALIDATION_ERROR`, `RATE_LIMITED` and `INTERNAL_ERROR` are published; `CONFLICT` (409),
 * `PAYLOAD_TOO_LARGE` (413), `UNSUPPORTED_MEDIA_TYPE` (415), `METHOD_NOT_ALLOWED` (405) and `IDEMPOTENCY_KEY_REUSED` (422) are additions of this server.
 */
export type ErrorCode = 'UNAUTHORIZED' | 'FORBIDDEN' | 'NOT_FOUND' | 'VALIDATION_ERROR' | 'RATE_LIMITED' | 'INTERNAL_ERROR' | 'CONFLICT' | 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'METHOD_NOT_ALLOWED' | 'IDEMPOTENCY_KEY_REUSED';

/** Which part of the request a violation is in. */
export type ViolationPlace = 'body' | 'query' | 'path' | 'header';

/** One thing that is wrong with a request, or with a workflow's graph. */
export interface Violation {
  /** Which part of the request. Faults of a graph are always `body`, also where the graph was stored by an earlier request. */
  in: ViolationPlace;
  /** JSON Pointer to the value: into the body, into the workflow where its graph is at fault, or `/` and the name of the parameter. Empty for the whole body. */
  pointer: string;
  /** A stable word, such as `required`, `pattern`, `cycle` or `unknown_type`. */
  code: string;
  /** A sentence for the person who mends it. */
  message: string;
}

/** What more there is to say; an empty object where there is nothing. */
export interface ErrorDetails {
  /** Every violation, with `VALIDATION_ERROR`; every fault of the graph, with `CONFLICT`. */
  violations?: Violation[];
}

/** An error. */
export interface ErrorBody {
  /** What kind of error it is. */
  code: ErrorCode;
  /** A sentence for people. */
  message: string;
  /** What more there is to say. */
  details: ErrorDetails;
}

/** An error in its envelope. */
export interface ErrorResponse {
  /** Always false. */
  success: false;
  /** The error. */
  error: ErrorBody;
}
