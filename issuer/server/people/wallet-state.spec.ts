import { walletState } from './wallet-state.ts';

const early = new Date('2026-11-20T08:00:00Z');
const late = new Date('2026-11-21T08:00:00Z');

describe('the state of a wallet', () => {
  it('is none before any link, invited after one', () => {
    expect(walletState({ connection: null, invitedAt: null })).toBe('none');
    expect(walletState({ connection: null, invitedAt: early })).toBe('invited');
  });

  it('is connected while a connection is open, whatever was sent since', () => {
    expect(walletState({ connection: { closedAt: null, closeReason: null }, invitedAt: late })).toBe('connected');
  });

  it('is lost from the loss to the next connection', () => {
    expect(walletState({ connection: { closedAt: early, closeReason: 'lost' }, invitedAt: late })).toBe('lost');
  });

  it('is none again once the trainee cut it off, until the next link', () => {
    expect(walletState({ connection: { closedAt: late, closeReason: 'disconnected' }, invitedAt: early })).toBe('none');
    expect(walletState({ connection: { closedAt: early, closeReason: 'disconnected' }, invitedAt: late })).toBe('invited');
  });
});
