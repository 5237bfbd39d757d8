// Written by `cargo xtask generate` from `workfx.yaml`. Not edited by hand.

/** How the agent is meant to be used. It changes nothing about how the agent runs: that is its definition's. */
export type AgentMode = 'chat' | 'job' | 'flow-chat' | 'flow-job' | 'instruction-chat' | 'multi-agent-flow-chat' | 'multi-agent-flow-job' | 'multi-agent-instruction-chat';

/** Whether one agent works in it, or several. */
export type AgentType = 'single-agent' | 'multi-agent';

/** Whether one agent works in it, or several. `flow`, `instruction` and `tool` are deprecated and taken for `single-agent`. */
export type AgentTypeRequest = 'single-agent' | 'multi-agent' | 'flow' | 'instruction' | 'tool';

/** The order of a list. */
export type AgentOrder = 'recent' | 'oldest';

/** Where the agent is in its life. One that is not `ACTIVE` does not run. */
export type AgentStatus = 'DRAFT' | 'ACTIVE' | 'INACTIVE';

/** Whether the icon is an emoji or a URL. */
export type IconType = 'emoji' | 'url';

/** Whether the agent runs a workflow (`flow`) or follows an instruction. */
export type DefinitionType = 'flow' | 'instruction';

/** Words to find the agent by, as a list or as one text with commas between them. Tags that are given twice count once. */
export type Tags = TagList | string;

/** Words to find an agent by. */
export type TagList = string[];

/** A new agent. */
export interface CreateAgentRequest {
  /** Whether `icon` is an emoji or a URL. */
  icon_type?: IconType | null;
  /** An emoji, a URL, or the key of a gallery. */
  icon?: string | null;
  /** The colour behind the icon, as CSS spells it in hexadecimal. */
  icon_background?: string | null;
  /** How the agent is meant to be used. */
  mode?: AgentMode;
  /** Whether one agent works in it, or several. */
  type?: AgentTypeRequest;
  /** The agent's name. Names need not be unique. */
  name: string;
  /** What it is for. */
  description?: string | null;
  /** Words to find it by. */
  tags?: Tags | null;
  /** Whether it is marked as a favourite. */
  is_favorite?: boolean | null;
  /** What the client keeps with it; never looked at. */
  extend_properties?: Record<string, unknown> | null;
}

/** What is to change. A field that is absent or null stays as it is. */
export interface UpdateAgentRequest {
  /** Whether `icon` is an emoji or a URL. */
  icon_type?: IconType | null;
  /** An emoji, a URL, or the key of a gallery. */
  icon?: string | null;
  /** The colour behind the icon, as CSS spells it in hexadecimal. */
  icon_background?: string | null;
  /** The agent's name. */
  name?: string | null;
  /** What it is for. */
  description?: string | null;
  /** Words to find it by; replaced whole. */
  tags?: Tags | null;
  /** Whether it is marked as a favourite. */
  is_favorite?: boolean | null;
  /** Where it is in its life. */
  status?: AgentStatus | null;
  /** The experiment that it is part of; empty takes it out of one. */
  ab_test_id?: string | null;
  /** Whether the experiment is on. */
  ab_test_enabled?: boolean | null;
  /** What the client keeps with it; replaced whole, never looked at. */
  extend_properties?: Record<string, unknown> | null;
  /** How it is to be used, for people; empty takes it away. */
  usage_guide?: string | null;
}

/** Whether requests can name files. */
export interface FileUpload {
  /** Whether they can. */
  enabled: boolean;
}

/** What can be done with an agent. */
export interface Abilities {
  /** Whether requests can name files. Always so; what becomes of them is the definition's. */
  file_upload: FileUpload;
}

/** An agent. */
export interface Agent {
  /** Whether `icon` is an emoji or a URL. */
  icon_type: IconType;
  /** An emoji, a URL, or the key of a gallery. */
  icon: string;
  /** The colour behind the icon, as CSS spells it in hexadecimal. */
  icon_background: string;
  /** The id of who made it; null where nobody did who has one. */
  created_by: string | null;
  /** The id of who changed it last; null where nobody did who has one. */
  updated_by: string | null;
  /** What kind of caller made it, such as `api_key`, `oauth_client` or `user`. */
  created_by_role: string | null;
  /** What kind of caller changed it last. */
  updated_by_role: string | null;
  /** When it was made. */
  created_time: string;
  /** When it last changed. */
  updated_time: string;
  /** How it is meant to be used; as `AgentMode` lists them where it was made here. */
  mode: string;
  /** Whether one agent works in it, or several. */
  type: AgentType;
  /** Its name. */
  name: string;
  /** What it is for. */
  description: string;
  /** What can be done with it. */
  abilities: Abilities;
  /** Words to find it by. */
  tags: string[];
  /** Whether it is marked as a favourite. */
  is_favorite: boolean;
  /** What clients keep with it. */
  extend_properties: Record<string, unknown>;
  /** Its identity. */
  id: string;
  /** Whose it is. */
  tenant_id: string;
  /** The unit that it is in; null where it is in none. */
  tenant_unit_id: string | null;
  /** Where it is in its life. */
  status: AgentStatus;
  /** A short word that names it, unique within the tenant. */
  code: string;
  /** Identity of what it does; of a flow the workflow's. Null where it has no definition. */
  definition_id: string | null;
  /** Whether it runs a workflow or follows an instruction. Null where it has no definition. */
  definition_type: DefinitionType | null;
  /** The experiment that it is part of. */
  ab_test_id: string | null;
  /** Whether the experiment is on. */
  ab_test_enabled: boolean;
  /** How it is to be used, for people. */
  usage_guide: string | null;
  /** The member `visibility` of the agent's configuration, where that is an object; else empty. */
  visibility: Record<string, unknown>;
  /** Its definition: of a flow `type` and `workflow_id`; of an instruction `type`, `provider`, `prompt`, `tools` and `memory`. Null where it has none. Never holds a secret. */
  agent_definition_entity: Record<string, unknown> | null;
  /** The member `variables` of the agent's configuration, where that is a list of objects; else empty. */
  variables: Record<string, unknown>[];
  /** The icon's URL; null where the icon is an emoji. */
  icon_url: string | null;
}

/** One page of agents. */
export interface AgentPage {
  /** Which page, from 1. */
  page_num: number;
  /** Agents a page. */
  page_size: number;
  /** Agents on all pages. */
  total_count: number;
  /** How many pages there are. */
  total_pages: number;
  /** Whether a page follows. */
  has_next_page: boolean;
  /** The agents. */
  data: Agent[];
}

/** Nothing. */
export type Nothing = Record<string, unknown>;

/** A question to an agent. */
export interface RunRequest {
  /** What is said to the agent. */
  query?: string;
  /** Variables, which the agent's templates and flow see as `inputs`. */
  inputs?: Record<string, unknown>;
  /** Whether the answer comes as a stream. */
  streaming?: boolean;
  /** Files, by whatever the agent's definition knows them by; passed on as they are. */
  files?: string[];
  /** How the answer is spelled. `wfx` is the one there is; another text changes nothing. */
  response_type?: string;
  /** What the client's application knows; taken, and not looked at. */
  wfx_context?: Record<string, unknown>;
  /** The conversation that it is part of. Empty and null are the same as absent. */
  conversation_id?: string | null;
}

/** A person's answer to a run that waits for one. */
export interface ResumeRequest {
  /** What is said to the agent. */
  query?: string;
  /** Variables, which the agent's templates and flow see as `inputs`. */
  inputs?: Record<string, unknown>;
  /** Whether the answer comes as a stream. */
  streaming?: boolean;
  /** Files, by whatever the agent's definition knows them by; passed on as they are. */
  files?: string[];
  /** How the answer is spelled. `wfx` is the one there is; another text changes nothing. */
  response_type?: string;
  /** What the client's application knows; taken, and not looked at. */
  wfx_context?: Record<string, unknown>;
  /** The conversation that the run answers in. Empty and null are the same as absent. */
  conversation_id?: string | null;
  /** The person's answer, which the waiting node has as its output. Where the node offers choices, the chosen one is its member `choice`. */
  interrupt_inputs?: Record<string, unknown>;
  /** Taken, and not looked at; whether the run waits is known. */
  is_interrupted?: boolean | null;
  /** The run. */
  flow_run_id: string;
}

/** What the agent said. */
export type BareAnswer = string;

/** Where a run is. `succeeded`, `failed` and `stopped` are final; `paused` waits for a person. */
export type RunStatus = 'running' | 'paused' | 'succeeded' | 'failed' | 'stopped';

/** The event that a stream would have ended with by now. */
export type AnswerEvent = 'workflow_started' | 'workflow_paused' | 'workflow_finished';

/** Tokens, as providers count them. */
export interface Usage {
  /** Of what was asked. */
  prompt_tokens: number;
  /** Of what was answered. */
  completion_tokens: number;
  /** Of both. */
  total_tokens: number;
}

/** What there is to know about an answer. */
export interface Metadata {
  /** What it cost; null where the provider did not say. */
  usage: Usage | null;
}

/** What a person is asked. */
export interface Interrupt {
  /** The node that waits. */
  node_id: string;
  /** What is asked, as the node's configuration says it; any JSON. */
  prompt: unknown;
  /** When the wait ends without an answer; null where it does not. */
  expires_at: string | null;
}

/** What came of a run so far. */
export interface RunAnswer {
  /** What happened last. */
  event: AnswerEvent;
  /** The conversation; null for a run without one. */
  conversation_id: string | null;
  /** The run. */
  flow_run_id: string;
  /** The message of the conversation that holds the answer; null where there is none (yet). */
  message_id: string | null;
  /** What the agent said; empty where it said nothing (yet). */
  answer: string;
  /** All that came out of the run, any JSON; null where nothing did (yet). */
  outputs: unknown;
  /** Where the run is. */
  status: RunStatus;
  /** Whether it waits for a person. */
  is_interrupted: boolean;
  /** What the person is asked; present where the run waits for one. */
  interrupt?: Interrupt;
  /** What there is to know about the answer. */
  metadata: Metadata;
  /** When the run was accepted. */
  created_at: string;
}

/** The `data` of one event of a stream. */
export type StreamFrame = WorkflowStartedFrame | NodeStartedFrame | NodeFinishedFrame | MessageFrame | MessageReplaceFrame | MessageEndFrame | HumanInputRequiredFrame | WorkflowPausedFrame | WorkflowFinishedFrame | ErrorFrame | PingFrame;

/** The run is under way. Always the first. */
export interface WorkflowStartedFrame {
  /** What happened. */
  event: 'workflow_started';
  /** The conversation; null for a run without one. */
  conversation_id: string | null;
  /** The run. */
  flow_run_id: string;
  /** When it happened. */
  created_at: string;
}

/** A node's attempt starts. */
export interface NodeStartedFrame {
  /** What happened. */
  event: 'node_started';
  /** The conversation; null for a run without one. */
  conversation_id: string | null;
  /** The run. */
  flow_run_id: string;
  /** When it happened. */
  created_at: string;
  /** The node's id in the graph. */
  node_id: string;
  /** The node's type. */
  node_type: string;
  /** Which attempt at the node, from 1. */
  attempt: number;
}

/** How an attempt at a node ended. */
export type NodeFinishedFrameStatus = 'succeeded' | 'failed';

/** A node's attempt ended. */
export interface NodeFinishedFrame {
  /** What happened. */
  event: 'node_finished';
  /** The conversation; null for a run without one. */
  conversation_id: string | null;
  /** The run. */
  flow_run_id: string;
  /** When it happened. */
  created_at: string;
  /** The node's id in the graph. */
  node_id: string;
  /** The node's type. */
  node_type: string;
  /** Which attempt at the node, from 1. */
  attempt: number;
  /** How it ended. */
  status: NodeFinishedFrameStatus;
  /** What came out, any JSON; null where it failed. */
  outputs: unknown;
  /** Why it failed, as `code: message`; null where it did not. */
  error: string | null;
  /** Seconds from the attempt's start to its end. */
  elapsed_time: number;
}

/** A piece of the answer. */
export interface MessageFrame {
  /** What happened. */
  event: 'message';
  /** The conversation; null for a run without one. */
  conversation_id: string | null;
  /** The run. */
  flow_run_id: string;
  /** When it happened. */
  created_at: string;
  /** The piece. */
  answer: string;
}

/** What the answer said so far is void. The attempt at it failed, and another begins. */
export interface MessageReplaceFrame {
  /** What happened. */
  event: 'message_replace';
  /** The conversation; null for a run without one. */
  conversation_id: string | null;
  /** The run. */
  flow_run_id: string;
  /** When it happened. */
  created_at: string;
  /** What takes its place: nothing yet. */
  answer: string;
}

/** The answer is whole. */
export interface MessageEndFrame {
  /** What happened. */
  event: 'message_end';
  /** The conversation; null for a run without one. */
  conversation_id: string | null;
  /** The run. */
  flow_run_id: string;
  /** When it happened. */
  created_at: string;
  /** The message of the conversation that holds the answer; null for a run without one. */
  message_id: string | null;
  /** The whole answer. */
  answer: string;
  /** What there is to know about the answer. */
  metadata: Metadata;
}

/** A node waits for a person. */
export interface HumanInputRequiredFrame {
  /** What happened. */
  event: 'human_input_required';
  /** The conversation; null for a run without one. */
  conversation_id: string | null;
  /** The run. */
  flow_run_id: string;
  /** When it happened. */
  created_at: string;
  /** The node that waits. */
  node_id: string;
  /** What is asked, as the node's configuration says it; any JSON. */
  prompt: unknown;
  /** When the wait ends without an answer; null where it does not. */
  expires_at: string | null;
}

/** Nothing happens until a person answers. The stream ends here. */
export interface WorkflowPausedFrame {
  /** What happened. */
  event: 'workflow_paused';
  /** The conversation; null for a run without one. */
  conversation_id: string | null;
  /** The run. */
  flow_run_id: string;
  /** When it happened. */
  created_at: string;
  /** Always `paused`. */
  status: 'paused';
}

/** How a run ended. */
export type WorkflowFinishedFrameStatus = 'succeeded' | 'failed' | 'stopped';

/** The run ended. Always the last. */
export interface WorkflowFinishedFrame {
  /** What happened. */
  event: 'workflow_finished';
  /** The conversation; null for a run without one. */
  conversation_id: string | null;
  /** The run. */
  flow_run_id: string;
  /** When it happened. */
  created_at: string;
  /** How it ended. */
  status: WorkflowFinishedFrameStatus;
  /** What came out, any JSON; null where it failed. */
  outputs: unknown;
  /** Why it failed, as `code: message`; null where it did not. */
  error: string | null;
}

/** The run failed, or the server cannot go on telling of it (`interrupted`). In the second case the stream ends here, and is taken up by `Last-Event-ID`. */
export interface ErrorFrame {
  /** What happened. */
  event: 'error';
  /** The conversation; null for a run without one. */
  conversation_id: string | null;
  /** The run. */
  flow_run_id: string;
  /** When it happened. */
  created_at: string;
  /** A stable word, such as `provider_unavailable`, `timeout` or `interrupted`. */
  code: string;
  /** A sentence for people. */
  message: string;
  /** The node that failed; null where none did. */
  node_id: string | null;
}

/** Nothing happened for ten seconds. */
export interface PingFrame {
  /** What happened. */
  event: 'ping';
  /** The conversation; null for a run without one. */
  conversation_id: string | null;
  /** The run. */
  flow_run_id: string;
  /** When it happened. */
  created_at: string;
}

/** The name of a member, or the index of an item. */
export type LocationPart = string | number;

/** One thing that is wrong with a request. */
export interface Violation {
  /** Where: `body`, `query`, `path` or `header`, and the way from there. */
  loc: LocationPart[];
  /** A sentence for the person who mends it. */
  msg: string;
  /** A stable word, such as `missing`, `string_too_short`, `enum` or `json_invalid`. */
  type: string;
}

/** All that is wrong with a request. */
export interface ValidationError {
  /** Every violation. */
  detail: Violation[];
}

/** An error. */
export interface Error {
  /** A sentence for people. */
  detail: string;
}
