// Written by `cargo xtask generate` from `yourapp.yaml`. Not edited by hand.
// Lists that come in pages.

const at = (value, pointer) => pointer.reduce((part, name) => part?.[name], value);

/** One page. Iterated over, it goes on with the pages behind it. */
export class Page {
  #transport;
  #call;
  #params;
  #options;

  constructor(transport, call, params, options, body) {
    this.#transport = transport;
    this.#call = call;
    this.#params = params;
    this.#options = options;
    this.body = body;
    this.data = at(body, call.pages.items) ?? [];
  }

  /** What the request for the next page says in place of this one's; undefined at the end. */
  #next() {
    const { parameter, cursor, more, total, size } = this.#call.pages;
    if (cursor) {
      const next = at(this.body, cursor);
      return typeof next === 'string' && next !== '' ? { [parameter]: next } : undefined;
    }
    // A page that is empty is behind the last one, whatever the totals say.
    if (this.data.length === 0) return undefined;
    const page = this.#params[parameter] ?? 1;
    const goesOn = more ? at(this.body, more) === true : page * at(this.body, size) < at(this.body, total);
    return goesOn ? { [parameter]: page + 1 } : undefined;
  }

  hasNextPage() {
    return this.#next() !== undefined;
  }

  async getNextPage() {
    const next = this.#next();
    if (next === undefined) throw new RangeError('this is the last page: ask `hasNextPage()` first');
    return this.#transport.page(this.#call, { ...this.#params, ...next }, this.#options);
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
