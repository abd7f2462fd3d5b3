/** Lets all tests of a suite run at one time: `2026-11-22T23:59:59Z`. */
export function runAt(time: string): void {
  const { now } = Date;
  before(() => {
    Date.now = () => Date.parse(time);
  });
  after(() => {
    Date.now = now;
  });
}
