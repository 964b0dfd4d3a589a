/** Straight pieces of lines, in columns: a bend is cut into some dozens of them, step by step. */
export interface Panels {
  count: number;
  /** Ends, metres in the plane. */
  x0: Float64Array;
  y0: Float64Array;
  x1: Float64Array;
  y1: Float64Array;
  /** Measure of the ends, metres along the line. */
  m0: Float64Array;
  m1: Float64Array;
  /** 1 where it lies beyond the line's own end. */
  beyond: Uint8Array;
  /** Number of the straight edge that it is a piece of. */
  edge: Int32Array;
}

export function createPanels(capacity: number): Panels {
  const column = (): Float64Array => new Float64Array(capacity);
  return {
    count: 0,
    x0: column(),
    y0: column(),
    x1: column(),
    y1: column(),
    m0: column(),
    m1: column(),
    beyond: new Uint8Array(capacity),
    edge: new Int32Array(capacity),
  };
}

/** Make room for twice as many. */
export function growPanels(panels: Panels): void {
  const more = createPanels(2 * panels.m0.length);
  for (const key of ['x0', 'y0', 'x1', 'y1', 'm0', 'm1', 'beyond', 'edge'] as const) more[key].set(panels[key]);
  Object.assign(panels, more, { count: panels.count });
}
