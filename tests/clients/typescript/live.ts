// Lists, creates, reads and fails with the client that hey-api's generator makes of YourApp's document. Each line says which operation was called.
import assert from 'node:assert/strict';
import { client } from './yourapp/client.gen';
import { createWorkflow, executeWorkflow, getExecution, getWorkflow, listWorkflows } from './yourapp';
import type { ErrorResponse, Workflow } from './yourapp';

async function main(): Promise<void> {
  client.setConfig({ baseUrl: process.env.YOURAPP_BASE_URL!, auth: () => process.env.YOURAPP_API_KEY! });

  const created = await createWorkflow({
    body: { name: 'From TypeScript', status: 'published', nodes: [{ id: 'a', type: 'set', config: { values: { b: 1 } } }], edges: [] },
  });
  assert.equal(created.response?.status, 201);
  const workflow: Workflow = created.data!.data;
  console.log('called createWorkflow');

  const listed = await listWorkflows({ query: { status: 'published', limit: 5 } });
  assert.deepEqual(listed.data?.data.map((one) => one.id), [workflow.id]);
  assert.equal(listed.data?.meta.total, 1);
  console.log('called listWorkflows');

  const read = await getWorkflow({ path: { id: workflow.id } });
  assert.equal(read.data?.data.nodes[0]?.type, 'set');
  console.log('called getWorkflow');

  const started = await executeWorkflow({ path: { id: workflow.id }, body: { input: { who: 'TypeScript' } } });
  const execution = started.data!.data.execution_id;
  console.log('called executeWorkflow');
  for (let status = 'pending'; status !== 'completed'; ) {
    const answer = await getExecution({ path: { id: execution } });
    status = answer.data!.data.status;
    assert.notEqual(status, 'failed');
  }
  console.log('called getExecution');

  const missing = await getWorkflow({ path: { id: 'wf_nowhere' } });
  const error: ErrorResponse | undefined = missing.error;
  assert.equal(error?.error.code, 'NOT_FOUND');
  const refused = await createWorkflow({ body: { name: '' } });
  assert.equal(refused.error?.error.details.violations?.[0]?.pointer, '/name');
  console.log('called getWorkflow, refused');
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
