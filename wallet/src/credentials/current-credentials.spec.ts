import { showable, withoutReplaced } from './current-credentials.ts';
import type { StoredCredential } from './stored-credential.ts';

const card = (issuanceId: string | null, replaces: string | null = null, state: StoredCredential['state'] = 'valid') => ({
  issuanceId,
  replaces,
  state,
});
const ids = (all: readonly { readonly issuanceId: string | null }[]) => all.map((one) => one.issuanceId);

describe('the current version of a credential', () => {
  it('is the last of those that took each other’s place, in whatever order they are kept', () => {
    expect(ids(withoutReplaced([card('c', 'b'), card('a'), card('b', 'a'), card('d')]))).toEqual(['c', 'd']);
  });

  it('is itself when what it replaced is not held, or when nobody named it', () => {
    expect(ids(withoutReplaced([card('b', 'a'), card(null), card(null)]))).toEqual(['b', null, null]);
  });

  it('is shown to others while it stands', () => {
    const fallen = (['revoked', 'replaced', 'suspended', 'expired'] as const).map((state) => card(state, null, state));

    expect(ids(showable([...fallen, card('a'), card('b', 'a'), card('c', null, 'unknown')]))).toEqual(['b', 'c']);
  });
});
