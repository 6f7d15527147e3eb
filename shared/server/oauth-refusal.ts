/**
 * The refusal of a protocol endpoint (OpenID4VCI, OpenID4VP, token, status list): `{ error, error_description }` and never problem+json
 * (RFC 6749 section 5.2, https://www.rfc-editor.org/rfc/rfc6749#section-5.2).
 */
export class OAuthRefusal extends Error {
  readonly error: string;
  readonly description: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(error: string, description: string, status = 400, headers: Readonly<Record<string, string>> = {}) {
    super(error);
    this.error = error;
    this.description = description;
    this.status = status;
    this.headers = headers;
  }
}
