/**
 * The three calls of the reflection proposal that the certificate library's injector makes, on the global object where it looks for them; a
 * polyfill already there stays. Imported before that library, and by nothing else.
 */
type Target = object;
interface Reflection {
  getMetadata?: (key: unknown, target: Target) => unknown;
  getOwnMetadata?: (key: unknown, target: Target) => unknown;
  defineMetadata?: (key: unknown, value: unknown, target: Target) => void;
}

const kept = new WeakMap<Target, Map<unknown, unknown>>();
const own = (key: unknown, target: Target): unknown => kept.get(target)?.get(key);
const inherited = (key: unknown, target: Target | null): unknown =>
  target === null ? undefined : (own(key, target) ?? inherited(key, Object.getPrototypeOf(target) as Target | null));

const reflection = Reflect as unknown as Reflection;
reflection.getMetadata ??= inherited;
reflection.getOwnMetadata ??= own;
reflection.defineMetadata ??= (key, value, target) =>
  void kept.set(target, (kept.get(target) ?? new Map<unknown, unknown>()).set(key, value));
