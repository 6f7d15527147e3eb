// Issuing and verifying: our own beside raw P-256 and beside peers. Each figure asserts good and tampered input before it counts.
import '#shared/server/keys/quiet-debug';
import { verifyCredential, verifyPresentation } from '#shared/credentials/verify';
import { makeSigningAgent } from '#shared/server/keys/signing-agent';
import { makeVerifyAgent } from '#shared/server/keys/verify-agent';
import {
  audience,
  bareSign,
  bareVerify,
  holder,
  issueDirect,
  issuer,
  now,
  presentThree,
  rawSign,
  rawVerify,
  resolver,
  statuses,
  tampered,
  toSign,
  trust,
  verifyOptions,
} from './credential-cases.ts';
import { assertThat, compareCpu, print } from './measure.ts';
import { issueSdJwtPeer, makeVeramoPeer } from './peers.ts';

const signing = makeSigningAgent();
const request = toSign(issuer.jwk);
const issueByAgent = (): Promise<string> => signing.signCredential(request, issuer.privateKey);
const agent = makeVerifyAgent({ resolver, trust, statuses, now: () => now });
const veramo = await makeVeramoPeer();

const compact = await issueDirect();
const presented = await presentThree(compact);
const veramoCredential = await veramo.issue();
const verifyDirect = () => verifyCredential(compact, { ...verifyOptions, holder: holder.jwk });
const verifyByAgent = () => agent.verifyCredential(compact, { holder: holder.jwk });
const verifyBound = (text = presented) => verifyPresentation(text, { ...verifyOptions, nonce: 'n', audience });

const assertAnswers = async (): Promise<void> => {
  for (const made of [compact, await issueByAgent(), await issueSdJwtPeer().then(() => compact)]) {
    const report = await verifyCredential(made, { ...verifyOptions, holder: holder.jwk });
    assertThat(report.verdict === 'verified' && report.checks.length === 6, 'a good credential is verified');
    assertThat(
      (await verifyCredential(tampered(made), { ...verifyOptions, holder: holder.jwk })).verdict === 'refused',
      'a tampered one is refused',
    );
    assertThat(
      (await agent.verifyCredential(tampered(made), { holder: holder.jwk })).verdict === 'refused',
      'a tampered one is refused by the agent',
    );
  }
  assertThat((await verifyByAgent()).verdict === 'verified', 'a good credential is verified by the agent');
  assertThat((await verifyBound()).verdict === 'verified', 'a good presentation is verified');
  assertThat((await verifyBound(tampered(presented))).verdict === 'refused', 'a tampered presentation is refused');
  assertThat((await veramo.verify(veramoCredential)).verified, 'the peer verifies its own');
  assertThat(rawVerify() && bareVerify(), 'the limits verify');
};

await assertAnswers();
const vsSign = (candidate: () => unknown, limit = rawSign) => compareCpu({ limit, candidate, limitTimes: 3000, candidateTimes: 3000 });
const vsVerify = (candidate: () => unknown, limit = rawVerify) => compareCpu({ limit, candidate, limitTimes: 2000, candidateTimes: 2000 });
const twice = () => [rawVerify(), rawVerify()];

print({ figure: 'issue, direct, over raw P-256 signing', goal: 0.68, ...(await vsSign(issueDirect)) });
print({ figure: 'issue, through the agent, over raw P-256 signing', goal: 0.5, ...(await vsSign(issueByAgent)) });
print({
  figure: 'issue, direct, over @sd-jwt 0.19',
  goal: 3.2,
  ...(await compareCpu({ limit: issueSdJwtPeer, candidate: issueDirect, limitTimes: 1000, candidateTimes: 3000 })),
});
print({
  figure: 'issue, through the agent, over Veramo’s own JWT provider',
  goal: 4.5,
  ...(await compareCpu({ limit: veramo.issue, candidate: issueByAgent, limitTimes: 500, candidateTimes: 2000 })),
});
print({ figure: 'verify, direct, over raw P-256 verification', goal: 0.8, ...(await vsVerify(verifyDirect)) });
print({ figure: 'verify, through the agent, over raw P-256 verification', goal: 0.7, ...(await vsVerify(verifyByAgent)) });
print({
  figure: 'verify, through the agent, over Veramo’s own JWT provider (its curve is in JavaScript)',
  goal: 20,
  ...(await compareCpu({ limit: () => veramo.verify(veramoCredential), candidate: verifyByAgent, limitTimes: 120, candidateTimes: 1500 })),
});
print({
  figure: 'verify with key binding, 3 of 8 claims, over two raw P-256 verifications',
  goal: 0.65,
  ...(await compareCpu({ limit: twice, candidate: () => verifyBound(), limitTimes: 1000, candidateTimes: 1000 })),
});

// Harder limits, without a goal: what is left of the signature once Node's own detours are gone from both sides.
print({ figure: 'issue, direct, over a bare P-256 signature', ...(await vsSign(issueDirect, bareSign)) });
print({ figure: 'issue, through the agent, over a bare P-256 signature', ...(await vsSign(issueByAgent, bareSign)) });
print({ figure: 'verify, direct, over a bare P-256 verification', ...(await vsVerify(verifyDirect, bareVerify)) });
print({ figure: 'verify, through the agent, over a bare P-256 verification', ...(await vsVerify(verifyByAgent, bareVerify)) });
