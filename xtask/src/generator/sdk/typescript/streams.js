// Server-sent events, as the HTML standard has them, each one's `data` as JSON. A stream that is cut is taken up where it was.
import { APIConnectionError } from './errors.js';

export class Stream {
  #transport;
  #call;
  #params;
  #options;
  #open;
  #isClosed = false;

  constructor(transport, call, params, options, open) {
    this.#transport = transport;
    this.#call = call;
    this.#params = params;
    this.#options = options;
    this.#open = open;
    /** The id of the last event that came: what a later stream can be taken up from. */
    this.lastEventID = options.lastEventID;
  }

  static async start(transport, call, params = {}, options = {}) {
    return new Stream(transport, call, params, options, await connect(transport, call, params, options, options.lastEventID));
  }

  /** Ends it on this side. What runs on the other goes on. */
  close() {
    this.#isClosed = true;
    this.#open.close();
  }

  async *[Symbol.asyncIterator]() {
    const retries = this.#options.maxRetries ?? this.#transport.maxRetries;
    let cuts = 0;
    try {
      for (;;) {
        try {
          for await (const { id, data } of events(this.#open.response.body)) {
            if (id !== undefined) this.lastEventID = id;
            cuts = 0;
            yield JSON.parse(data);
          }
          return;
        } catch (error) {
          if (this.#isClosed) return;
          const isCut = error instanceof TypeError || error?.code === 'UND_ERR_SOCKET';
          if (!isCut) throw error;
          cuts += 1;
          if (!this.#call.resumable || !this.lastEventID || cuts > retries) throw new APIConnectionError(error);
          this.#open = await connect(this.#transport, this.#call, this.#params, this.#options, this.lastEventID);
        }
      }
    } finally {
      this.close();
    }
  }
}

function connect(transport, call, params, options, lastEventID) {
  const headers = { Accept: 'text/event-stream', ...(lastEventID && { 'Last-Event-ID': lastEventID }) };
  return transport.send(call, params, options, undefined, { headers, body: call.switch }).then((open) => {
    const type = open.response.headers.get('Content-Type') ?? 'nothing';
    if (type.startsWith('text/event-stream')) return open;
    open.close();
    throw new APIConnectionError(undefined, `the server answered with ${type} where events were asked for`);
  });
}

async function* events(body) {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = '';
  let event = {};
  for (;;) {
    const { done, value } = await reader.read();
    // What has no empty line behind it is no event yet.
    if (done) return;
    text += decoder.decode(value, { stream: true });
    // A CR at the end may be the half of a line end.
    const lines = text.split(/\r\n|\n|\r(?!$)/);
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
}

function take(event, line) {
  const colon = line.indexOf(':');
  const name = colon < 0 ? line : line.slice(0, colon);
  const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
  if (name === 'data') event.data = event.data === undefined ? value : `${event.data}\n${value}`;
  if (name === 'id' && !value.includes('\0')) event.id = value;
}
