// What `@yourapp/sdk` promises, against a real server whose address and key are in the environment.
import assert from 'node:assert/strict';
import { AuthenticationError, BadRequestError, Client, ConflictError, NotFoundError } from '@yourapp/sdk';

const client = new Client();
const graph = { nodes: [{ id: 'a', type: 'set', config: { values: { b: 1 } }, position: { x: 1 } }], edges: [] };

// Pages: items one by one, and page by page.
const made = [];
for (let n = 0; n < 5; n += 1) {
  made.unshift((await client.workflows.create({ name: `paged ${n}`, ...graph })).id);
}
const ids = [];
for await (const workflow of client.workflows.list({ search: 'paged', limit: 2 })) ids.push(workflow.id);
assert.deepEqual(ids, made);
const first = await client.workflows.list({ search: 'paged', limit: 2 });
const sizes = [];
for await (const page of first.iterPages()) sizes.push(page.data.length);
assert.deepEqual([sizes, first.body.meta.total, first.hasNextPage()], [[2, 2, 1], 5, true]);
assert.equal((await first.getNextPage()).data[0].id, made[2]);

// A cursor goes on the same way.
const started = [];
for (let n = 0; n < 3; n += 1) started.unshift((await client.workflows.execute(made[0], { input: { n } })).execution_id);
const walked = [];
for await (const execution of client.executions.list({ limit: 1 })) walked.push(execution.id);
assert.deepEqual(walked, started);
const listed = await client.workflows.listExecutions(made[0], { from: '2020-01-01T00:00:00Z', limit: 100 });
assert.equal(listed.data.length, 3);
await assert.rejects(listed.getNextPage(), RangeError);

// What an answer holds, without its envelope, and with what the document leaves open.
const workflow = await client.workflows.get(made[0]);
assert.deepEqual(workflow.nodes[0].position, { x: 1 });
const changed = await client.workflows.update(made[0], { name: 'Changed', nodes: workflow.nodes });
assert.deepEqual([changed.name, changed.nodes[0].position], ['Changed', { x: 1 }]);

// One of several bodies.
const credential = await client.credentials.create({ name: 'c', type: 'basic_auth', value: { username: 'u', password: 'p' } });
assert.equal((await client.credentials.delete(credential.id)).deleted, true);
const form = await client.forms.create({ name: 'f', fields: [{ name: 'colour', type: 'select', options: ['red', { value: 'blue' }] }] });
const submission = await client.forms.submit(form.id, { data: { colour: 'red' } });
assert.deepEqual((await client.forms.listSubmissions(form.id)).data.map((one) => one.id), [submission.id]);

// The same request twice has one effect, where it has one name.
const idempotencyKey = 'sdk-javascript';
const [one, two] = [await client.forms.create({ name: 'twice', fields: form.fields }, { idempotencyKey }), await client.forms.create({ name: 'twice', fields: form.fields }, { idempotencyKey })];
assert.equal(one.id, two.id);

// Errors have classes, codes and bodies.
await assert.rejects(client.workflows.get('wf_nowhere'), (error) => {
  assert(error instanceof NotFoundError);
  assert.deepEqual([error.status, error.code, error.body.error.code, error.message === error.body.error.message], [404, 'NOT_FOUND', 'NOT_FOUND', true]);
  return Boolean(error.requestID);
});
await assert.rejects(client.workflows.create({ name: '' }), (error) => error instanceof BadRequestError && error.body.error.details.violations[0].pointer === '/name');
await client.workflows.update(made[0], { status: 'archived' });
await assert.rejects(client.workflows.execute(made[0]), ConflictError);
await assert.rejects(new Client('sy_wrong').workflows.list(), AuthenticationError);
await assert.rejects(client.workflows.get(''), TypeError);
await client.workflows.delete(made[0]);
await assert.rejects(client.workflows.delete(made[0]), NotFoundError);
console.log('everything held');
