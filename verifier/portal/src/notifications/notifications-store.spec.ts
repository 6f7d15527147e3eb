import { TestBed } from '@angular/core/testing';
import { Badges } from '#shared/angular/badges';
import { GivenApi, provideGivenApi } from '#shared/angular/given-api';
import { listNotifications, readNotifications, Notification } from '#shared/contracts/verifier/notifications';
import { NotificationsStore } from './notifications-store.ts';

const line = Notification.parse({
  id: '0192f0c0-0000-7000-8000-0000000000f1',
  kind: 'disclosure-received',
  subjectId: '0192f0c0-0000-7000-8000-0000000000d1',
  title: 'Une personne a partagé des informations avec vous',
  at: '2026-11-20T10:26:00Z',
  readAt: null,
});

describe('the inbox', () => {
  it('counts in the menu what is unread, and no more once it is read', async () => {
    let unread = 1;
    const api = new GivenApi()
      .given(listNotifications, () => ({ ok: true as const, data: { items: [line], unread } }))
      .given(readNotifications, () => {
        unread = 0;
        return { ok: true as const, data: undefined as never };
      });
    TestBed.configureTestingModule({ providers: [NotificationsStore, provideGivenApi(api)] });
    const store = TestBed.inject(NotificationsStore);
    const counted = () => TestBed.inject(Badges).counts()['notifications'];

    await store.load();
    const before = counted();
    await store.read();

    expect([before, counted()]).toEqual([1, 0]);
  });
});
