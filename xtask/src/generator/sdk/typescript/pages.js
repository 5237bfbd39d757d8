// Lists that come in pages.
import { APIError } from './errors.js';

const at = (value, pointer) => pointer.reduce((part, name) => part?.[name], value);

/** One page. Iterated over, it goes on with the pages behind it. */
export class Page {
  #transport;
  #call;
  #params;
  #options;
  #size;

  constructor(transport, call, params, options, answer, size) {
    this.#transport = transport;
    this.#call = call;
    this.#params = params;
    this.#options = options;
    this.body = answer.body;
    const data = at(this.body, call.pages.items);
    if (data !== null && !Array.isArray(data)) throw APIError.unexpected(answer);
    this.data = data ?? [];
    this.#size = this.#sized(size);
  }

  /** How many items a page has: as it says, as the pages before had, as was asked for; and the first, as it came, for servers give fewer than asked. */
  #sized(before) {
    const { parameter, size } = this.#call.pages;
    const said = size && at(this.body, size);
    if (typeof said === 'number' && said > 0) return said;
    const asked = size && Number(this.#params[parameter] ?? 1) !== 1 ? Number(this.#params[size.at(-1)]) : undefined;
    return before || asked || this.data.length;
  }

  /** What the request for the next page says in place of this one's; undefined at the end. */
  #next() {
    const { parameter, cursor, more, total } = this.#call.pages;
    if (cursor) {
      const next = at(this.body, cursor);
      return typeof next === 'string' && next !== '' ? { [parameter]: next } : undefined;
    }
    // A page that is empty is behind the last one, whatever the totals say.
    if (this.data.length === 0) return undefined;
    const page = Number(this.#params[parameter] ?? 1);
    const count = total && at(this.body, total);
    // Where nobody says how many there are, the end is a page that is empty.
    const goesOn = more ? at(this.body, more) === true : typeof count !== 'number' || page * this.#size < count;
    return goesOn ? { [parameter]: page + 1 } : undefined;
  }

  hasNextPage() {
    return this.#next() !== undefined;
  }

  async getNextPage() {
    const next = this.#next();
    if (next === undefined) throw new RangeError('this is the last page: ask `hasNextPage()` first');
    return this.#transport.page(this.#call, { ...this.#params, ...next }, this.#options, this.#size);
  }

  /** This page and each one behind it. */
  async *iterPages() {
    for (let page = this; ; page = await page.getNextPage()) {
      yield page;
      if (!page.hasNextPage()) return;
    }
  }

  async *[Symbol.asyncIterator]() {
    for await (const page of this.iterPages()) yield* page.data;
  }
}

/** The promise of a page, over whose items one can iterate at once. */
export class PagePromise extends Promise {
  static get [Symbol.species]() {
    return Promise;
  }

  static of(promise) {
    return new PagePromise((resolve, reject) => promise.then(resolve, reject));
  }

  async *[Symbol.asyncIterator]() {
    yield* await this;
  }
}
