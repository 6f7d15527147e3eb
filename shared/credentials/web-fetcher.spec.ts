import { webFetcher } from './web-fetcher.ts';

describe('the fetcher of browsers', () => {
  it('gives status and bytes', async () => {
    const { status, body } = await webFetcher('data:application/json,%7B%7D', { accept: 'application/json' });

    expect(status).toBe(200);
    expect(new TextDecoder().decode(body)).toBe('{}');
  });

  it('refuses an answer of more than one megabyte', async () => {
    await expectAsync(webFetcher(`data:text/plain,${'a'.repeat(1024 * 1024 + 1)}`)).toBeRejectedWithError(/too large/u);
  });

  it('rejects when nothing answers', async () => {
    await expectAsync(webFetcher('http://127.0.0.1:9/')).toBeRejected();
  });
});
