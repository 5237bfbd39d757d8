// A browser without a window, driven over the DevTools protocol through two pipes: no driver, no package and no open port between the test and it.
'use strict';

const { spawn } = require('node:child_process');
const { mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

// Longer than anything takes on a slow machine; only what fails waits for it.
const PATIENCE = 60_000;

const FLAGS = [
  '--headless=new',
  // The pages are the server's own, and machines that test are often root or without user namespaces.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-extensions',
  '--disable-sync',
  '--remote-debugging-pipe',
  // Whatever a page asks for elsewhere stays here, and is seen in its list of requests.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

class Browser {
  static start(executable) {
    const profile = mkdtempSync(join(tmpdir(), 'browser-'));
    const child = spawn(executable, [...FLAGS, `--user-data-dir=${profile}`, 'about:blank'], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    });
    return new Browser(child, profile);
  }

  constructor(child, profile) {
    Object.assign(this, { child, profile, last: 0, waiting: new Map(), pages: new Map(), log: '' });
    child.stderr.on('data', (text) => (this.log += text));
    let rest = Buffer.alloc(0);
    child.stdio[4].on('data', (chunk) => {
      rest = Buffer.concat([rest, chunk]);
      for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
        this.#hear(JSON.parse(rest.subarray(0, end).toString()));
        rest = rest.subarray(end + 1);
      }
    });
    this.ended = new Promise((resolve) => child.on('exit', resolve));
    this.ended.then(() => {
      for (const { reject } of this.waiting.values()) reject(new Error(`the browser ended: ${this.log}`));
    });
  }

  #hear({ id, method, params, sessionId, result, error }) {
    if (!id) return this.pages.get(sessionId)?.hear(method, params);
    const { resolve, reject, what } = this.waiting.get(id);
    this.waiting.delete(id);
    if (error) reject(new Error(`${what}: ${error.message}`));
    else resolve(result);
  }

  send(method, params = {}, sessionId = undefined) {
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject, what: method });
      this.child.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  async page(width = 1280, height = 1000) {
    const { targetId } = await this.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
    const page = new Page(this, sessionId);
    this.pages.set(sessionId, page);
    for (const domain of ['Page', 'Runtime', 'Network', 'Log']) await page.send(`${domain}.enable`);
    await page.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
    await page.send('Emulation.setFocusEmulationEnabled', { enabled: true });
    return page;
  }

  async close() {
    await this.send('Browser.close').catch(() => {});
    await this.ended;
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

class Page {
  constructor(browser, session) {
    Object.assign(this, { browser, session, requests: [], complaints: [], loads: [] });
  }

  send(method, params) {
    return this.browser.send(method, params, this.session);
  }

  hear(method, params) {
    if (method === 'Page.loadEventFired') this.loads.splice(0).forEach((resolve) => resolve());
    if (method === 'Network.requestWillBeSent') {
      const { method, url, headers, postData } = params.request;
      this.requests.push({ method, url, headers, body: postData });
    }
    if (method === 'Runtime.exceptionThrown') {
      const { exception, text } = params.exceptionDetails;
      this.complaints.push(`exception: ${exception?.description ?? text}`);
    }
    if (method === 'Runtime.consoleAPICalled' && ['error', 'warning', 'assert'].includes(params.type)) {
      this.complaints.push(`${params.type}: ${params.args.map((one) => one.value ?? one.description).join(' ')}`);
    }
    if (method === 'Log.entryAdded') {
      const { level, source, text, url } = params.entry;
      // An answer that is an error is the server's, and judged as such.
      const isAnswer = source === 'network' && text.includes('responded with a status of');
      if (level !== 'verbose' && !isAnswer) this.complaints.push(`${source}: ${text} ${url ?? ''}`);
    }
  }

  // Where requests went, but for what a page carries within itself.
  origins() {
    const origins = this.requests.map(({ url }) => new URL(url)).filter(({ protocol }) => !['data:', 'blob:'].includes(protocol));
    return [...new Set(origins.map(({ origin }) => origin))];
  }

  async open(url) {
    const loaded = new Promise((resolve) => this.loads.push(resolve));
    const { errorText } = await this.send('Page.navigate', { url });
    if (errorText) throw new Error(`${url}: ${errorText}`);
    await loaded;
  }

  async reload() {
    const loaded = new Promise((resolve) => this.loads.push(resolve));
    await this.send('Page.reload');
    await loaded;
  }

  // Runs a function in the page.
  async run(what, ...args) {
    const expression = `(${what})(...${JSON.stringify(args)})`;
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  // Asks until the page says yes.
  async until(what, ...args) {
    for (const start = Date.now(); Date.now() - start < PATIENCE; await pause(20)) {
      const value = await this.run(what, ...args);
      if (value) return value;
    }
    throw new Error(`never: ${what}`);
  }

  async press(key, modifiers = 0) {
    const codes = { Tab: 9, Enter: 13, Escape: 27 };
    const event = { key, code: key, windowsVirtualKeyCode: codes[key], modifiers, text: key === 'Enter' ? '\r' : undefined };
    await this.send('Input.dispatchKeyEvent', { type: event.text ? 'keyDown' : 'rawKeyDown', ...event });
    await this.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event, text: undefined });
  }

  // As from a keyboard, into whatever has the focus.
  async type(text) {
    await this.send('Input.insertText', { text });
  }

  async picture(file) {
    const { data } = await this.send('Page.captureScreenshot', { format: 'png' });
    writeFileSync(file, Buffer.from(data, 'base64'));
  }
}

// Runs a test with what it was given on standard input, and prints what it saw.
async function main(test) {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  const given = JSON.parse(Buffer.concat(chunks).toString());
  const browser = Browser.start(given.browser);
  try {
    process.stdout.write(JSON.stringify(await test(browser, given)));
  } finally {
    await browser.close();
  }
}

module.exports = { main, pause };
