/** Making an SD-JWT (RFC 9901 sections 4 and 6.1). */
import { encodeText } from './base64url.ts';
import { jwtInput } from './jwt.ts';
import type { CryptoPort, JsonObject, Sign } from './ports.ts';

export interface ToIssue {
  /** `alg` is ES256; `typ` and `kid` come from here. */
  readonly header: { readonly typ: string; readonly kid: string } | { readonly typ: string; readonly x5c: readonly string[] };
  readonly payload: JsonObject;
  /** Paths of what is disclosed one by one: names, and for elements of arrays their index. A path may lie inside another. */
  readonly disclosable: readonly (readonly (string | number)[])[];
}

type Open = Record<string, unknown>;
interface Hidden {
  /** How many hidden claims it stands in. */
  readonly depth: number;
  /** Null for an element of an array. */
  readonly name: string | null;
  readonly value: unknown;
  readonly place: (digest: string) => void;
}
/** What `conceal` finds on its way. */
interface Findings {
  readonly hidden: Hidden[];
  readonly digestLists: string[][];
  deepest: number;
}
interface Tree {
  hidden: boolean;
  below: Map<string, Tree> | null;
}

const protectedClaims = new Set([
  'iss',
  'nbf',
  'exp',
  'cnf',
  'vct',
  'vct#integrity',
  'aka_vcts',
  'status',
  '_sd',
  '_sd_alg',
  '...',
  '__proto__',
]);

const below = (node: Tree, name: string): Tree => {
  node.below ??= new Map();
  const known = node.below.get(name);
  if (known) return known;
  const fresh: Tree = { hidden: false, below: null };
  node.below.set(name, fresh);
  return fresh;
};

const treeOf = (paths: ToIssue['disclosable']): Tree => {
  const root: Tree = { hidden: false, below: null };
  for (const path of paths) {
    if (path.length === 0 || protectedClaims.has(String(path[0]))) throw new RangeError(`${path.join('.')} may not be hidden`);
    let node = root;
    for (const step of path) node = below(node, String(step));
    node.hidden = true;
  }
  return root;
};

const noWay = (step: string): never => {
  throw new RangeError(`a disclosable path leads nowhere: ${step}`);
};

/**
 * An element leaves its digest in its own place; a name leaves it in `_sd`. JSON knows no `undefined`, so that the name is gone once written;
 * `delete` would make every later step on the copy slow.
 */
const hide = (copy: Open | unknown[], name: string, value: unknown, depth: number, findings: Findings): void => {
  const { hidden, digestLists } = findings;
  findings.deepest = Math.max(findings.deepest, depth);
  if (Array.isArray(copy)) {
    hidden.push({ depth, name: null, value, place: (digest) => (copy[Number(name)] = { '...': digest }) });
    return;
  }
  copy[name] = undefined;
  const digests = (copy['_sd'] ?? []) as string[];
  if (copy['_sd'] === undefined) digestLists.push((copy['_sd'] = digests));
  hidden.push({ depth, name, value, place: (digest) => digests.push(digest) });
};

const valueOf = (value: object, name: string): unknown => {
  const found = Object.hasOwn(value, name) ? (value as Open)[name] : undefined;
  return found === undefined ? noWay(name) : found;
};

/** Copies a value without what the tree hides; what it hides joins the findings, with the hand that puts its digest in place. */
const conceal = (value: unknown, tree: Tree, depth: number, findings: Findings): unknown => {
  if (typeof value !== 'object' || value === null) return noWay('a value');
  const copy: Open | unknown[] = Array.isArray(value) ? [...(value as unknown[])] : { ...value };
  if (!tree.below) return copy;
  for (const [name, branch] of tree.below) {
    const original = valueOf(value, name);
    const inner = branch.below ? conceal(original, branch, branch.hidden ? depth + 1 : depth, findings) : original;
    if (branch.hidden) hide(copy, name, inner, depth, findings);
    else (copy as Open)[name] = inner;
  }
  return copy;
};

const encodeDisclosure = ({ name, value }: Hidden, salt: string): string =>
  encodeText(JSON.stringify(name === null ? [salt, value] : [salt, name, value]));

/** Deepest first, for a disclosure holds the digests of those inside it. */
const disclose = async (
  { hidden, digestLists, deepest }: Findings,
  salts: readonly string[],
  crypto: CryptoPort,
): Promise<readonly string[]> => {
  const disclosures: string[] = [];
  for (let depth = deepest; depth >= 0; depth -= 1) {
    const level = deepest === 0 ? hidden : hidden.filter((one) => one.depth === depth);
    const texts = level.map((one, index) => encodeDisclosure(one, salts[disclosures.length + index]!));
    const digests = await crypto.digests(texts);
    for (let index = 0; index < level.length; index += 1) level[index]!.place(digests[index]!);
    for (const list of digestLists) list.sort();
    if (deepest === 0) return texts;
    disclosures.push(...texts);
  }
  return disclosures;
};

/**
 * Signs a payload whose disclosable claims are replaced by salted digests, sorted so that their order says nothing, and gives the compact
 * form with every disclosure. Throws on a path that leads nowhere or to a claim that must stand in the open (SD-JWT VC section 2.2.2.2):
 * faults of the caller, never of the input.
 */
export const issueSdJwt = async (toIssue: ToIssue, crypto: CryptoPort, sign: Sign): Promise<string> => {
  const findings: Findings = { hidden: [], digestLists: [], deepest: 0 };
  const open = conceal(toIssue.payload, treeOf(toIssue.disclosable), 0, findings) as Open;
  const disclosures = await disclose(findings, crypto.salts(findings.hidden.length), crypto);
  if (disclosures.length > 0) open['_sd_alg'] = 'sha-256';
  const input = jwtInput({ alg: 'ES256', ...toIssue.header }, open);
  const signature = await sign(input);
  return disclosures.length > 0 ? `${input}.${signature}~${disclosures.join('~')}~` : `${input}.${signature}~`;
};
