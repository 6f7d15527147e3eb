import type { Module } from '#shared/server/module';
import { jobs } from './forget-tokens.ts';
import { routes } from './routes.ts';

export { addPeople, lockPeople, type NewPerson } from './add-people.ts';
export { authenticateWallet } from './authenticate-wallet.ts';
export { correctPerson, type Correction } from './correct-person.ts';
export { findPeople, identitiesOf, type Identity } from './find-people.ts';
export { identityOf } from './identity-of.ts';
export { languageOf } from './language-of.ts';
export { invitationDays, inviteWallet, type WalletInvitation } from './invite-wallet.ts';
export { isCutOff, openConnectionsOf } from './open-connections.ts';
export { sameName } from './person-name.ts';
export { connectedWallet } from './wallet-person.ts';
export { walletStateOf, walletStatesOf } from './wallet-states-of.ts';

export const peopleModule: Module = { name: 'people', routes, jobs };
