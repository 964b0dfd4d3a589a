/** The month with most events, 0 January … 11 December, the earlier of equal ones; undefined without events. */
export function busiestMonth(byMonth: readonly { readonly events: number }[]): number | undefined {
  const most = Math.max(...byMonth.map(({ events }) => events));
  return most > 0 ? byMonth.findIndex(({ events }) => events === most) : undefined;
}
