import { confirmEmail as confirmEmailContract } from '#shared/contracts/identity';
import * as contracts from '#shared/contracts/organisations';
import * as keyContracts from '#shared/contracts/signing-keys';
import type { Kernel, Mount } from '#shared/server/kernel';
import { OAuthRefusal } from '#shared/server/oauth-refusal';
import { serve } from '#shared/server/serve';
import { protocolRouter } from '#shared/server/serving/protocol-router';
import { approveOrganisation } from './approve-organisation.ts';
import { chooseSigning } from './choose-signing.ts';
import { closeOrganisation, closeOwnOrganisation } from './close-organisation.ts';
import { confirmEmail } from './confirm-email.ts';
import { correctOrganisation } from './correct-organisation.ts';
import { declareCompromised } from './declare-compromised.ts';
import { forgetOutsideIssuer } from './forget-outside-issuer.ts';
import { getKeyRegister } from './get-key-register.ts';
import { getOrganisation } from './get-organisation.ts';
import { listOrganisations } from './list-organisations.ts';
import { listOutsideIssuers } from './list-outside-issuers.ts';
import { publishDidDocument } from './publish-did-document.ts';
import { makeRegistry } from './publish-registry.ts';
import { recogniseOutsideIssuer } from './recognise-outside-issuer.ts';
import { refuseOrganisation } from './refuse-organisation.ts';
import { resumeOrganisation } from './resume-organisation.ts';
import { rotateKey } from './rotate-key.ts';
import type { Setting } from './setting.ts';
import { signUp } from './sign-up.ts';
import { suspendOrganisation } from './suspend-organisation.ts';

const mountDecisions = (kernel: Kernel, setting: Setting): void => {
  serve(kernel, contracts.listOrganisations, listOrganisations);
  serve(kernel, contracts.approveOrganisation, (scope, input) => approveOrganisation(scope, input, setting));
  serve(kernel, contracts.refuseOrganisation, refuseOrganisation);
  serve(kernel, contracts.suspendOrganisation, suspendOrganisation);
  serve(kernel, contracts.resumeOrganisation, resumeOrganisation);
  serve(kernel, keyContracts.closeOrganisation, closeOrganisation);
};

const mountKeys = (kernel: Kernel, setting: Setting): void => {
  serve(kernel, keyContracts.getKeyRegister, getKeyRegister);
  serve(kernel, keyContracts.rotateKey, rotateKey);
  serve(kernel, keyContracts.declareCompromised, (scope, input) => declareCompromised(scope, input, setting));
  serve(kernel, keyContracts.closeOwnOrganisation, closeOwnOrganisation);
};

const mountOutsideIssuers = (kernel: Kernel): void => {
  serve(kernel, contracts.listOutsideIssuers, listOutsideIssuers);
  serve(kernel, contracts.recogniseOutsideIssuer, recogniseOutsideIssuer);
  serve(kernel, contracts.forgetOutsideIssuer, forgetOutsideIssuer);
};

const mountProtocols = (kernel: Kernel, setting: Setting): void => {
  const router = protocolRouter(kernel);
  const registry = makeRegistry(kernel.house, setting.needs);
  router.get(`/${setting.prefix}/:slug/did.json`, async (ctx) => {
    const document = await publishDidDocument(kernel.house, ctx.params['slug'] ?? '');
    if (!document) throw new OAuthRefusal('not_found', 'no such DID here', 404);
    ctx.set({ 'Content-Type': 'application/did+json', 'Cache-Control': 'no-cache' });
    ctx.body = JSON.stringify(document);
  });
  router.get('/registry', async (ctx) => {
    ctx.set({ 'Content-Type': 'application/carnet-registry+jwt', 'Cache-Control': 'no-cache' });
    ctx.body = await registry();
  });
};

export const makeRoutes =
  (setting: Setting): Mount =>
  (kernel) => {
    serve(kernel, contracts.signUp, (scope, input) => signUp(scope, input, setting));
    serve(kernel, confirmEmailContract, confirmEmail);
    serve(kernel, contracts.getOrganisation, getOrganisation);
    serve(kernel, contracts.correctOrganisation, correctOrganisation);
    serve(kernel, contracts.chooseSigning, (scope, input) => chooseSigning(scope, input, setting));
    mountDecisions(kernel, setting);
    mountKeys(kernel, setting);
    if (setting.outsideIssuers) mountOutsideIssuers(kernel);
    mountProtocols(kernel, setting);
  };
