/** What leaves the wallet: fewer disclosures, and the proof that the holder's key agreed (RFC 9901 sections 4.3 and 7.2). */
import { isList, isObject, signJwt } from './jwt.ts';
import type { ClaimPath, CryptoPort, Sign } from './ports.ts';
import { parseSdJwt, unpack, type Disclosed, type Unpacked } from './sd-jwt.ts';

export interface KeyBinding {
  readonly nonce: string;
  /** The verifier's full client_id, prefix included (OpenID4VP 1.0 section 8.4). */
  readonly audience: string;
  /** Seconds since 1970. */
  readonly issuedAt: number;
  /** Told by the holder: the day since which they contest what the credential says (shared/decisions/0010). */
  readonly contestedOn?: string;
  /** By the key of `cnf.jwk`. */
  readonly sign: Sign;
}

/** Step by step: is one path the beginning of the other, `null` standing for any element? */
const meets = (asked: ClaimPath, path: readonly (string | number)[]): boolean => {
  const shared = Math.min(asked.length, path.length);
  for (let step = 0; step < shared; step += 1) {
    const wanted = asked[step];
    if (wanted === null ? typeof path[step] !== 'number' : wanted !== path[step]) return false;
  }
  return true;
};

/** Does the path lead to something? A path that leads nowhere must not open the parents it would have passed. */
const leads = (value: unknown, asked: ClaimPath): boolean => {
  if (value === undefined) return false;
  const [step, ...rest] = asked;
  if (step === undefined) return true;
  if (isList(value))
    return step === null ? value.some((element) => leads(element, rest)) : typeof step === 'number' && leads(value[step], rest);
  return isObject(value) && typeof step === 'string' && Object.hasOwn(value, step) && leads(value[step], rest);
};

/** Of all disclosures, those that stand on the way to an asked claim or inside it. */
export const chooseDisclosures = ({ payload, disclosed }: Unpacked, paths: readonly ClaimPath[]): readonly Disclosed[] => {
  const useful = paths.filter((asked) => leads(payload, asked));
  return disclosed.filter((one) => useful.some((asked) => meets(asked, one.path)));
};

/**
 * Keeps only the disclosures that the paths need, parents included, and adds a key binding JWT when asked. Nothing else of the credential
 * changes. A path to a claim that always stands in the open, or that this credential lacks, adds nothing.
 */
export const presentCredential = async (
  compact: string,
  choice: { readonly paths: readonly ClaimPath[]; readonly binding?: KeyBinding },
  crypto: CryptoPort,
): Promise<string> => {
  const sdJwt = parseSdJwt(compact);
  const kept = new Set(chooseDisclosures(await unpack(sdJwt, crypto), choice.paths).map((one) => one.text));
  const texts = sdJwt.disclosures.filter((text) => kept.has(text));
  const presented = [`${sdJwt.jwt.input}.${sdJwt.jwt.signature}`, ...texts, ''].join('~');
  if (!choice.binding) return presented;
  const { nonce, audience, issuedAt, contestedOn, sign } = choice.binding;
  const told = contestedOn === undefined ? {} : { contested_on: contestedOn };
  const [hash] = await crypto.digests([presented]);
  return presented + (await signJwt({ typ: 'kb+jwt' }, { iat: issuedAt, aud: audience, nonce, sd_hash: hash!, ...told }, sign));
};
