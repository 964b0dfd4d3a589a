/**
 * Name of the file a factsheet is saved under, as `mule-deer-upper-green-river-factsheet-2026-11-24.pdf`.
 * @param populationId id in the catalog: lower-case letters, digits and hyphens
 * @param generatedAt ms since 1970; the date is that of UTC
 */
export function factsheetFileName(populationId: string, generatedAt: number): string {
  return `${populationId}-factsheet-${new Date(generatedAt).toISOString().slice(0, 10)}.pdf`;
}
