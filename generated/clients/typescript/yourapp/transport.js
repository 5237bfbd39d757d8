// Written by `cargo xtask generate` from `yourapp.yaml`. Not edited by hand.
// How requests are sent, repeated and refused. Knows HTTP and nothing of the API.
import { APIConnectionError, APIError, APITimeoutError } from './errors.js';
import { Page } from './pages.js';

/** A statement to the caller about how long it takes: a limit of a minute is over after a minute. */
const LONGEST_WAIT = 60_000;
const SHORTEST_BACKOFF = 500;
const LONGEST_BACKOFF = 8_000;
const PASSING = [502, 503, 504];

function environment(name) {
  return globalThis.process?.env?.[name] || undefined;
}

/** A part of a path. Empty ones would be another path. */
export function segment(value, name) {
  const text = String(value ?? '');
  if (text === '') throw new TypeError(`\`${name}\` is empty`);
  return encodeURIComponent(text);
}

export class Transport {
  constructor(settings, key, options = {}) {
    this.key = key ?? environment(`${settings.environment}_API_KEY`);
    if (!this.key) {
      throw new TypeError(`no API key: give it to the client, or set ${settings.environment}_API_KEY`);
    }
    this.settings = settings;
    this.baseURL = (options.baseURL ?? environment(`${settings.environment}_BASE_URL`) ?? settings.server).replace(/\/+$/, '');
    this.timeout = options.timeout ?? 60_000;
    this.maxRetries = options.maxRetries ?? 2;
    this.maxRetryWait = options.maxRetryWait ?? LONGEST_WAIT;
    this.headers = options.headers ?? {};
    this.fetch = options.fetch ?? ((...given) => globalThis.fetch(...given));
  }

  /** The content of a JSON answer. */
  async call(call, params = {}, options = {}) {
    const answer = await this.send(call, params, options, (response) => response.text());
    return call.content.reduce((value, name) => value?.[name], answer === '' ? undefined : JSON.parse(answer));
  }

  /** A page of a list, and what it takes to ask for the next. */
  async page(call, params = {}, options = {}) {
    const body = JSON.parse(await this.send(call, params, options, (response) => response.text()));
    return new Page(this, call, params, options, body);
  }

  /** Sends a request until it is answered, refused, or not worth repeating. */
  async send(call, params, options, read, more = {}) {
    const { url, init } = this.#spelled(call, params, options, more);
    const repeatable = ['GET', 'HEAD', 'PUT', 'DELETE'].includes(call.method) || init.headers.has('Idempotency-Key') || init.headers.has('Last-Event-ID');
    const retries = options.maxRetries ?? this.maxRetries;
    for (let attempt = 0; ; attempt += 1) {
      let failure;
      let wait;
      try {
        return await this.#attempt(url, init, options, read);
      } catch (error) {
        failure = error;
        wait = this.#wait(error, attempt, repeatable);
      }
      if (wait === undefined || attempt >= retries) throw failure;
      await pause(wait, options.signal);
    }
  }

  async #attempt(url, init, options, read) {
    const controller = new AbortController();
    const timeout = options.timeout ?? this.timeout;
    const stop = () => controller.abort(options.signal.reason);
    if (options.signal?.aborted) throw options.signal.reason;
    options.signal?.addEventListener('abort', stop, { once: true });
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      controller.abort();
    }, timeout);
    let isStream = false;
    try {
      const response = await this.fetch(url, { ...init, signal: controller.signal });
      if (!response.ok) throw APIError.of(response, await response.text(), this.settings);
      // A stream goes on for as long as it does; the limit is for its beginning.
      isStream = read === undefined;
      return isStream ? { response, close: () => controller.abort() } : await read(response);
    } catch (error) {
      if (error instanceof APIError || options.signal?.aborted) throw error;
      throw isLate ? new APITimeoutError(timeout) : new APIConnectionError(error);
    } finally {
      clearTimeout(timer);
      // Whoever gave the signal can still stop a stream.
      if (!isStream) options.signal?.removeEventListener('abort', stop);
    }
  }

  /** How long to wait before the same request is sent again; undefined: never. */
  #wait(error, attempt, repeatable) {
    const backoff = Math.min(SHORTEST_BACKOFF * 2 ** attempt, LONGEST_BACKOFF) * (0.75 + Math.random() / 2);
    if (error instanceof APIConnectionError) return repeatable ? backoff : undefined;
    if (!(error instanceof APIError)) return undefined;
    // What was refused for its number had no effect, so that it can be sent again whatever it is.
    if (error.status !== 429 && !(repeatable && PASSING.includes(error.status))) return undefined;
    const asked = error.retryAfter;
    if (asked === undefined) return backoff;
    return asked <= this.maxRetryWait ? asked : undefined;
  }

  #spelled(call, params, options, more) {
    const url = new URL(this.baseURL + call.path);
    const rest = {};
    for (const [name, value] of Object.entries(params)) {
      if (value === undefined) continue;
      if (!call.query.includes(name)) rest[name] = value;
      else if (Array.isArray(value)) value.forEach((item) => url.searchParams.append(name, String(item)));
      else url.searchParams.append(name, value instanceof Date ? value.toISOString() : String(value));
    }
    const headers = new Headers({ Accept: 'application/json', 'User-Agent': this.settings.agent, ...this.headers });
    headers.set(this.settings.header, this.settings.scheme + this.key);
    // A stream cannot be given twice: one whose beginning is lost is the caller's to ask for again.
    const idempotencyKey = options.idempotencyKey ?? (call.switch ? undefined : globalThis.crypto.randomUUID());
    if (call.idempotent && idempotencyKey) headers.set('Idempotency-Key', idempotencyKey);
    for (const [name, value] of Object.entries({ ...more.headers, ...options.headers })) {
      if (value === undefined) headers.delete(name);
      else headers.set(name, value);
    }
    const init = { method: call.method, headers, redirect: 'error' };
    if (call.body) {
      headers.set('Content-Type', 'application/json');
      init.body = JSON.stringify({ ...rest, ...more.body });
    } else if (Object.keys(rest).length > 0) {
      throw new TypeError(`${call.method} ${call.path} takes no \`${Object.keys(rest)[0]}\``);
    }
    return { url, init };
  }
}

function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    }, { once: true });
  });
}
