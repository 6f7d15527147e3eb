import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { AnyRoute } from '#shared/contract/call';
import type { CallOf, ReplyOf } from '#shared/contract/route';
import { acceptInvitation, confirmEmail, signIn } from '#shared/contracts/identity';
import { Client } from '#shared/server/testing/client';
import { password } from './people.ts';

export class Refused extends Error {
  readonly code: string;
  constructor(route: AnyRoute, status: number, body: unknown) {
    const { code = '', title = '' } = (body ?? {}) as { code?: string; title?: string };
    super(`${route.method} ${route.path}: ${status} ${code} ${title}`);
    this.code = code;
  }
}

/** Lets that refusal pass: an earlier run that was cut off got this far. */
export const alreadyDone =
  (code: string) =>
  (fault: unknown): null => {
    if (fault instanceof Refused && fault.code === code) return null;
    throw fault;
  };

/** Someone in front of a portal: an ordinary browser without a screen, which calls the ordinary routes. */
export class Portal {
  readonly url: string;
  readonly app: 'issuer' | 'verifier';
  readonly #client: Client;

  constructor(app: 'issuer' | 'verifier', url: string) {
    this.app = app;
    this.url = url;
    this.#client = new Client(url, { signIn: `${app}-sign-in`, xsrf: `${app}-xsrf` });
  }

  /** The reply, or an error that names the route and the refusal. */
  async call<R>(route: R & AnyRoute, given: CallOf<R> = {}): Promise<ReplyOf<R>> {
    const call = this.#client.call.bind(this.#client) as (one: AnyRoute, parts: unknown) => Promise<{ status: number; body: unknown }>;
    const { status, body } = await call(route, given);
    if (status >= 400) throw new Refused(route, status, body);
    return body as ReplyOf<R>;
  }

  async signIn(email: string): Promise<this> {
    await this.call(signIn, { body: { email, password } });
    return this;
  }
  async confirm(mailbox: Mailbox, email: string): Promise<void> {
    await this.call(confirmEmail, { body: { code: await mailbox.code(email, `${this.url}/confirm#`) } });
  }
  async join(code: string, name: string): Promise<this> {
    await this.call(acceptInvitation, { body: { code, name, password } });
    return this;
  }
}

interface Letter {
  readonly at: string;
  readonly to: string;
  readonly text: string;
}

/** The local mailbox: what the product would have sent by e-mail. */
export class Mailbox {
  readonly #folder: string;
  constructor(home: string) {
    this.#folder = path.join(home, 'mailbox');
  }

  /** The fragment after `prefix` in the newest letter to that address; letters leave after the commit, so it waits a little. */
  async code(to: string, prefix: string): Promise<string> {
    for (let tries = 0; tries < 100; tries += 1) {
      const found = (await this.#letters()).filter((letter) => letter.to === to && letter.text.includes(prefix)).at(-1);
      const code = found?.text.slice(found.text.indexOf(prefix) + prefix.length).match(/^[\w-]+/u)?.[0];
      if (code) return code;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`no letter with ${prefix}… came`);
  }

  async #letters(): Promise<readonly Letter[]> {
    const files = (await readdir(this.#folder).catch(() => [])).filter((file) => file.endsWith('.json')).sort();
    return Promise.all(files.map(async (file) => JSON.parse(await readFile(path.join(this.#folder, file), 'utf8')) as Letter));
  }
}
