/**
 * Nelder and Mead's simplex minimisation (1965), for two to five parameters.
 * @returns the best point and its value
 */
export function minimise(
  f: (point: readonly number[]) => number,
  start: readonly number[],
  steps: readonly number[],
  iterations = 200,
): { point: readonly number[]; value: number } {
  const size = start.length;
  let simplex = [start, ...steps.map((step, i) => start.map((x, j) => (i === j ? x + step : x)))].map((point) => ({ point, value: f(point) }));
  const order = (): void => {
    simplex = simplex.sort((a, b) => a.value - b.value);
  };
  const at = (centre: readonly number[], worst: readonly number[], factor: number): { point: number[]; value: number } => {
    const point = centre.map((c, i) => c + factor * (worst[i]! - c));
    return { point, value: f(point) };
  };
  for (let iteration = 0; iteration < iterations; iteration++) {
    order();
    const best = simplex[0]!;
    const worst = simplex[size]!;
    if (Math.abs(worst.value - best.value) <= 1e-9 * (Math.abs(best.value) + 1e-9)) break;
    const centre = start.map((_, j) => simplex.slice(0, size).reduce((sum, vertex) => sum + vertex.point[j]!, 0) / size);
    const reflected = at(centre, worst.point, -1);
    if (reflected.value < best.value) {
      const expanded = at(centre, worst.point, -2);
      simplex[size] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < simplex[size - 1]!.value) {
      simplex[size] = reflected;
    } else {
      const contracted = at(centre, worst.point, reflected.value < worst.value ? -0.5 : 0.5);
      if (contracted.value < worst.value) simplex[size] = contracted;
      else {
        simplex = simplex.map((vertex, i) => {
          if (i === 0) return vertex;
          const point = vertex.point.map((x, j) => best.point[j]! + 0.5 * (x - best.point[j]!));
          return { point, value: f(point) };
        });
      }
    }
  }
  order();
  return simplex[0]!;
}
