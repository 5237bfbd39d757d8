import { Client } from '@yourapp/sdk';
const client = new Client('YOUR_API_KEY');
const workflows = await client.workflows.list();
await client.workflows.execute('wf_123', { input: {...} });
