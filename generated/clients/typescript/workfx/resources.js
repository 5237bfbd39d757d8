// Written by `cargo xtask generate` from `workfx.yaml`. Not edited by hand.
import { PagePromise } from './pages.js';
import { Stream } from './streams.js';
import { segment } from './transport.js';

/** Making, finding, changing and deleting agents. What an agent does is defined through the platform API; an agent without a definition says what it was asked. */
export class Agents {
  #transport;

  constructor(transport) {
    this.#transport = transport;
  }

  /** List agents */
  list(params, options) {
    const call = { method: 'GET', path: () => `/agents`, query: ['page_num', 'page_size', 'is_favorite', 'tags', 'mode', 'name', 'order_by', 'exclude_draft', 'agent_ids', 'type', 'tenant_id', 'tenant_unit_id'], body: false, idempotent: false, content: [], pages: { parameter: 'page_num', items: ['data'], more: ['has_next_page'] } };
    return PagePromise.of(this.#transport.page(call, params, options));
  }

  /** Create an agent */
  create(params, options) {
    const call = { method: 'POST', path: () => `/agents`, query: ['tenant_id', 'tenant_unit_id'], body: true, idempotent: true, content: [], object: true };
    return this.#transport.call(call, params, options);
  }

  /** Get an agent */
  get(agentId, params, options) {
    const call = { method: 'GET', path: () => `/agents/${segment(agentId, 'agentId')}`, query: ['tenant_id', 'tenant_unit_id'], body: false, idempotent: false, content: [], object: true };
    return this.#transport.call(call, params, options);
  }

  /** Update an agent */
  update(agentId, params, options) {
    const call = { method: 'PUT', path: () => `/agents/${segment(agentId, 'agentId')}`, query: ['tenant_id', 'tenant_unit_id'], body: true, idempotent: false, content: [], object: true };
    return this.#transport.call(call, params, options);
  }

  /** Delete an agent */
  delete(agentId, params, options) {
    const call = { method: 'DELETE', path: () => `/agents/${segment(agentId, 'agentId')}`, query: ['tenant_id', 'tenant_unit_id'], body: false, idempotent: false, content: [] };
    return this.#transport.call(call, params, options);
  }

  /** Get an agent by its code */
  getByCode(agentCode, options) {
    const call = { method: 'GET', path: () => `/agents/code/${segment(agentCode, 'agentCode')}`, query: [], body: false, idempotent: false, content: [], object: true };
    return this.#transport.call(call, {}, options);
  }

  /** Ask an agent */
  chat(agentId, params, options) {
    const call = { method: 'POST', path: () => `/agents/${segment(agentId, 'agentId')}/chat`, query: ['tenant_id', 'tenant_unit_id'], body: true, idempotent: true, content: [], object: true };
    return this.#transport.call(call, params, options);
  }

  /** Ask an agent, and watch it */
  chatStream(agentId, params, options) {
    const call = { method: 'POST', path: () => `/agents/${segment(agentId, 'agentId')}/chat`, query: ['tenant_id', 'tenant_unit_id'], body: true, idempotent: true, content: [], switch: { streaming: true }, resumable: true };
    return Stream.start(this.#transport, call, params, options);
  }

  /** Answer for a person */
  resumeChat(agentId, params, options) {
    const call = { method: 'POST', path: () => `/agents/${segment(agentId, 'agentId')}/chat/resume`, query: ['tenant_id', 'tenant_unit_id'], body: true, idempotent: true, content: [], object: true };
    return this.#transport.call(call, params, options);
  }

  /** Answer for a person, and watch it */
  resumeChatStream(agentId, params, options) {
    const call = { method: 'POST', path: () => `/agents/${segment(agentId, 'agentId')}/chat/resume`, query: ['tenant_id', 'tenant_unit_id'], body: true, idempotent: true, content: [], switch: { streaming: true }, resumable: true };
    return Stream.start(this.#transport, call, params, options);
  }

  /** Give an agent a job */
  runJob(agentId, params, options) {
    const call = { method: 'POST', path: () => `/agents/${segment(agentId, 'agentId')}/job`, query: ['tenant_id', 'tenant_unit_id'], body: true, idempotent: true, content: [], object: true };
    return this.#transport.call(call, params, options);
  }

  /** Give an agent a job, and watch it */
  runJobStream(agentId, params, options) {
    const call = { method: 'POST', path: () => `/agents/${segment(agentId, 'agentId')}/job`, query: ['tenant_id', 'tenant_unit_id'], body: true, idempotent: true, content: [], switch: { streaming: true }, resumable: true };
    return Stream.start(this.#transport, call, params, options);
  }
}
