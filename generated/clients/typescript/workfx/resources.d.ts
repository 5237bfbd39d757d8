// Written by `cargo xtask generate` from `workfx.yaml`. Not edited by hand.
import type * as Models from './models.js';
import type { PagePromise, RequestOptions, Stream, StreamOptions } from './runtime.js';

/** What `list` takes. */
export interface ListAgentsParams {
  /** Which page, from 1. */
  page_num?: number;
  /** Agents a page. */
  page_size?: number;
  /** Only favourites, or only agents that are none. */
  is_favorite?: boolean;
  /** Only agents with at least one of these tags. Given again for each. */
  tags?: string[];
  /** Only agents of this mode. */
  mode?: Models.AgentMode;
  /** Only agents whose name contains this text, without regard to case. Empty is the same as absent. */
  name?: string;
  /** The most recently created first, or the oldest. */
  order_by?: Models.AgentOrder;
  /** Whether agents whose status is `DRAFT` are left out. */
  exclude_draft?: boolean;
  /** Only these agents. Given again for each. An id that names none of the caller's agents, of whatever shape, finds nothing and is no error. */
  agent_ids?: string[];
  /** Only agents of this type. */
  type?: Models.AgentType;
  /** The key's own tenant. Another one is 404; empty and `null` are the same as absent. */
  tenant_id?: string;
  /** A unit that the key sees. Another one is 404; empty and `null` are the same as absent. Narrows lists to the unit's agents, and is where a new agent goes. */
  tenant_unit_id?: string;
}

/** What `create` takes beside its body. */
export interface CreateAgentParams {
  /** The key's own tenant. Another one is 404; empty and `null` are the same as absent. */
  tenant_id?: string;
  /** A unit that the key sees. Another one is 404; empty and `null` are the same as absent. Narrows lists to the unit's agents, and is where a new agent goes. */
  tenant_unit_id?: string;
}

/** What `get` takes. */
export interface GetAgentParams {
  /** The key's own tenant. Another one is 404; empty and `null` are the same as absent. */
  tenant_id?: string;
  /** A unit that the key sees. Another one is 404; empty and `null` are the same as absent. Narrows lists to the unit's agents, and is where a new agent goes. */
  tenant_unit_id?: string;
}

/** What `update` takes beside its body. */
export interface UpdateAgentParams {
  /** The key's own tenant. Another one is 404; empty and `null` are the same as absent. */
  tenant_id?: string;
  /** A unit that the key sees. Another one is 404; empty and `null` are the same as absent. Narrows lists to the unit's agents, and is where a new agent goes. */
  tenant_unit_id?: string;
}

/** What `delete` takes. */
export interface DeleteAgentParams {
  /** The key's own tenant. Another one is 404; empty and `null` are the same as absent. */
  tenant_id?: string;
  /** A unit that the key sees. Another one is 404; empty and `null` are the same as absent. Narrows lists to the unit's agents, and is where a new agent goes. */
  tenant_unit_id?: string;
}

/** What `chat` takes beside its body. */
export interface ChatParams {
  /** The key's own tenant. Another one is 404; empty and `null` are the same as absent. */
  tenant_id?: string;
  /** A unit that the key sees. Another one is 404; empty and `null` are the same as absent. Narrows lists to the unit's agents, and is where a new agent goes. */
  tenant_unit_id?: string;
}

/** What `resumeChat` takes beside its body. */
export interface ResumeChatParams {
  /** The key's own tenant. Another one is 404; empty and `null` are the same as absent. */
  tenant_id?: string;
  /** A unit that the key sees. Another one is 404; empty and `null` are the same as absent. Narrows lists to the unit's agents, and is where a new agent goes. */
  tenant_unit_id?: string;
}

/** What `runJob` takes beside its body. */
export interface RunJobParams {
  /** The key's own tenant. Another one is 404; empty and `null` are the same as absent. */
  tenant_id?: string;
  /** A unit that the key sees. Another one is 404; empty and `null` are the same as absent. Narrows lists to the unit's agents, and is where a new agent goes. */
  tenant_unit_id?: string;
}

/** Making, finding, changing and deleting agents. What an agent does is defined through the platform API; an agent without a definition says what it was asked. */
export class Agents {
  private constructor();

  /**
   * List agents
   *
   * One page of the caller's agents, the most recently created first unless `order_by` says otherwise. A page past the last one is empty and not an error.
   */
  list(params?: ListAgentsParams, options?: RequestOptions): PagePromise<Models.Agent, Models.AgentPage>;

  /**
   * Create an agent
   *
   * Creates an agent, whose status is `ACTIVE`. Its `code` is made from the name, and unique within the tenant. It has no definition yet: until it is given one through the platform API, it says what it is asked.
   */
  create(params: Models.CreateAgentRequest & CreateAgentParams, options?: RequestOptions): Promise<Models.Agent>;

  /**
   * Get an agent
   *
   * The agent.
   */
  get(agentId: string, params?: GetAgentParams, options?: RequestOptions): Promise<Models.Agent>;

  /**
   * Update an agent
   *
   * Changes the fields that are present and not null, and leaves the others as they are. An empty `usage_guide` or `ab_test_id` takes away what was there. 409 answers a change that lost a race against another one: read the agent
   * again and repeat.
   */
  update(agentId: string, params?: Models.UpdateAgentRequest & UpdateAgentParams, options?: RequestOptions): Promise<Models.Agent>;

  /**
   * Delete an agent
   *
   * Deletes the agent with its conversations and its runs. Flows that it ran are workflows of their own and stay.
   */
  delete(agentId: string, params?: DeleteAgentParams, options?: RequestOptions): Promise<Models.Nothing>;

  /**
   * Get an agent by its code
   *
   * The agent of this code within the caller's tenant.
   */
  getByCode(agentCode: string, options?: RequestOptions): Promise<Models.Agent>;

  /**
   * Ask an agent
   *
   * Says `query` to the agent, in a new conversation or in the one that `conversation_id` names, and answers with what the agent says. An agent that is not `ACTIVE` is 409, as is a flow whose workflow is not published. A
   * `conversation_id` that is not one of this agent's conversations, of whatever shape, is 404; an empty one or `null` begins a new conversation.
   *
   * Under an `Idempotency-Key` the agent is asked once: from its start on the key stands for the run. A repeat gets the answer that the first request got, or, where that was a stream or an error, the answer with `status: running`
   * that names the run.
   */
  chat(agentId: string, params?: Omit<Models.RunRequest, 'streaming'> & ChatParams, options?: RequestOptions): Promise<Models.RunAnswer>;

  /**
   * Ask an agent, and watch it
   *
   * Says `query` to the agent, in a new conversation or in the one that `conversation_id` names, and answers with what the agent says. An agent that is not `ACTIVE` is 409, as is a flow whose workflow is not published. A
   * `conversation_id` that is not one of this agent's conversations, of whatever shape, is 404; an empty one or `null` begins a new conversation.
   *
   * Under an `Idempotency-Key` the agent is asked once: from its start on the key stands for the run. A repeat gets the answer that the first request got, or, where that was a stream or an error, the answer with `status: running`
   * that names the run.
   */
  chatStream(agentId: string, params?: Omit<Models.RunRequest, 'streaming'> & ChatParams, options?: StreamOptions): Promise<Stream<Models.StreamFrame>>;

  /**
   * Answer for a person
   *
   * Gives `interrupt_inputs` to the node of the run that waits for a person, and answers with what comes of it, as `chat` does; the stream begins behind `workflow_paused`. A `flow_run_id` that is not one of this agent's runs, and a
   * `conversation_id` that is not the run's, of whatever shape, are 404. A run that does not wait for a person is 409. An answer that the waiting node does not take (a choice that it does not offer) is 422 and changes
   * nothing. `query` and `inputs` are not looked at: what was asked was asked when the run began.
   */
  resumeChat(agentId: string, params: Omit<Models.ResumeRequest, 'streaming'> & ResumeChatParams, options?: RequestOptions): Promise<Models.RunAnswer>;

  /**
   * Answer for a person, and watch it
   *
   * Gives `interrupt_inputs` to the node of the run that waits for a person, and answers with what comes of it, as `chat` does; the stream begins behind `workflow_paused`. A `flow_run_id` that is not one of this agent's runs, and a
   * `conversation_id` that is not the run's, of whatever shape, are 404. A run that does not wait for a person is 409. An answer that the waiting node does not take (a choice that it does not offer) is 422 and changes
   * nothing. `query` and `inputs` are not looked at: what was asked was asked when the run began.
   */
  resumeChatStream(agentId: string, params: Omit<Models.ResumeRequest, 'streaming'> & ResumeChatParams, options?: StreamOptions): Promise<Stream<Models.StreamFrame>>;

  /**
   * Give an agent a job
   *
   * Runs the agent as `chat` does, without a conversation unless `conversation_id` names one.
   */
  runJob(agentId: string, params?: Omit<Models.RunRequest, 'streaming'> & RunJobParams, options?: RequestOptions): Promise<Models.RunAnswer>;

  /**
   * Give an agent a job, and watch it
   *
   * Runs the agent as `chat` does, without a conversation unless `conversation_id` names one.
   */
  runJobStream(agentId: string, params?: Omit<Models.RunRequest, 'streaming'> & RunJobParams, options?: StreamOptions): Promise<Stream<Models.StreamFrame>>;
}
