// Written by `cargo xtask generate` from `yourapp.yaml`. Not edited by hand.
import { PagePromise } from './pages.js';
import { segment } from './transport.js';

/** Graphs of nodes and edges, from draft to published. */
export class Workflows {
  #transport;

  constructor(transport) {
    this.#transport = transport;
  }

  /** List workflows */
  list(params, options) {
    const call = { method: 'GET', path: () => `/workflows`, query: ['page', 'limit', 'status', 'search'], body: false, idempotent: false, content: [], pages: { parameter: 'page', items: ['data'], total: ['meta', 'total'], size: ['meta', 'limit'] } };
    return PagePromise.of(this.#transport.page(call, params, options));
  }

  /** Create a workflow */
  create(params, options) {
    const call = { method: 'POST', path: () => `/workflows`, query: [], body: true, idempotent: true, content: ['data'], object: true };
    return this.#transport.call(call, params, options);
  }

  /** Get a workflow */
  get(id, options) {
    const call = { method: 'GET', path: () => `/workflows/${segment(id, 'id')}`, query: [], body: false, idempotent: false, content: ['data'], object: true };
    return this.#transport.call(call, {}, options);
  }

  /** Update a workflow */
  update(id, params, options) {
    const call = { method: 'PATCH', path: () => `/workflows/${segment(id, 'id')}`, query: [], body: true, idempotent: false, content: ['data'], object: true };
    return this.#transport.call(call, params, options);
  }

  /** Delete a workflow */
  delete(id, options) {
    const call = { method: 'DELETE', path: () => `/workflows/${segment(id, 'id')}`, query: [], body: false, idempotent: false, content: ['data'], object: true };
    return this.#transport.call(call, {}, options);
  }

  /** Execute a workflow */
  execute(id, params, options) {
    const call = { method: 'POST', path: () => `/workflows/${segment(id, 'id')}/execute`, query: [], body: true, idempotent: true, content: ['data'], object: true };
    return this.#transport.call(call, params, options);
  }

  /** List a workflow's executions */
  listExecutions(id, params, options) {
    const call = { method: 'GET', path: () => `/workflows/${segment(id, 'id')}/executions`, query: ['page', 'limit', 'status', 'from', 'to'], body: false, idempotent: false, content: [], pages: { parameter: 'page', items: ['data'], total: ['meta', 'total'], size: ['meta', 'limit'] } };
    return PagePromise.of(this.#transport.page(call, params, options));
  }
}

/** Where events are sent. */
export class Webhooks {
  #transport;

  constructor(transport) {
    this.#transport = transport;
  }

  /** List webhooks */
  list(params, options) {
    const call = { method: 'GET', path: () => `/webhooks`, query: ['page', 'limit'], body: false, idempotent: false, content: [], pages: { parameter: 'page', items: ['data'], total: ['meta', 'total'], size: ['meta', 'limit'] } };
    return PagePromise.of(this.#transport.page(call, params, options));
  }

  /** Create a webhook */
  create(params, options) {
    const call = { method: 'POST', path: () => `/webhooks`, query: [], body: true, idempotent: true, content: ['data'], object: true };
    return this.#transport.call(call, params, options);
  }

  /** Delete a webhook */
  delete(id, options) {
    const call = { method: 'DELETE', path: () => `/webhooks/${segment(id, 'id')}`, query: [], body: false, idempotent: false, content: ['data'], object: true };
    return this.#transport.call(call, {}, options);
  }
}

/** Secrets for integrations and nodes, sealed and never shown again. */
export class Credentials {
  #transport;

  constructor(transport) {
    this.#transport = transport;
  }

  /** List credentials */
  list(params, options) {
    const call = { method: 'GET', path: () => `/credentials`, query: ['page', 'limit'], body: false, idempotent: false, content: [], pages: { parameter: 'page', items: ['data'], total: ['meta', 'total'], size: ['meta', 'limit'] } };
    return PagePromise.of(this.#transport.page(call, params, options));
  }

  /** Create a credential */
  create(params, options) {
    const call = { method: 'POST', path: () => `/credentials`, query: [], body: true, idempotent: true, content: ['data'], object: true };
    return this.#transport.call(call, params, options);
  }

  /** Delete a credential */
  delete(id, options) {
    const call = { method: 'DELETE', path: () => `/credentials/${segment(id, 'id')}`, query: [], body: false, idempotent: false, content: ['data'], object: true };
    return this.#transport.call(call, {}, options);
  }
}

/** Connections to services, and whether they work. */
export class Integrations {
  #transport;

  constructor(transport) {
    this.#transport = transport;
  }

  /** List connected integrations */
  list(params, options) {
    const call = { method: 'GET', path: () => `/integrations`, query: ['page', 'limit'], body: false, idempotent: false, content: [], pages: { parameter: 'page', items: ['data'], total: ['meta', 'total'], size: ['meta', 'limit'] } };
    return PagePromise.of(this.#transport.page(call, params, options));
  }

  /** Test an integration */
  test(id, options) {
    const call = { method: 'POST', path: () => `/integrations/${segment(id, 'id')}/test`, query: [], body: false, idempotent: false, content: ['data'], object: true };
    return this.#transport.call(call, {}, options);
  }
}

/** Runs of workflows, with the log of their nodes. */
export class Executions {
  #transport;

  constructor(transport) {
    this.#transport = transport;
  }

  /** List executions of all workflows */
  list(params, options) {
    const call = { method: 'GET', path: () => `/executions`, query: ['cursor', 'limit', 'status', 'from', 'to'], body: false, idempotent: false, content: [], pages: { parameter: 'cursor', items: ['data'], cursor: ['meta', 'next_cursor'] } };
    return PagePromise.of(this.#transport.page(call, params, options));
  }

  /** Get an execution */
  get(id, options) {
    const call = { method: 'GET', path: () => `/executions/${segment(id, 'id')}`, query: [], body: false, idempotent: false, content: ['data'], object: true };
    return this.#transport.call(call, {}, options);
  }
}

/** Questions to people, and what they answered. A submission starts the workflows that a `form` trigger names. */
export class Forms {
  #transport;

  constructor(transport) {
    this.#transport = transport;
  }

  /** List forms */
  list(params, options) {
    const call = { method: 'GET', path: () => `/forms`, query: ['page', 'limit'], body: false, idempotent: false, content: [], pages: { parameter: 'page', items: ['data'], total: ['meta', 'total'], size: ['meta', 'limit'] } };
    return PagePromise.of(this.#transport.page(call, params, options));
  }

  /** Create a form */
  create(params, options) {
    const call = { method: 'POST', path: () => `/forms`, query: [], body: true, idempotent: true, content: ['data'], object: true };
    return this.#transport.call(call, params, options);
  }

  /** Get a form */
  get(id, options) {
    const call = { method: 'GET', path: () => `/forms/${segment(id, 'id')}`, query: [], body: false, idempotent: false, content: ['data'], object: true };
    return this.#transport.call(call, {}, options);
  }

  /** List a form's submissions */
  listSubmissions(id, params, options) {
    const call = { method: 'GET', path: () => `/forms/${segment(id, 'id')}/submissions`, query: ['page', 'limit'], body: false, idempotent: false, content: [], pages: { parameter: 'page', items: ['data'], total: ['meta', 'total'], size: ['meta', 'limit'] } };
    return PagePromise.of(this.#transport.page(call, params, options));
  }

  /** Submit a form */
  submit(id, params, options) {
    const call = { method: 'POST', path: () => `/forms/${segment(id, 'id')}/submissions`, query: [], body: true, idempotent: true, content: ['data'], object: true };
    return this.#transport.call(call, params, options);
  }
}
