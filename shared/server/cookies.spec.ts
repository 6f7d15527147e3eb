import { clearedCookies, cookieNames, signInCookies } from './cookies.ts';

const local = { app: 'issuer', publicUrl: 'http://localhost:7301' } as const;
const secure = { app: 'verifier', publicUrl: 'https://recruteurs.example' } as const;

describe('the cookies of a sign-in', () => {
  it('have names of their own per server, since localhost shares them between ports', () => {
    expect(cookieNames(local)).toEqual({ signIn: 'issuer-sign-in', xsrf: 'issuer-xsrf' });
    expect(cookieNames(secure)).toEqual({ signIn: '__Host-verifier-sign-in', xsrf: 'verifier-xsrf' });
  });

  it('hide the secret from scripts and show them the token they send back', () => {
    expect(signInCookies(secure, 'secret', 'token', 60)).toEqual([
      '__Host-verifier-sign-in=secret; HttpOnly; Path=/; Max-Age=60; SameSite=Lax; Secure',
      'verifier-xsrf=token; Path=/; Max-Age=60; SameSite=Lax; Secure',
    ]);
    expect(signInCookies(local, 's', 't', 60)[0]).not.toContain('Secure');
  });

  it('are taken back at once', () => {
    expect(clearedCookies(local).every((line) => line.includes('Max-Age=0'))).toBeTrue();
  });
});
