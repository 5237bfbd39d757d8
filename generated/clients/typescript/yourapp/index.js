// Written by `cargo xtask generate` from `yourapp.yaml`. Not edited by hand.
import { Workflows, Webhooks, Credentials, Integrations, Executions, Forms } from './resources.js';
import { Transport } from './transport.js';

export * from './errors.js';

const SETTINGS = {
  environment: 'YOURAPP',
  server: 'https://api.yourapp.com/v1',
  agent: '@yourapp/sdk/1.0.0',
  header: 'Authorization',
  scheme: 'Bearer ',
  error: { code: ['error', 'code'], message: ['error', 'message'] },
};

/** A client of the YourApp API. */
export class Client {
  constructor(apiKey, options) {
    const transport = new Transport(SETTINGS, apiKey, options);
    this.workflows = new Workflows(transport);
    this.webhooks = new Webhooks(transport);
    this.credentials = new Credentials(transport);
    this.integrations = new Integrations(transport);
    this.executions = new Executions(transport);
    this.forms = new Forms(transport);
  }
}

export default Client;
