import { ownWorker } from './no-eval.ts';

describe('workers', () => {
  for (const url of ['/ngsw-worker.js', '/worker-AB12.js', `${location.origin}/worker-a_b-c.js`]) {
    it(`of ours are let in: ${url.replace(location.origin, '')}`, () => {
      expect(ownWorker(url)).toBe(url);
    });
  }
  for (const url of ['https://elsewhere.example/ngsw-worker.js', '/other.js', '/a/worker-b.js', 'data:text/javascript,1']) {
    it(`of others are kept out: ${url}`, () => {
      expect(() => ownWorker(url)).toThrowError(TypeError);
    });
  }
  it('leave zod without eval', () => {
    expect((globalThis as { __zod_globalConfig?: { jitless?: boolean } }).__zod_globalConfig?.jitless).toBeTrue();
  });
});
