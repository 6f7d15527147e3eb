import type * as z from 'zod';
import type { CallOf, Route } from './route.ts';

export type AnyRoute = Route<z.ZodObject, z.ZodObject, z.ZodType, z.ZodType>;

const segment = (params: Readonly<Record<string, string | number>>) => (_whole: string, name: string) => {
  const value = params[name];
  if (value === undefined || value === '') throw new Error(`the path needs ${name}`);
  return encodeURIComponent(value);
};

const search = (query: Readonly<Record<string, unknown>>): string => {
  const written = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') written.append(name, String(one));
    }
  }
  const text = written.toString();
  return text && `?${text}`;
};

/** The address of a route: for whoever calls it, and for links to what a browser downloads by itself. Refuses a path with a parameter missing. */
export const urlOf = <R>(route: R & AnyRoute, call: CallOf<R>, base = ''): string => {
  const parts = call as { params?: Record<string, string | number>; query?: Record<string, unknown> };
  return base + route.path.replace(/:(\w+)/gu, segment(parts.params ?? {})) + search(parts.query ?? {});
};
