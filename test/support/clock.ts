/** Stops the clock for all tests of a suite: `2026-11-22T23:59:59Z`. */
export function runAt(time: string): void {
  const { now } = Date;
  before(() => {
    Date.now = () => Date.parse(time);
  });
  after(() => {
    Date.now = now;
  });
}
