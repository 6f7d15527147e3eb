/** The edge of the network in specs: addresses and what stands there, as bytes; everything that left is kept. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
}
type Reply = (sent: Sent) => unknown;

export interface GivenNetwork {
  readonly sent: Sent[];
  /** A value is served as JSON, a string as it stands, a `Response` as it is; null is no answer at all. */
  serve(address: string, reply: Reply, method?: string): void;
  /** What left for addresses that contain this. */
  sentTo(part: string): readonly Sent[];
}

const responseOf = (reply: unknown): Response => {
  if (reply instanceof Response) return reply;
  const text = typeof reply === 'string';
  return new Response(text ? reply : JSON.stringify(reply), { headers: { 'content-type': text ? 'text/plain' : 'application/json' } });
};

/** Stands in for `fetch` until the spec ends, or until another network does; an address nobody serves does not answer. */
export const givenNetwork = (): GivenNetwork => {
  const served = new Map<string, Reply>();
  const sent: Sent[] = [];
  const edge = jasmine.isSpy(globalThis.fetch) ? (globalThis.fetch as jasmine.Spy<typeof fetch>) : spyOn(globalThis, 'fetch');
  edge.and.callFake(async (input, init) => {
    const request = new Request(input, { ...init, mode: 'cors', signal: null });
    const one = { method: request.method, url: request.url, headers: request.headers, body: await request.text() };
    sent.push(one);
    const reply = served.get(`${one.method} ${one.url}`) ?? served.get(one.url);
    const answer = await reply?.(one);
    if (answer === undefined || answer === null) throw new TypeError('no answer');
    return responseOf(answer);
  });
  return {
    sent,
    serve: (address, reply, method) => void served.set(method ? `${method} ${address}` : address, reply),
    sentTo: (part) => sent.filter(({ url }) => url.includes(part)),
  };
};

export const problem = (status: number, code: string): Response =>
  new Response(JSON.stringify({ code, title: code, status }), { status, headers: { 'content-type': 'application/problem+json' } });
export const oauthError = (error: string, status = 400): Response =>
  new Response(JSON.stringify({ error }), { status, headers: { 'content-type': 'application/json' } });
