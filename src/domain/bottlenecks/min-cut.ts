/** Arcs of a network by node: arc k leads to `to[k]`, its opposite is `k ^ 1`; each pair stands for one undirected edge. */
export interface CutNetwork {
  readonly nodes: number;
  /** The first arc of each node, and the next of the same node; -1 ends. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  readonly to: Int32Array;
  /** What is left of each arc; changed in place. */
  readonly capacity: Int32Array;
}

export interface MinCut {
  /** Summed capacity of the edges that are cut. */
  readonly value: number;
  /** 1 for the nodes that stay with the sources. */
  readonly side: Uint8Array;
}

/**
 * The cheapest set of edges without which no source reaches a sink, by a largest flow (Dinic 1970; Ford & Fulkerson 1956: the
 * two are equal). Of equally cheap cuts it is the one nearest the sources.
 * @param sources and @param sinks nodes, each at least one, none in both
 * @param most a flow from which it is of no interest
 * @returns undefined where more than `most` flows
 */
export function findMinCut(network: CutNetwork, sources: Int32Array, sinks: Uint8Array, most: number): MinCut | undefined {
  const { nodes, first, next, to, capacity } = network;
  const level = new Int32Array(nodes);
  const at = new Int32Array(nodes);
  const queue = new Int32Array(nodes);
  const path: number[] = [];
  let value = 0;

  function rank(): boolean {
    level.fill(-1);
    let [head, tail] = [0, 0];
    for (const source of sources) {
      level[source] = 0;
      queue[tail++] = source;
    }
    let reached = false;
    while (head < tail) {
      const node = queue[head++]!;
      for (let arc = first[node]!; arc >= 0; arc = next[arc]!) {
        const other = to[arc]!;
        if (capacity[arc]! <= 0 || level[other]! >= 0) continue;
        level[other] = level[node]! + 1;
        if (sinks[other] === 1) reached = true;
        queue[tail++] = other;
      }
    }
    return reached;
  }

  /** Pushes one path from a node to a sink along falling ranks; 0 where there is none left. */
  function push(source: number): number {
    path.length = 0;
    let node = source;
    for (;;) {
      if (sinks[node] === 1) {
        let least = Infinity;
        for (const arc of path) least = Math.min(least, capacity[arc]!);
        for (const arc of path) {
          capacity[arc]! -= least;
          capacity[arc ^ 1]! += least;
        }
        return least;
      }
      let arc = at[node]!;
      while (arc >= 0 && !(capacity[arc]! > 0 && level[to[arc]!] === level[node]! + 1)) arc = next[arc]!;
      at[node] = arc;
      if (arc >= 0) {
        path.push(arc);
        node = to[arc]!;
        continue;
      }
      const back = path.pop();
      if (back === undefined) return 0;
      node = to[back ^ 1]!;
      at[node] = next[at[node]!]!;
    }
  }

  while (rank()) {
    at.set(first);
    for (const source of sources) {
      for (let pushed = push(source); pushed > 0; pushed = push(source)) value += pushed;
    }
    if (value > most) return undefined;
  }
  const side = new Uint8Array(nodes);
  for (let node = 0; node < nodes; node++) if (level[node]! >= 0) side[node] = 1;
  return { value, side };
}
