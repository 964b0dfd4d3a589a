/** Sets of 0 … n − 1 that are made one, two by two (union–find with path halving); the least number in a set stands for it. */
export class UnionFind {
  private readonly parent: number[];

  /** @param size numbers that there are, each a set by itself */
  constructor(size = 0) {
    this.parent = Array.from({ length: size }, (_, i) => i);
  }

  /** One number more, a set by itself. */
  add(): number {
    return this.parent.push(this.parent.length) - 1;
  }

  /** The number that stands for the set of another. */
  rootOf(i: number): number {
    const { parent } = this;
    let root = i;
    while (parent[root] !== root) root = parent[root] = parent[parent[root]!]!;
    return root;
  }

  /** @returns false where the two were of one set already */
  unite(a: number, b: number): boolean {
    const [rootA, rootB] = [this.rootOf(a), this.rootOf(b)];
    if (rootA === rootB) return false;
    this.parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
    return true;
  }
}
