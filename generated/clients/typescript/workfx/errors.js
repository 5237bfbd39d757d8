// Written by `cargo xtask generate` from `workfx.yaml`. Not edited by hand.
// What can come of a request in place of an answer.

/** The server was not reached, or was lost before it had answered. */
export class APIConnectionError extends Error {
  constructor(cause, message = `the server cannot be reached: ${cause?.cause?.message ?? cause?.message ?? cause}`) {
    super(message, { cause });
    this.name = new.target.name;
    /** How often the request had been sent again by then. */
    this.retries = 0;
  }
}

/** The server did not answer in time. */
export class APITimeoutError extends APIConnectionError {
  constructor(milliseconds) {
    super(undefined, `the server did not answer within ${milliseconds} ms`);
  }
}

/** The server answered that it will not, or answered what is not the API's. */
export class APIError extends Error {
  constructor(message, { status, headers }, body, code) {
    super(message);
    this.name = new.target.name;
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.code = code;
    /** How often the request had been sent again by then: a 404 to a deletion that was may say that an earlier one got through. */
    this.retries = 0;
    this.requestID = headers.get('X-Request-Id') ?? undefined;
  }

  /** The error of the class that its status has. */
  static of(response, text, settings) {
    const { status, headers } = response;
    let body;
    try {
      body = JSON.parse(text);
    } catch {
      // What is not JSON has no parts.
    }
    const at = (pointer) => pointer?.reduce((value, name) => value?.[name], body);
    const [said, code] = [at(settings.error.message), at(settings.error.code)];
    // It need not come from the API: a proxy on the way answers as it likes, in JSON too.
    const isOwn = said !== undefined && said !== null && (settings.error.code === undefined || typeof code === 'string');
    const Class = CLASSES[status] ?? (status >= 500 ? InternalServerError : APIError);
    let message = `${status} ${text.slice(0, 200)}`.trim();
    if (isOwn && typeof said === 'string') message = said;
    // Browsers do not even say which redirect it is.
    else if (response.type === 'opaqueredirect') message = 'redirects are not followed, and the server answers with one';
    else if (status >= 300 && status < 400) message = `${status}: redirects are not followed, and this one leads to ${headers.get('Location')}`;
    return isOwn ? new Class(message, response, body, code) : new Class(message, response);
  }

  /** A good answer that is none of the API's: whoever is at the base URL is somebody else, or between. */
  static unexpected({ response, text, retries = 0 }) {
    const begins = text === '' ? 'what came is empty' : `what came begins with ${JSON.stringify(text.slice(0, 200))}`;
    const error = new APIError(`${response.status}, but not with what the API answers: ${begins}`, response);
    error.retries = retries;
    return error;
  }

  /** What `Retry-After` asks for, in milliseconds: seconds or a date there. */
  get retryAfter() {
    const asked = this.headers.get('Retry-After');
    if (!asked) return undefined;
    if (/^\d+(\.\d+)?$/.test(asked)) return Number(asked) * 1000;
    // To `Date.parse`, `-5` is a year.
    const wait = /[a-z]/i.test(asked) ? Date.parse(asked) - Date.now() : NaN;
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
