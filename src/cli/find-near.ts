/** Single changes that make one name of another: letters added, taken away, put for others, or two neighbours exchanged (restricted Damerau–Levenshtein). */
function countChanges(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (rows[i - 1]?.[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min((rows[i - 1]?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (rows[i - 2]?.[j - 2] ?? 0) + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}

/** Names of fewer characters than this are not compared: `id` is one change from `it`. */
const SHORTEST = 3;

/**
 * The name that was probably meant: it differs by capitals alone, or by one change, or by two where it is long.
 * @returns undefined where none is near, or the name itself is among them
 */
export function findNear(name: string, names: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  let best: { readonly name: string; readonly changes: number } | undefined;
  for (const one of names) {
    if (one === name) return undefined;
    if (Math.abs(one.length - name.length) > 2) continue;
    const changes = countChanges(wanted, one.toLowerCase());
    const most = Math.min(one.length, name.length) < SHORTEST ? 0 : name.length < 8 ? 1 : 2;
    if (changes <= most && (best === undefined || changes < best.changes)) best = { name: one, changes };
  }
  return best?.name;
}
