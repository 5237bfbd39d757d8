// How requests are sent, repeated and refused. Knows HTTP and nothing of the API.
import { APIConnectionError, APIError, APITimeoutError } from './errors.js';
import { Page } from './pages.js';

/** Longer than the minute that a server may wait itself before it answers. */
const TIMEOUT = 90_000;
/** A statement to the caller about how long it takes: a limit of a minute is over after a minute. */
const LONGEST_WAIT = 60_000;
const SHORTEST_BACKOFF = 500;
const LONGEST_BACKOFF = 8_000;
const PASSING = [502, 503, 504];
/** Timers of more than this fire at once. */
const LONGEST_TIMER = 2_147_483_647;

function environment(name) {
  return globalThis.process?.env?.[name] || undefined;
}

/** A part of a path. With one that is empty or dots, it would be another path. */
export function segment(value, name) {
  const text = String(value ?? '');
  if (['', '.', '..'].includes(text)) throw new TypeError(`\`${name}\` is '${text}', which names nothing`);
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
    this.timeout = options.timeout ?? TIMEOUT;
    this.maxRetries = options.maxRetries ?? 2;
    this.maxRetryWait = options.maxRetryWait ?? LONGEST_WAIT;
    this.headers = options.headers ?? {};
    this.fetch = options.fetch ?? ((...given) => globalThis.fetch(...given));
  }

  /** The content of a JSON answer. */
  async call(call, params = {}, options = {}) {
    const answer = await this.#whole(call, params, options, call.nothing);
    if (call.nothing && answer.text === '') return undefined;
    const content = call.content.reduce((value, name) => value?.[name], answer.body);
    const isObject = typeof content === 'object' && content !== null && !Array.isArray(content);
    if (content === undefined || (call.object && !isObject)) throw APIError.unexpected(answer);
    return content;
  }

  /** A page of a list, and what it takes to ask for the next. */
  async page(call, params = {}, options = {}, size = undefined) {
    return new Page(this, call, params, options, await this.#whole(call, params, options), size);
  }

  /** A JSON answer, with what it came as. */
  async #whole(call, params, options, mayBeEmpty = false) {
    const read = async (response, retries) => ({ response, retries, text: await response.text() });
    const answer = await this.send(call, params, options, read);
    if (mayBeEmpty && answer.text === '') return answer;
    try {
      return { ...answer, body: JSON.parse(answer.text) };
    } catch {
      throw APIError.unexpected(answer);
    }
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
        return await this.#attempt(url, init, options, read, attempt);
      } catch (error) {
        failure = error;
        if (error instanceof APIError || error instanceof APIConnectionError) error.retries = attempt;
        wait = this.#wait(error, attempt, repeatable);
      }
      if (wait === undefined || attempt >= retries) throw failure;
      await pause(wait, options.signal);
    }
  }

  async #attempt(url, init, options, read, attempt) {
    const controller = new AbortController();
    const timeout = options.timeout ?? this.timeout;
    const stop = () => controller.abort(options.signal.reason);
    const leave = () => options.signal?.removeEventListener('abort', stop);
    if (options.signal?.aborted) throw options.signal.reason;
    options.signal?.addEventListener('abort', stop, { once: true });
    let isLate = false;
    const late = () => {
      isLate = true;
      controller.abort();
    };
    const timer = Number.isFinite(timeout) ? setTimeout(late, Math.min(timeout, LONGEST_TIMER)) : undefined;
    let isStream = false;
    try {
      const response = await this.fetch(url, { ...init, signal: controller.signal });
      if (!response.ok) throw APIError.of(response, await response.text(), this.settings);
      // A stream goes on for as long as it does; the limit is for its beginning.
      isStream = read === undefined;
      const close = () => {
        leave();
        controller.abort();
      };
      return isStream ? { response, close } : await read(response, attempt);
    } catch (error) {
      if (error instanceof APIError || options.signal?.aborted) throw error;
      throw isLate ? new APITimeoutError(timeout) : new APIConnectionError(error);
    } finally {
      clearTimeout(timer);
      // Whoever gave the signal can still stop a stream.
      if (!isStream) leave();
    }
  }

  /** How long to wait before the same request is sent again; undefined: never. */
  #wait(error, attempt, repeatable) {
    const backoff = backedOff(attempt);
    if (error instanceof APIConnectionError) return repeatable ? backoff : undefined;
    if (!(error instanceof APIError)) return undefined;
    // What was refused for its number had no effect, so that it can be sent again whatever it is.
    if (error.status !== 429 && !(repeatable && PASSING.includes(error.status))) return undefined;
    const asked = error.retryAfter;
    if (asked === undefined) return backoff;
    return asked <= this.maxRetryWait ? asked : undefined;
  }

  #spelled(call, params, options, more) {
    const url = new URL(this.baseURL + call.path());
    const rest = {};
    for (const [name, value] of Object.entries(params)) {
      if (value === undefined) continue;
      if (!call.query.includes(name)) rest[name] = value;
      else for (const item of [value].flat()) url.searchParams.append(name, item instanceof Date ? item.toISOString() : String(item));
    }
    const headers = new Headers({ Accept: 'application/json', 'User-Agent': this.settings.agent });
    headers.set(this.settings.header, this.settings.scheme + this.key);
    if (call.body) headers.set('Content-Type', 'application/json');
    lay(headers, this.headers);
    if (call.idempotent) {
      // A stream cannot be given twice: one whose beginning is lost is the caller's to ask for again.
      const idempotencyKey = options.idempotencyKey ?? (call.switch ? undefined : uuid());
      if (idempotencyKey) headers.set('Idempotency-Key', idempotencyKey);
    }
    lay(headers, more.headers);
    lay(headers, options.headers);
    // As an answer, which says where it comes from: `error` is a lost connection, and would be tried again.
    const init = { method: call.method, headers, redirect: 'manual' };
    if (call.body) {
      init.body = JSON.stringify({ ...rest, ...more.body });
    } else if (Object.keys(rest).length > 0) {
      throw new TypeError(`${call.method} ${call.path()} takes no \`${Object.keys(rest)[0]}\``);
    }
    return { url, init };
  }
}

/** Headers over others, of which each name has one, however it is written. */
function lay(headers, others = {}) {
  for (const [name, value] of Object.entries(others)) {
    if (value === undefined) headers.delete(name);
    else headers.set(name, value);
  }
}

/** How long to wait where nobody says. */
export function backedOff(attempt) {
  return Math.min(SHORTEST_BACKOFF * 2 ** attempt, LONGEST_BACKOFF) * (0.75 + Math.random() / 2);
}

export function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    // One that came in the meantime is not told again.
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, Math.min(milliseconds, LONGEST_TIMER));
    signal?.addEventListener('abort', stop, { once: true });
  });
}

/** A new UUID. Node.js 18 has no global `crypto`, and pages without TLS have one without `randomUUID`. */
function uuid() {
  const { crypto } = globalThis;
  if (crypto?.randomUUID) return crypto.randomUUID();
  const bytes = new Uint8Array(16);
  if (crypto?.getRandomValues) crypto.getRandomValues(bytes);
  else bytes.forEach((_, at) => { bytes[at] = Math.random() * 256; });
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const text = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return text.replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
