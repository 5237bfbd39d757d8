// What `@yourapp/sdk` and `@workfx/sdk` declare: compiled and not run (`tests/it/sdk.rs` runs them). Each expected error is one that the compiler must find.
import { Client, ConflictError, type Page, type Workflow, type WorkflowListResponse, type WorkflowSummary } from '@yourapp/sdk';
import { Client as WorkFX, UnprocessableEntityError } from '@workfx/sdk';

export async function yourapp(client: Client): Promise<string[]> {
  const page: Page<WorkflowSummary, WorkflowListResponse> = await client.workflows.list({ status: 'draft' });
  const workflow: Workflow = await client.workflows.create({ name: 'n', nodes: [{ id: 'a', type: 'set', position: { x: 1 } }] });
  await client.workflows.execute(workflow.id, { input: { a: 1 } }, { idempotencyKey: 'k' });
  await client.credentials.create({ name: 'c', type: 'basic_auth', value: { username: 'u', password: 'p' } });
  await client.workflows.listExecutions(workflow.id, { from: new Date(0), to: '2024-01-01T00:00:00Z' });
  // @ts-expect-error: a workflow needs a name
  await client.workflows.create({});
  // @ts-expect-error: there is no such status
  await client.workflows.list({ status: 'gone' });
  // @ts-expect-error: a key has no user
  await client.credentials.create({ name: 'c', type: 'api_key', value: { username: 'u', password: 'p' } });
  // @ts-expect-error: a summary has no nodes
  page.data[0]?.nodes;
  try {
    await client.workflows.delete(workflow.id);
  } catch (error) {
    if (error instanceof ConflictError && error.retries === 0) return [error.body?.error.details.violations?.[0]?.pointer ?? error.message];
  }
  const ids: string[] = [];
  for await (const one of client.workflows.list()) ids.push(one.id);
  return ids;
}

export async function workfx(client: WorkFX, agent: string): Promise<string> {
  let answer = '';
  for await (const event of await client.agents.chatStream(agent, { query: 'Hello' })) {
    if (event.event === 'message') answer += event.answer;
    // @ts-expect-error: only some events have an answer
    else event.answer;
  }
  // @ts-expect-error: whether it streams is the method's to say
  await client.agents.chat(agent, { query: 'Hello', streaming: true });
  const whole = await client.agents.chat(agent, { query: 'Hello', tenant_unit_id: 'u' }).catch((error: unknown) => {
    if (error instanceof UnprocessableEntityError) return { answer: error.body?.detail[0]?.msg };
    throw error;
  });
  return answer + whole.answer;
}
