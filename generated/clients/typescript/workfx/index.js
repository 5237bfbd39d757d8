// Written by `cargo xtask generate` from `workfx.yaml`. Not edited by hand.
import { Agents } from './resources.js';
import { Transport } from './transport.js';

export * from './errors.js';

const SETTINGS = {
  environment: 'WORKFX',
  server: 'https://api.workfx.ai/admin/api/v2',
  agent: '@workfx/sdk/2.0.0',
  header: 'Authorization',
  scheme: 'Bearer ',
  error: { code: undefined, message: ['detail'] },
};

/** A client of the WorkFX Agent API. */
export class Client {
  constructor(apiKey, options) {
    const transport = new Transport(SETTINGS, apiKey, options);
    this.agents = new Agents(transport);
  }
}

export default Client;
