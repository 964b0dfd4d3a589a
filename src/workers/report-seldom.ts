/** Time between two reports of progress, ms: each costs the page's thread a drawing of the panel. */
const REPORT_MS = 100;

/** Progress as told at most every `REPORT_MS`, and when it is complete. `now` reads a clock in ms. */
export function reportSeldom(
  report: (done: number, total: number) => void,
  now: () => number = () => performance.now(),
): (done: number, total: number) => void {
  let next = -Infinity;
  return (done, total) => {
    const time = now();
    if (time < next && done < total) return;
    next = time + REPORT_MS;
    report(done, total);
  };
}
