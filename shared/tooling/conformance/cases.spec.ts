import { issueSdJwt } from '#shared/credentials/issue';
import { givenKey } from '#shared/credentials/given';
import type { JsonObject } from '#shared/credentials/ports';
import { nodeCrypto } from '#shared/server/keys/node-crypto';
import { webCrypto } from '#shared/credentials/web-crypto';
import type { Folder } from './cases.ts';
import { playAll } from './suites.ts';

describe('the conformance run', () => {
  const folderOf = async (processed: JsonObject): Promise<Folder> => {
    const key = await givenKey();
    const toIssue = {
      header: { typ: 'example+sd-jwt', kid: '1' },
      payload: { iss: 'https://issuer.example', nom: 'Ana' },
      disclosable: [['nom']],
    };
    const compact = await issueSdJwt(toIssue, nodeCrypto, key.sign);
    const cases = [{ section: '1', compact, payload: toIssue.payload, processed, kb: null }];
    return { 'sd-jwt/rfc9901-examples.json': JSON.stringify({ issuer_jwk: key.jwk, cases }) };
  };
  const results = async (folder: Folder) => (await playAll(folder, webCrypto)).map(({ result }) => result);

  it('passes what is as published, and sees its signature changed refused', async () => {
    expect(await results(await folderOf({ iss: 'https://issuer.example', nom: 'Ana' }))).toEqual(['passed', 'refused as expected']);
  });

  it('calls a deviation what is read otherwise than published', async () => {
    expect(await results(await folderOf({ iss: 'https://issuer.example', nom: 'Inès' }))).toEqual(['deviation', 'refused as expected']);
  });

  it('plays nothing of an empty folder', async () => {
    expect(await results({})).toEqual([]);
  });
});
