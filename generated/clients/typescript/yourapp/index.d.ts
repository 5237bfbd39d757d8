// Written by `cargo xtask generate` from `yourapp.yaml`. Not edited by hand.
import type * as Resources from './resources.js';
import type { ClientOptions } from './runtime.js';

export type * from './models.js';
export type * from './resources.js';
export * from './runtime.js';

/** A client of the YourApp API. */
export class Client {
  /** `apiKey` is the environment's `YOURAPP_API_KEY` where none is given. */
  constructor(apiKey?: string, options?: ClientOptions);
  /** Graphs of nodes and edges, from draft to published. */
  readonly workflows: Resources.Workflows;
  /** Where events are sent. */
  readonly webhooks: Resources.Webhooks;
  /** Secrets for integrations and nodes, sealed and never shown again. */
  readonly credentials: Resources.Credentials;
  /** Connections to services, and whether they work. */
  readonly integrations: Resources.Integrations;
  /** Runs of workflows, with the log of their nodes. */
  readonly executions: Resources.Executions;
  /** Questions to people, and what they answered. A submission starts the workflows that a `form` trigger names. */
  readonly forms: Resources.Forms;
}

export default Client;
