// Written by `cargo xtask generate` from `workfx.yaml`. Not edited by hand.
import type * as Resources from './resources.js';
import type { ClientOptions } from './runtime.js';

export type * from './models.js';
export type * from './resources.js';
export * from './runtime.js';

/** A client of the WorkFX Agent API. */
export class Client {
  /** `apiKey` is the environment's `WORKFX_API_KEY` where none is given. */
  constructor(apiKey?: string, options?: ClientOptions);
  /** Making, finding, changing and deleting agents. What an agent does is defined through the platform API; an agent without a definition says what it was asked. */
  readonly agents: Resources.Agents;
}

export default Client;
