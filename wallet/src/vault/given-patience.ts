/** For a `describe` whose specs stretch a real phrase, or wait: this many milliseconds for each. */
export const givenPatience = (milliseconds: number): void => {
  let usual: number;
  beforeAll(() => {
    usual = jasmine.DEFAULT_TIMEOUT_INTERVAL;
    jasmine.DEFAULT_TIMEOUT_INTERVAL = milliseconds;
  });
  afterAll(() => {
    jasmine.DEFAULT_TIMEOUT_INTERVAL = usual;
  });
};
