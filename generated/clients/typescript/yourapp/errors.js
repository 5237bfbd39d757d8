// Written by `cargo xtask generate` from `yourapp.yaml`. Not edited by hand.
// What can come of a request in place of an answer.

/** The server was not reached, or was lost before it had answered. */
export class APIConnectionError extends Error {
  constructor(cause, message = `the server cannot be reached: ${cause?.cause?.message ?? cause?.message ?? cause}`) {
    super(message, { cause });
    this.name = new.target.name;
  }
}

/** The server did not answer in time. */
export class APITimeoutError extends APIConnectionError {
  constructor(milliseconds) {
    super(undefined, `the server did not answer within ${milliseconds} ms`);
  }
}

/** The server answered that it will not. */
export class APIError extends Error {
  constructor(status, headers, body, text, settings) {
    const at = (pointer) => pointer.reduce((value, name) => value?.[name], body);
    const said = at(settings.error.message);
    super(typeof said === 'string' ? said : `${status} ${text.slice(0, 200)}`.trim());
    this.name = new.target.name;
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.code = settings.error.code && at(settings.error.code);
    this.requestID = headers.get('X-Request-Id') ?? undefined;
  }

  /** The error of the class that its status has. */
  static of(response, text, settings) {
    let body;
    try {
      body = JSON.parse(text);
    } catch {
      // It need not come from the API: a proxy on the way answers as it likes.
    }
    const Class = CLASSES[response.status] ?? (response.status >= 500 ? InternalServerError : APIError);
    return new Class(response.status, response.headers, body, text, settings);
  }

  /** What `Retry-After` asks for, in milliseconds: seconds or a date there. */
  get retryAfter() {
    const asked = this.headers.get('Retry-After');
    if (!asked) return undefined;
    const wait = /^\d+$/.test(asked) ? Number(asked) * 1000 : Date.parse(asked) - Date.now();
    return Number.isNaN(wait) ? undefined : Math.max(wait, 0);
  }
}

/** 400: the request is not what the API takes. */
export class BadRequestError extends APIError {}
/** 401: the key is missing or refused. */
export class AuthenticationError extends APIError {}
/** 403: the key may not do this. */
export class PermissionDeniedError extends APIError {}
/** 404: there is no such thing. */
export class NotFoundError extends APIError {}
/** 409: the thing's state does not allow it. */
export class ConflictError extends APIError {}
/** 422: the request cannot be carried out as it is. */
export class UnprocessableEntityError extends APIError {}
/** 429: too many requests. */
export class RateLimitError extends APIError {}
/** 500 and above: the server's own fault. */
export class InternalServerError extends APIError {}

const CLASSES = {
  400: BadRequestError,
  401: AuthenticationError,
  403: PermissionDeniedError,
  404: NotFoundError,
  409: ConflictError,
  422: UnprocessableEntityError,
  429: RateLimitError,
};
