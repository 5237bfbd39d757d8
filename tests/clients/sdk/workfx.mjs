// What `@workfx/sdk` promises of chats, against a real server whose address and key are in the environment.
import assert from 'node:assert/strict';
import { Client, NotFoundError, UnprocessableEntityError } from '@workfx/sdk';

const client = new Client();
const agents = [];
for (const name of ['one', 'two', 'three']) {
  agents.unshift((await client.agents.create({ name, mode: 'flow-chat', icon_type: 'emoji', tags: ['sdk'] })).id);
}
const listed = [];
for await (const agent of client.agents.list({ tags: ['sdk', 'other'], page_size: 2 })) listed.push(agent.id);
assert.deepEqual(listed, agents);

const whole = await client.agents.chat(agents[0], { query: 'Hello, you' });
assert.equal(whole.status, 'succeeded');
assert.notEqual(whole.answer, '');

const events = await client.agents.chatStream(agents[0], { query: 'Hello, you' });
const seen = [];
let answer = '';
for await (const event of events) {
  seen.push(event.event);
  if (event.event === 'message') answer += event.answer;
}
assert.equal(answer, whole.answer);
assert.deepEqual([seen[0], seen.at(-1)], ['workflow_started', 'workflow_finished']);
assert.equal(seen.filter((name) => name === 'workflow_started').length, 1);

// From the middle of a run that is over.
const run = events.lastEventID.split(':')[0];
const again = [];
for await (const event of await client.agents.chatStream(agents[0], {}, { lastEventID: `${run}:1:0` })) again.push(event.event);
assert.deepEqual([again.includes('workflow_started'), again.at(-1)], [false, 'workflow_finished']);

await assert.rejects(client.agents.chatStream('nobody', { query: 'Hello' }), (error) => error instanceof NotFoundError && typeof error.body.detail === 'string');
await assert.rejects(client.agents.create({ name: '' }), (error) => error instanceof UnprocessableEntityError && error.body.detail[0].loc.join() === 'body,name');
console.log('everything held');
