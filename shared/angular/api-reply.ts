import type { Answer, FieldError, Refused } from './api-answer.ts';
import type { AnyRoute } from '#shared/contract/route-url';

const words = {
  offline: { fr: 'La connexion est coupée : rien n’a été perdu', en: 'The connection is down: nothing was lost' },
  'unexpected-reply': { fr: 'La réponse reçue est illisible', en: 'The answer cannot be read' },
} as const;

/** A refusal of our own: no answer came, or it made no sense. */
export const ownRefusal = (code: keyof typeof words, locale: 'fr' | 'en', status = 0): Refused => ({
  ok: false,
  code,
  title: words[code][locale],
  status,
});

const read = async (response: Response): Promise<unknown> => {
  if (response.status === 204) return {};
  const text = await response.text();
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return undefined;
  }
};

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const isFieldError = (value: unknown): value is FieldError => {
  const one = value as Partial<FieldError> | null;
  return typeof one?.pointer === 'string' && typeof one.code === 'string';
};
const fieldErrors = (value: unknown): readonly FieldError[] | undefined => (Array.isArray(value) ? value.filter(isFieldError) : undefined);

const refusal = (response: Response, found: unknown, locale: 'fr' | 'en'): Refused => {
  const body = (typeof found === 'object' && found !== null ? found : {}) as Record<string, unknown>;
  const wait = Number(response.headers.get('retry-after') ?? NaN);
  const code = textOf(body['code']);
  if (!code) return ownRefusal('unexpected-reply', locale, response.status);
  return {
    ok: false,
    code,
    title: textOf(body['title']) ?? code,
    status: response.status,
    ...(textOf(body['detail']) ? { detail: String(body['detail']) } : {}),
    ...(textOf(body['instance']) ? { instance: String(body['instance']) } : {}),
    ...(fieldErrors(body['errors']) ? { errors: fieldErrors(body['errors']) } : {}),
    ...(Number.isFinite(wait) ? { retryAfter: wait } : {}),
  };
};

/** Reads a reply by its contract: nothing that the route does not promise reaches a screen. */
export const answerOf = async (route: AnyRoute, response: Response, locale: 'fr' | 'en'): Promise<Answer<unknown>> => {
  const body = await read(response);
  if (!response.ok) return refusal(response, body, locale);
  const parsed = route.reply.safeParse(body);
  if (parsed.success) return { ok: true, data: parsed.data };
  console.error(
    `${route.method} ${route.path} answered outside its contract`,
    parsed.error.issues.map((issue) => `${issue.path.join('/')}: ${issue.code}`),
  );
  return ownRefusal('unexpected-reply', locale, response.status);
};
