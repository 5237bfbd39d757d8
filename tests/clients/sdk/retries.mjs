// Requests that meet a fault on their way: what the fault is, the first argument says.
import assert from 'node:assert/strict';
import { Client, RateLimitError } from '@yourapp/sdk';

const client = new Client();
if (process.argv[2] === 'limit') {
  // As it comes, the minute may go over between: then it is used up again.
  const impatient = new Client(undefined, { maxRetryWait: 0 });
  let refusal;
  while (refusal === undefined) {
    await impatient.workflows.list().catch((error) => {
      refusal = error;
    });
  }
  assert(refusal instanceof RateLimitError);
  assert.deepEqual([refusal.status, refusal.code], [429, 'RATE_LIMITED']);
  assert(refusal.retryAfter > 0 && refusal.retryAfter <= 60_000, `${refusal.retryAfter}`);
  const begun = Date.now();
  assert((await client.workflows.list()).data.length === 0);
  console.log('waited', Date.now() - begun);
} else {
  const workflow = await client.workflows.create({ name: 'lost and found' });
  assert.equal(workflow.name, 'lost and found');
  const found = await client.workflows.list({ search: 'lost and found' });
  assert.equal(found.body.meta.total, 1);
  console.log('created once');
}
