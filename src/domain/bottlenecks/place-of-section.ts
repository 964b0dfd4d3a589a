type Line = readonly (readonly [number, number])[];

const spanOf = (line: Line): number => {
  const [first, last] = [line[0], line.at(-1)];
  return first && last ? Math.hypot(first[0] - last[0], first[1] - last[1]) : 0;
};

/** Where a cross-section is: the middle between the ends of its longest line, [lon, lat]; undefined without a line. */
export function placeOfSection(lines: readonly Line[]): [number, number] | undefined {
  const [longest = []] = lines.toSorted((a, b) => spanOf(b) - spanOf(a));
  const [first, last] = [longest[0], longest.at(-1)];
  return first && last ? [(first[0] + last[0]) / 2, (first[1] + last[1]) / 2] : undefined;
}
