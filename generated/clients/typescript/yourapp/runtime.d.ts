// Written by `cargo xtask generate` from `yourapp.yaml`. Not edited by hand.
import type * as Models from './models.js';

/** Settings of a client. */
export interface ClientOptions {
  /** Where the API is. Otherwise the environment's `YOURAPP_BASE_URL`, otherwise `https://api.yourapp.com/v1`. */
  baseURL?: string;
  /** Milliseconds until an answer, or until a stream begins. Otherwise 90 seconds. */
  timeout?: number;
  /** How often a request is sent again that met a limit, a lost connection or a passing fault. Otherwise 2. */
  maxRetries?: number;
  /** Longest `Retry-After` that is waited for, in milliseconds; what asks for more is an error at once. Otherwise a minute. */
  maxRetryWait?: number;
  /** Headers of every request, in place of, or beside, its own. */
  headers?: Record<string, string>;
  /** What sends requests. Otherwise the global `fetch`. */
  fetch?: typeof globalThis.fetch;
}

/** Settings of one request. */
export interface RequestOptions {
  timeout?: number;
  maxRetries?: number;
  /** Ends the request, its retries and its stream. */
  signal?: AbortSignal;
  /** Headers in place of, or beside, the client's; `undefined` takes one away. */
  headers?: Record<string, string | undefined>;
  /** Names the request, where it creates or starts something. Otherwise a new UUID, so that sending it again does nothing twice. */
  idempotencyKey?: string;
}

/** Settings of one stream. */
export interface StreamOptions extends RequestOptions {
  /** The event behind which to begin: takes up a stream of before. */
  lastEventID?: string;
}

/** One page. Iterated over (`for await`), it goes on with the pages behind it. */
export interface Page<Item, Body> extends AsyncIterable<Item> {
  /** The items of this page. */
  readonly data: Item[];
  /** The whole answer. */
  readonly body: Body;
  hasNextPage(): boolean;
  getNextPage(): Promise<Page<Item, Body>>;
  /** This page and each one behind it. */
  iterPages(): AsyncGenerator<Page<Item, Body>, void, undefined>;
}

/** The promise of a page, over whose items one can iterate at once. */
export interface PagePromise<Item, Body> extends Promise<Page<Item, Body>>, AsyncIterable<Item> {}

/** Events as they come. A stream that is cut is taken up where it was. */
export interface Stream<Event> extends AsyncIterable<Event> {
  /** The id of the last event that came. */
  readonly lastEventID: string | undefined;
  /** Ends it on this side. What runs on the other goes on. */
  close(): void;
}

/** The server was not reached, or was lost before it had answered. */
export class APIConnectionError extends Error {
  /** How often the request had been sent again by then. */
  readonly retries: number;
}
/** The server did not answer in time. */
export class APITimeoutError extends APIConnectionError {}

/** The server answered that it will not, or answered what is not the API's. */
export class APIError<Body = Models.ErrorResponse | undefined> extends Error {
  readonly status: number;
  readonly headers: Headers;
  /** What the answer holds; `undefined` where it is not the API's own. */
  readonly body: Body;
  readonly code: string | undefined;
  /** How often the request had been sent again by then: a 404 to a deletion that was may say that an earlier one got through. */
  readonly retries: number;
  /** What to name to whoever runs the server. */
  readonly requestID: string | undefined;
  /** What `Retry-After` asks for, in milliseconds. */
  readonly retryAfter: number | undefined;
}
/** 400: the request is not what the API takes. */
export class BadRequestError extends APIError<Models.ErrorResponse | undefined> {}
/** 401: the key is missing or refused. */
export class AuthenticationError extends APIError<Models.ErrorResponse | undefined> {}
/** 403: the key may not do this. */
export class PermissionDeniedError extends APIError<Models.ErrorResponse | undefined> {}
/** 404: there is no such thing. */
export class NotFoundError extends APIError<Models.ErrorResponse | undefined> {}
/** 409: the thing's state does not allow it. */
export class ConflictError extends APIError<Models.ErrorResponse | undefined> {}
/** 422: the request cannot be carried out as it is. */
export class UnprocessableEntityError extends APIError<Models.ErrorResponse | undefined> {}
/** 429: too many requests. */
export class RateLimitError extends APIError<Models.ErrorResponse | undefined> {}
/** 500 and above: the server's own fault. */
export class InternalServerError extends APIError<Models.ErrorResponse | undefined> {}
