/** Animals that went from one node to another. */
export interface Flow {
  readonly from: number;
  readonly to: number;
  readonly individuals: number;
}

/** Links by the node that they leave, or come to: those of node i from `first[i]` to before `first[i + 1]`. */
interface Links {
  readonly first: Int32Array;
  readonly other: Int32Array;
  readonly probability: Float64Array;
}

/** What is known of a node while something is taken out: it stays as it is, its ways are lost, or it is gone itself. */
const [STAYS, LOST, GONE] = [0, 1, 2];

/**
 * The numerator of the probability of connectivity PC (Saura & Pascual-Hortal 2007, doi:10.1016/j.landurbplan.2007.03.005),
 * without each of some sets of nodes: the sum over all pairs of nodes of both nodes' weights and the largest product of
 * probabilities on any way from the one to the other. Here a node weighs as many animals as were there, and the probability of
 * a link is the share of its first node's animals that went along it; links have a direction. Its denominator is the same with
 * and without a node. Of the best ways from a node only those that a set cuts are looked for again.
 * @param there animals at each node
 * @param sets nodes that are taken out
 */
export function connectivityWithout(there: readonly number[], flows: readonly Flow[], sets: readonly ReadonlySet<number>[]): number[] {
  const nodes = there.length;
  const used = flows.filter(({ from }) => there[from]! > 0);
  const onward = listLinks(used, nodes, there, 'from');
  const back = listLinks(used, nodes, there, 'to');
  const best = new Float64Array(nodes);
  const anew = new Float64Array(nodes);
  const state = new Uint8Array(nodes);
  const before = new Int32Array(nodes);
  const spread = prepareSpread(onward, state);
  const children: number[][] = Array.from({ length: nodes }, () => []);
  const sums = sets.map(() => 0);
  for (let start = 0; start < nodes; start++) {
    const weight = there[start]!;
    if (weight === 0) continue;
    best.fill(0);
    before.fill(-1);
    best[start] = 1;
    spread([start], best, STAYS, before);
    for (const own of children) own.length = 0;
    let whole = 0;
    for (let node = 0; node < nodes; node++) {
      whole += there[node]! * best[node]!;
      if (before[node]! >= 0) children[before[node]!]!.push(node);
    }
    for (const [number, gone] of sets.entries()) {
      if (gone.has(start)) continue;
      const cut = cutOff(gone, best, children, state);
      let sum = whole;
      for (const node of cut) sum -= there[node]! * best[node]!;
      const lost = cut.filter((node) => state[node] === LOST);
      for (const node of lost) anew[node] = bestFrom(back, node, best, state);
      spread(lost, anew, LOST);
      for (const node of lost) sum += there[node]! * anew[node]!;
      for (const node of cut) state[node] = STAYS;
      sums[number]! += weight * sum;
    }
  }
  return sums;
}

function listLinks(flows: readonly Flow[], nodes: number, there: readonly number[], end: 'from' | 'to'): Links {
  const sorted = flows.toSorted((a, b) => a[end] - b[end]);
  const first = new Int32Array(nodes + 1);
  for (const flow of sorted) first[flow[end] + 1]! += 1;
  for (let node = 0; node < nodes; node++) first[node + 1]! += first[node]!;
  return {
    first,
    other: Int32Array.from(sorted, ({ from, to }) => (end === 'from' ? to : from)),
    probability: Float64Array.from(sorted, ({ from, individuals }) => Math.min(1, individuals / there[from]!)),
  };
}

/**
 * Carries on what nodes are reached with, first come first served, to all nodes of a state. Probabilities are no more than 1,
 * so that no way round a circle is better.
 * @returns takes the nodes to go on from and, by node, what each is reached with; what is better is written there, and where it
 *   came from in `before`
 */
function prepareSpread({ first, other, probability }: Links, state: Uint8Array) {
  // A ring, in which no node waits twice.
  const queue = new Int32Array(state.length);
  const waits = new Uint8Array(state.length);
  return (from: readonly number[], reached: Float64Array, of: number, before?: Int32Array): void => {
    let [head, waiting] = [0, from.length];
    for (const [at, node] of from.entries()) {
      queue[at] = node;
      waits[node] = 1;
    }
    for (; waiting > 0; waiting--) {
      const node = queue[head]!;
      head = head + 1 === queue.length ? 0 : head + 1;
      waits[node] = 0;
      const end = first[node + 1]!;
      const own = reached[node]!;
      for (let link = first[node]!; link < end; link++) {
        const to = other[link]!;
        const value = own * probability[link]!;
        if (value <= reached[to]! || state[to] !== of) continue;
        reached[to] = value;
        if (before) before[to] = node;
        if (waits[to] === 1) continue;
        waits[to] = 1;
        // The one that is looked at waits no more: its place is free.
        queue[(head + waiting - 1) % queue.length] = to;
        waiting += 1;
      }
    }
  };
}

/** The nodes of a set that are reached, and those whose best way leads over them, which are `LOST` from here on. */
function cutOff(gone: ReadonlySet<number>, best: Float64Array, children: readonly (readonly number[])[], state: Uint8Array): number[] {
  const cut: number[] = [];
  for (const node of gone) {
    state[node] = GONE;
    cut.push(node);
  }
  for (let at = 0; at < cut.length; at++) {
    if (best[cut[at]!] === 0) continue;
    for (const child of children[cut[at]!]!) {
      if (state[child] !== STAYS) continue;
      state[child] = LOST;
      cut.push(child);
    }
  }
  return cut;
}

/** The best that a node is reached with from those that stay as they are. */
function bestFrom({ first, other, probability }: Links, node: number, best: Float64Array, state: Uint8Array): number {
  let most = 0;
  for (let link = first[node]!; link < first[node + 1]!; link++) {
    const from = other[link]!;
    if (state[from] === STAYS) most = Math.max(most, best[from]! * probability[link]!);
  }
  return most;
}
