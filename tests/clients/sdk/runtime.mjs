// What `@yourapp/sdk` and `@workfx/sdk` do where servers, proxies and networks are not as they should be: each test against an answer, or several in turn, written byte for byte.
// By hand: beside a `node_modules` in which `@yourapp/sdk` and `@workfx/sdk` lead to `generated/clients/typescript`, as `tests/it/sdk.rs` makes one.
import assert from 'node:assert/strict';
import { webcrypto } from 'node:crypto';
import { createServer } from 'node:net';
import { test } from 'node:test';
import * as yourapp from '@yourapp/sdk';
import * as workfx from '@workfx/sdk';

const WORKFLOW = { id: 'wf_1', name: 'n', status: 'draft' };
const servers = [];

/** Gives its answers in turn, the last one for ever. An answer is a text, or what does something with the connection. */
async function serve(...answers) {
  const requests = [];
  const sockets = new Set();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
    let text = '';
    socket.on('data', (piece) => {
      text += piece;
      const end = text.indexOf('\r\n\r\n');
      const length = Number(/^content-length: (\d+)/im.exec(text.slice(0, end))?.[1] ?? 0);
      if (end < 0 || text.length < end + 4 + length) return;
      requests.push({ head: text.slice(0, end), body: text.slice(end + 4) });
      const answer = answers[Math.min(requests.length, answers.length) - 1];
      text = '';
      if (typeof answer === 'function') answer(socket);
      else socket.end(answer);
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${server.address().port}`;
  const stop = () => {
    sockets.forEach((socket) => socket.destroy());
    server.close();
  };
  const header = (name) => requests.map(({ head }) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]);
  const made = { base, requests, stop, header };
  servers.push(made);
  return made;
}

function answer(status, body = '', headers = {}, length = undefined) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const lines = Object.entries({ 'Content-Length': length ?? Buffer.byteLength(text), Connection: 'close', ...headers });
  return `HTTP/1.1 ${status} X\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${text}`;
}

const found = (data) => answer(200, { success: true, data });
const lost = (socket) => socket.destroy();
// With `Connection: close`, Node.js takes the end of the connection for the end of the answer: what is cut goes without.
const beginning = 'HTTP/1.1 200 X\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n';
const closing = `${beginning}Connection: close\r\n\r\n`;
const chunk = (text) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
const events = (text, isCut = false) => (isCut ? `${beginning}\r\n${chunk(text)}` : `${closing}${chunk(text)}0\r\n\r\n`);
const event = (name, id, more) => `${id ? `id: ${id}\n` : ''}data: ${JSON.stringify({ event: name, ...more })}\n\n`;
const own = (code) => ({ success: false, error: { code, message: 'no', details: {} } });

const client = (server, options) => new yourapp.Client('SECRET', { baseURL: server.base, ...options });
const chat = (server, options) => new workfx.Client('SECRET', { baseURL: server.base }).agents.chatStream('a', { query: 'q' }, options);

async function seen(server, options) {
  const names = [];
  for await (const one of await chat(server, options)) names.push(one.event);
  return names;
}

async function failure(Class, promise) {
  const error = await promise.then(() => assert.fail(`no ${Class.name}`), (reason) => reason);
  assert(error instanceof Class, error);
  return error;
}

/** Without pauses, and with how long those would have been that are chance: other timers are Node.js's own. */
async function hasty(work) {
  const { setTimeout } = globalThis;
  const waits = [];
  globalThis.setTimeout = (call, wait, ...more) => {
    if (!Number.isInteger(wait)) waits.push(wait);
    return setTimeout(call, wait < 80_000 ? 0 : wait, ...more);
  };
  try {
    await work(waits);
  } finally {
    globalThis.setTimeout = setTimeout;
  }
  return waits;
}

/** A signal that counts who listens. */
function counted() {
  const controller = new AbortController();
  const { signal } = controller;
  const listeners = new Set();
  const { addEventListener, removeEventListener } = signal;
  signal.addEventListener = (name, listener, ...more) => {
    listeners.add(listener);
    addEventListener.call(signal, name, listener, ...more);
  };
  signal.removeEventListener = (name, listener) => {
    listeners.delete(listener);
    removeEventListener.call(signal, name, listener);
  };
  return { controller, signal, listeners };
}

test('keys are made where there is no randomUUID, and only where they are sent', async () => {
  const { crypto } = globalThis;
  const replace = (value) => Object.defineProperty(globalThis, 'crypto', { value, configurable: true, writable: true });
  const keys = [];
  try {
    for (const value of [undefined, {}, { getRandomValues: (bytes) => webcrypto.getRandomValues(bytes) }]) {
      replace(value);
      const server = await serve(found(WORKFLOW));
      await client(server).workflows.get('wf_1');
      await client(server).workflows.create({ name: 'n' });
      assert.equal(server.header('idempotency-key')[0], undefined);
      keys.push(server.header('idempotency-key')[1]);
    }
  } finally {
    replace(crypto);
  }
  for (const key of keys) assert.match(key, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  assert.equal(new Set(keys).size, 3);
});

test('good answers that are not the API\'s are errors', async () => {
  for (const [status, body, begins] of [[200, '<html>hi', '<html>hi'], [200, '', 'empty'], [204, '', 'empty'], [200, '[1]', '[1]'], [200, 'null', 'null'], [200, '{}', '{}']]) {
    const server = await serve(answer(status, body, { 'X-Request-Id': 'r' }));
    for (const promise of [client(server).workflows.get('wf_1'), client(server).workflows.list()]) {
      const error = await failure(yourapp.APIError, promise);
      assert.deepEqual([error.status, error.requestID, error.body, error.code], [status, 'r', undefined, undefined]);
      assert(error.message.includes(begins), error.message);
    }
    assert.equal(server.requests.length, 2);
  }
});

test('answers of another shape are errors', async () => {
  for (const body of [null, [], 'maintenance']) {
    await failure(yourapp.APIError, client(await serve(found(body))).workflows.get('wf_1'));
    const server = await serve(answer(503), answer(200, JSON.stringify(body)));
    await hasty(async () => assert.equal((await failure(workfx.APIError, new workfx.Client('SECRET', { baseURL: server.base }).agents.get('a'))).retries, 1));
  }
});

test('errors of others have no body', async () => {
  for (const body of [{ message: 'Forbidden by proxy' }, { error: 'x' }, { error: { message: 'x' } }, [1], null, 'text']) {
    const text = JSON.stringify(body);
    const error = await failure(yourapp.PermissionDeniedError, client(await serve(answer(403, text))).workflows.get('wf_1'));
    assert.deepEqual([error.body, error.code, error.message], [undefined, undefined, `403 ${text}`]);
  }
  const error = await failure(yourapp.PermissionDeniedError, client(await serve(answer(403, own('FORBIDDEN')))).workflows.get('wf_1'));
  assert.deepEqual([error.body, error.code, error.message], [own('FORBIDDEN'), 'FORBIDDEN', 'no']);
});

test('lists go on where only the total is said', async () => {
  const page = (count, meta) => answer(200, { data: Array(count).fill(WORKFLOW), meta });
  for (const meta of [{ total: 25 }, { total: 25, limit: 0 }, { total: 25, limit: null }]) {
    for (const params of [undefined, { limit: 20 }, { limit: 100 }]) {
      const server = await serve(page(20, meta), page(5, meta));
      let count = 0;
      for await (const _ of client(server).workflows.list(params)) count += 1;
      assert.deepEqual([count, server.requests.length], [25, 2]);
    }
  }
  // Begun in the middle, what was asked for says how far it is.
  assert.equal((await client(await serve(page(5, { total: 25 }))).workflows.list({ page: 2, limit: 20 })).hasNextPage(), false);
});

test('lists go on to an empty page where no total is said', async () => {
  for (const meta of [{}, null, { limit: 2 }, { total: null }]) {
    const page = (count) => answer(200, { data: Array(count).fill(WORKFLOW), meta });
    const server = await serve(page(2), page(1), page(0));
    let count = 0;
    for await (const _ of client(server).workflows.list()) count += 1;
    assert.deepEqual([count, server.requests.length], [3, 3]);
  }
});

test('segments that lead elsewhere are refused, by the promise', async () => {
  const server = await serve(found(WORKFLOW));
  for (const id of ['', '.', '..', null, undefined]) {
    await failure(TypeError, client(server).workflows.get(id));
    await failure(TypeError, client(server).workflows.listExecutions(id));
    await failure(TypeError, new workfx.Client('k').agents.chatStream(id, { query: 'q' }));
  }
  await client(server).workflows.get('...');
  assert.deepEqual(server.requests.map(({ head }) => head.split(' ')[1]), ['/workflows/...']);
});

test('what Retry-After asks for', () => {
  const headers = (asked) => new Headers({ 'Retry-After': asked });
  for (const [asked, milliseconds] of [['2', 2000], ['1.5', 1500], ['0', 0], ['-5', undefined], ['-1.5', undefined], ['x', undefined], ['Mon, 01 Jan 2001 00:00:00 GMT', 0]]) {
    assert.equal(new yourapp.RateLimitError('m', { status: 429, headers: headers(asked) }).retryAfter, milliseconds, asked);
  }
});

test('limits without end are no limits', async () => {
  for (const timeout of [Infinity, 2 ** 31, Number.MAX_VALUE]) {
    const slow = (socket) => setTimeout(() => socket.end(found(WORKFLOW)), 60);
    assert.equal((await client(await serve(slow), { timeout, maxRetries: 0 }).workflows.get('wf_1')).id, 'wf_1');
  }
  const server = await serve(answer(429, own('RATE_LIMITED'), { 'Retry-After': '9'.repeat(23) }));
  const controller = new AbortController();
  const promise = client(server, { maxRetryWait: Infinity }).workflows.get('wf_1', { signal: controller.signal });
  setTimeout(() => controller.abort(), 200);
  await failure(DOMException, promise);
  assert.equal(server.requests.length, 1);
});

test('a signal is heard between an answer and its pause', async () => {
  const { controller, signal } = counted();
  // Its body is whole when the signal comes: nothing but the pause can hear of it.
  const fetch = async () => ({ ok: false, status: 429, headers: new Headers({ 'Retry-After': '3' }), text: async () => (controller.abort(), '{}') });
  const begun = Date.now();
  await failure(DOMException, new yourapp.Client('k', { fetch }).workflows.get('wf_1', { signal }));
  assert(Date.now() - begun < 1000);
});

test('pauses and streams leave no listeners', async () => {
  const { signal, listeners } = counted();
  const server = await serve(answer(503), answer(503), found(WORKFLOW));
  await hasty(() => client(server).workflows.get('wf_1', { signal }));
  assert.equal(listeners.size, 0);
  const stream = await chat(await serve(events(event('message', 'r:1:0'), true)), { signal });
  assert.equal(listeners.size, 1);
  stream.close();
  assert.equal(listeners.size, 0);
  assert.deepEqual(await seen(await serve(events(event('message', 'r:1:0'))), { signal }), ['message']);
  await failure(workfx.NotFoundError, chat(await serve(answer(404)), { signal }));
  assert.equal(listeners.size, 0);
});

test('a signal ends a stream', async () => {
  const controller = new AbortController();
  const server = await serve((socket) => socket.write(closing + chunk(event('message', 'r:1:0'))));
  const names = [];
  await failure(DOMException, (async () => {
    for await (const one of await chat(server, { signal: controller.signal })) {
      names.push(one.event);
      setTimeout(() => controller.abort(), 20);
    }
  })());
  assert.deepEqual([names, server.requests.length], [['message'], 1]);
});

test('a deletion that got through unheard can be told', async () => {
  await hasty(async () => {
    const error = await failure(yourapp.NotFoundError, client(await serve(lost, answer(404, own('NOT_FOUND')))).workflows.delete('wf_1'));
    assert.equal(error.retries, 1);
    assert.equal((await failure(yourapp.NotFoundError, client(await serve(answer(404, own('NOT_FOUND')))).workflows.delete('wf_1'))).retries, 0);
    assert.equal((await failure(yourapp.APIConnectionError, client(await serve(lost)).workflows.get('wf_1'))).retries, 2);
  });
});

test('redirects are errors and not followed', async () => {
  for (const status of [301, 302, 303, 307, 308]) {
    const server = await serve(answer(status, '', { Location: 'http://127.0.0.1:1/' }));
    const error = await failure(yourapp.APIError, client(server).workflows.get('wf_1'));
    assert.deepEqual([error.status, error.message.includes('redirects are not followed'), server.requests.length], [status, true, 1]);
  }
  // As browsers have them.
  let count = 0;
  const fetch = async () => {
    count += 1;
    return { ok: false, type: 'opaqueredirect', status: 0, headers: new Headers(), text: async () => '' };
  };
  const error = await failure(yourapp.APIError, new yourapp.Client('k', { fetch }).workflows.get('wf_1'));
  assert.deepEqual([error.status, error.message.includes('redirects are not followed'), count], [0, true, 1]);
});

test('a stream that is closed while it is taken up again stays closed', async () => {
  let [stream, gone] = [];
  const server = await serve(events(event('message', 'r:1:0'), true), (socket) => {
    gone = new Promise((resolve) => socket.once('close', resolve));
    stream.close();
  });
  await hasty(async () => {
    stream = await chat(server);
    const names = [];
    for await (const one of stream) names.push(one.event);
    assert.deepEqual(names, ['message']);
  });
  await gone;
  assert.equal(server.requests.length, 2);

  const paused = await serve(events(event('message', 'r:1:0'), true));
  stream = await chat(paused);
  setTimeout(() => stream.close(), 100);
  const begun = Date.now();
  for await (const _ of stream);
  assert.deepEqual([Date.now() - begun < 350, paused.requests.length], [true, 1]);

  const several = await serve(events(event('message', 'r:1:0').repeat(3)));
  stream = await chat(several);
  let count = 0;
  for await (const _ of stream) {
    count += 1;
    stream.close();
  }
  for await (const _ of stream) count += 1;
  assert.equal(count, 1);
});

test('what a server that goes down says last is taken up', async () => {
  const down = event('error', 'r:1:0', { code: 'interrupted' });
  await hasty(async (waits) => {
    const server = await serve(events(event('workflow_started', 'r:1:0') + down), events(event('workflow_finished', 'r:2:0')));
    assert.deepEqual(await seen(server), ['workflow_started', 'workflow_finished']);
    assert.deepEqual([server.header('last-event-id'), waits.length], [[undefined, 'r:1:0'], 1]);
    // A run that failed so has something more to say, and what nobody takes up is said.
    assert.deepEqual(await seen(await serve(events(down + event('workflow_finished', 'r:2:0')))), ['error', 'workflow_finished']);
    assert.deepEqual(await seen(await serve(events(down)), { maxRetries: 1 }), ['error']);
  });
});

test('an end in the middle of an event is a cut', async () => {
  const half = event('message', 'r:2:0');
  await hasty(async () => {
    for (const cut of [half.slice(0, -1), half.slice(0, -2), half.slice(0, 20)]) {
      const server = await serve(events(event('workflow_started', 'r:1:0') + cut), events(half + event('workflow_finished', 'r:3:0')));
      assert.deepEqual(await seen(server), ['workflow_started', 'message', 'workflow_finished']);
      assert.deepEqual(server.header('last-event-id'), [undefined, 'r:1:0']);
    }
    await failure(workfx.APIConnectionError, seen(await serve(events(half.slice(0, -1)))));
  });
});

test('a stream that goes nowhere is given up', async () => {
  const server = await serve(events(event('ping', 'r:1:0'), true));
  const waits = await hasty(() => failure(workfx.APIConnectionError, seen(server, { maxRetries: 2 })));
  assert.deepEqual([server.requests.length, waits.length, waits[0] < waits[1]], [3, 2, true]);
  const moving = [0, 1, 2, 3, 4, 5].map((n) => events(event('message', `r:${n}:0`), true));
  const other = await serve(...moving, events(event('workflow_finished', 'r:9:0')));
  await hasty(async () => assert.equal((await seen(other, { maxRetries: 1 })).length, 7));
});

test('line ends and byte order marks are the standard\'s', async () => {
  const text = event('workflow_started', 'r:1:0') + event('workflow_finished', 'r:2:0');
  for (const end of ['\n', '\r', '\r\n']) {
    for (const mark of ['', '\ufeff']) {
      const data = Buffer.from(mark + text.replaceAll('\n', end));
      const stream = await chat(await serve(events(data.toString())));
      const names = [];
      for await (const one of stream) names.push(one.event);
      assert.deepEqual([names, stream.lastEventID], [['workflow_started', 'workflow_finished'], 'r:2:0']);
      // Each byte by itself.
      const pieces = async (socket) => {
        socket.setNoDelay(true).write(closing);
        for (const byte of data) {
          socket.write(Buffer.concat([Buffer.from('1\r\n'), Buffer.from([byte]), Buffer.from('\r\n')]));
          await new Promise((resolve) => setImmediate(resolve));
        }
        socket.end('0\r\n\r\n');
      };
      assert.deepEqual(await seen(await serve(pieces)), ['workflow_started', 'workflow_finished']);
    }
  }
  // Told when it is complete, and not when the next one comes.
  const open = await chat(await serve((socket) => socket.write(closing + chunk(event('message', 'r:1:0').replaceAll('\n', '\r')))));
  for await (const one of open) {
    assert.equal(one.event, 'message');
    break;
  }
});

test('an event that is no JSON is an error', async () => {
  const error = await failure(workfx.APIError, seen(await serve(events('id: r:1:0\ndata: <html>\n\n'))));
  assert(error.message.includes('<html>'));
});

test('headers are one however they are written', async () => {
  const server = await serve(found(WORKFLOW));
  const options = { headers: { ACCEPT: 'x/y', authorization: 'Other', 'x-a': '0' } };
  await client(server, options).workflows.get('wf_1', { headers: { 'X-A': '1' } });
  assert.deepEqual(['accept', 'authorization', 'x-a'].map(server.header), [['x/y'], ['Other'], ['1']]);
});

test('times are sent from dates, in lists too', async () => {
  const server = await serve(answer(200, { data: [], meta: {} }));
  await client(server).workflows.listExecutions('wf_1', { from: new Date(0), to: '2024-01-01T00:00:00Z' });
  assert.equal(server.requests[0].head.split(' ')[1], '/workflows/wf_1/executions?from=1970-01-01T00%3A00%3A00.000Z&to=2024-01-01T00%3A00%3A00Z');
});

test('the limit is longer than the server waits itself', async () => {
  const { setTimeout } = globalThis;
  const waits = [];
  globalThis.setTimeout = (call, wait, ...more) => (waits.push(wait), setTimeout(call, wait, ...more));
  try {
    await client(await serve(found(WORKFLOW))).workflows.get('wf_1');
  } finally {
    globalThis.setTimeout = setTimeout;
  }
  assert(waits.includes(90_000), `${waits}`);
});

// Not in `after`, which Node.js 18 runs when nothing is open any more.
test('the servers of these tests end', () => servers.forEach(({ stop }) => stop()));
