type Headers = Readonly<Record<string, string | readonly string[]>>;

/** A JSON reply that also sets headers (cookies of a sign-in, `Location`). The body still passes through the route's schema. */
export class HeadedReply<T> {
  readonly body: T;
  readonly headers: Headers;

  constructor(body: T, headers: Headers) {
    this.body = body;
    this.headers = headers;
  }
}

/** A reply that is not JSON: a CSV file, a page to print. Sent as it is, always `nosniff`. */
export class RawReply {
  readonly type: string;
  readonly content: string | Buffer;
  readonly headers: Headers;

  constructor(type: string, content: string | Buffer, headers: Headers) {
    this.type = type;
    this.content = content;
    this.headers = headers;
  }
}

export const replyWith = <T>(body: T, headers: Headers): HeadedReply<T> => new HeadedReply(body, headers);

/** A file to keep: `name` is what the browser proposes; anything but letters, digits, dots and dashes in it is replaced. */
export const replyWithFile = (file: { readonly type: string; readonly name: string; readonly content: string | Buffer }): RawReply =>
  new RawReply(file.type, file.content, { 'Content-Disposition': `attachment; filename="${file.name.replace(/[^\w.-]+/gu, '-')}"` });

/** A page or text shown in the browser. */
export const replyWithRaw = (type: string, content: string | Buffer, headers: Headers = {}): RawReply =>
  new RawReply(type, content, headers);
