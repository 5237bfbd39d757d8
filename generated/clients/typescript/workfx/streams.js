// Written by `cargo xtask generate` from `workfx.yaml`. Not edited by hand.
// Server-sent events, as the HTML standard has them, each one's `data` as JSON. A stream that is cut is taken up where it was.
import { APIConnectionError, APIError } from './errors.js';
import { backedOff, pause } from './transport.js';

/** The connection is lost, and why. */
class Cut extends Error {}

export class Stream {
  #transport;
  #call;
  #params;
  #options;
  #open;
  #stop = new AbortController();
  #leave;
  #isClosed = false;

  constructor(transport, call, params, options) {
    this.#transport = transport;
    this.#call = call;
    this.#params = params;
    // One signal for the connection, those after it and the pauses between: whoever gave one, and `close`, end them all.
    const { signal } = options;
    const stop = () => this.#stop.abort(signal.reason);
    this.#leave = () => signal?.removeEventListener('abort', stop);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
    this.#options = { ...options, signal: this.#stop.signal };
    /** The id of the last event that came: what a later stream can be taken up from. */
    this.lastEventID = options.lastEventID;
  }

  static async start(transport, call, params = {}, options = {}) {
    const stream = new Stream(transport, call, params, options);
    try {
      await stream.#connect();
    } catch (error) {
      stream.#leave();
      throw error;
    }
    return stream;
  }

  async #connect() {
    const headers = { Accept: 'text/event-stream', ...(this.lastEventID && { 'Last-Event-ID': this.lastEventID }) };
    this.#open = await this.#transport.send(this.#call, this.#params, this.#options, undefined, { headers, body: this.#call.switch });
    const type = this.#open.response.headers.get('Content-Type') ?? 'nothing';
    if (type.startsWith('text/event-stream')) return;
    this.#open.close();
    throw new APIConnectionError(undefined, `the server answered with ${type} where events were asked for`);
  }

  /** Ends it on this side. What runs on the other goes on. */
  close() {
    this.#isClosed = true;
    this.#leave();
    this.#open.close();
    this.#stop.abort();
  }

  async *[Symbol.asyncIterator]() {
    const retries = this.#options.maxRetries ?? this.#transport.maxRetries;
    let cuts = 0;
    try {
      while (!this.#isClosed) {
        let cut;
        let farewell;
        try {
          for await (const { id, data } of events(this.#open.response.body)) {
            if (farewell !== undefined) yield farewell;
            farewell = undefined;
            // What comes again and again is no progress.
            if (id !== undefined && id !== this.lastEventID) {
              this.lastEventID = id;
              cuts = 0;
            }
            const frame = this.#json(data);
            if (this.#call.resumable && isFarewell(frame)) farewell = frame;
            else yield frame;
            if (this.#isClosed) return;
          }
        } catch (error) {
          if (!(error instanceof Cut)) throw error;
          cut = error.cause;
        }
        if (this.#isClosed || (cut === undefined && farewell === undefined)) return;
        if (this.#stop.signal.aborted) throw this.#stop.signal.reason;
        cuts += 1;
        if (!this.#call.resumable || !this.lastEventID || cuts > retries) {
          if (farewell === undefined) throw new APIConnectionError(cut, `the stream was cut: ${cut.cause?.message ?? cut.message}`);
          yield farewell;
          return;
        }
        this.#open.close();
        await pause(backedOff(cuts - 1), this.#stop.signal);
        await this.#connect();
      }
    } catch (error) {
      if (!this.#isClosed) throw error;
    } finally {
      this.close();
    }
  }

  #json(data) {
    try {
      return JSON.parse(data);
    } catch {
      throw APIError.unexpected({ response: this.#open.response, text: data });
    }
  }
}

/** Whether a server that goes down says so. Where it is the last thing that it says, somebody else tells the rest. */
function isFarewell(frame) {
  return frame?.event === 'error' && frame.code === 'interrupted';
}

async function* events(body) {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = '';
  let event = {};
  let isAfterCR = false;
  for (;;) {
    const { done, value } = await reader.read().catch((cause) => {
      throw new Cut('', { cause });
    });
    if (done) break;
    let piece = decoder.decode(value, { stream: true });
    if (piece === '') continue;
    // A CR is the end of a line at once: the LF that may belong to it may be long in coming.
    if (isAfterCR && piece.startsWith('\n')) piece = piece.slice(1);
    isAfterCR = piece.endsWith('\r');
    const lines = (text + piece).split(/\r\n|\n|\r/);
    text = lines.pop();
    for (const line of lines) {
      if (line === '') {
        if (event.data !== undefined) yield event;
        event = {};
      } else {
        take(event, line);
      }
    }
  }
  // What has no empty line behind it is no event yet.
  if (text !== '' || event.data !== undefined) throw new Cut('', { cause: new Error('it ended in the middle of an event') });
}

function take(event, line) {
  const colon = line.indexOf(':');
  const name = colon < 0 ? line : line.slice(0, colon);
  const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
  if (name === 'data') event.data = event.data === undefined ? value : `${event.data}\n${value}`;
  if (name === 'id' && !value.includes('\0')) event.id = value;
}
