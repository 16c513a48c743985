/** A forest in flat arrays, node by node, tree after tree, the best tree first: a million lines go through it in seconds. */
export interface FlatForest {
  /** By tree: its first node; and the columns a ledger must have for its vote, as bits. */
  roots: Int32Array
  columns: Int32Array
  /** By node: the feature that decides there, -1 in a leaf; below `threshold` it goes left, else right. */
  feature: Int32Array
  threshold: Float64Array
  left: Int32Array
  right: Int32Array
  /** By node: the share of re-postings among the rows that the tree learned from there. */
  share: Float64Array
}

/** Its arrays as JSON keeps them. */
export type StoredForest = { [Part in keyof FlatForest]: number[] }

/** The forest as plain lists; numbers come back from JSON exactly as they were. */
export function storeForest(forest: FlatForest): StoredForest {
  const { roots, columns, feature, threshold, left, right, share } = forest
  return {
    roots: [...roots],
    columns: [...columns],
    feature: [...feature],
    threshold: [...threshold],
    left: [...left],
    right: [...right],
    share: [...share]
  }
}

/** Checks every link before it is followed: throws where the lists are no forest over so many features. */
export function restoreForest(stored: StoredForest, features: number): FlatForest {
  const forest: FlatForest = {
    roots: Int32Array.from(stored.roots),
    columns: Int32Array.from(stored.columns),
    feature: Int32Array.from(stored.feature),
    threshold: Float64Array.from(stored.threshold),
    left: Int32Array.from(stored.left),
    right: Int32Array.from(stored.right),
    share: Float64Array.from(stored.share)
  }
  const nodes = forest.feature.length
  const isNode = (node: number, after: number) => node > after && node < nodes
  const isWhole =
    forest.roots.length > 0 &&
    forest.columns.length === forest.roots.length &&
    [forest.threshold, forest.left, forest.right, forest.share].every(({ length }) => length === nodes) &&
    forest.roots.every((root) => isNode(root, -1)) &&
    forest.share.every((share) => share >= 0 && share <= 1) &&
    forest.threshold.every(Number.isFinite) &&
    // Children come after their parent, so no walk can go in circles.
    forest.feature.every(
      (feature, node) =>
        feature < 0 ||
        (feature < features && isNode(forest.left[node]!, node) && isNode(forest.right[node]!, node))
    )
  if (!isWhole) throw new Error('The stored forest is damaged.')
  return forest
}

/**
 * The trees that vote on a ledger with these columns, by their numbers: the better half of those that can do without the others. A tree that
 * drew nothing to tell rows apart by says the same of thousands, and would lift them over what the others know.
 */
export function votersFor({ columns }: FlatForest, has: number): Int32Array {
  const all = Int32Array.from(columns, (_, tree) => tree)
  const able = all.filter((tree) => (columns[tree]! & ~has) === 0)
  return able.subarray(0, Math.ceil(able.length / 2))
}

/** The leaf of a tree that a row of features ends in. */
export function leafOf(forest: FlatForest, tree: number, row: Float64Array, offset: number): number {
  let node = forest.roots[tree]!
  for (let feature = forest.feature[node]!; feature >= 0; feature = forest.feature[node]!) {
    node = row[offset + feature]! < forest.threshold[node]! ? forest.left[node]! : forest.right[node]!
  }
  return node
}

/** The mean share over the voters, summed in their order, 0 to 1. */
export function confidenceOf(
  forest: FlatForest,
  voters: Int32Array,
  row: Float64Array,
  offset: number
): number {
  let sum = 0
  for (const tree of voters) sum += forest.share[leafOf(forest, tree, row, offset)]!
  return sum / voters.length
}

/** The voting trees of a forest, laid out for a million walks: tree after tree, the two children of a node beside each other. */
export interface VotingTrees {
  roots: Int32Array
  /** By node: the feature that decides there, -1 in a leaf. */
  feature: Int16Array
  threshold: Float64Array
  /** By node: its left child; the right one is the next. */
  child: Int32Array
  /** By node: the share, and what the step to it adds to the confidence. */
  share: Float64Array
  moved: Float64Array
}

/** Lays out the trees that may vote. */
export function layVoters(forest: FlatForest, voters: Int32Array): VotingTrees {
  const roots = new Int32Array(voters.length)
  /** By new number: the number in the forest, and that of its parent. */
  const nodes: number[] = []
  const parents: number[] = []
  const children: number[] = []
  const add = (node: number, parent: number) => {
    parents.push(parent)
    return nodes.push(node) - 1
  }
  voters.forEach((tree, at) => {
    roots[at] = add(forest.roots[tree]!, -1)
    for (let next = roots[at]!; next < nodes.length; next++) {
      const node = nodes[next]!
      if (forest.feature[node]! < 0) continue
      children[next] = add(forest.left[node]!, node)
      add(forest.right[node]!, node)
    }
  })
  return {
    roots,
    feature: Int16Array.from(nodes, (node) => forest.feature[node]!),
    threshold: Float64Array.from(nodes, (node) => forest.threshold[node]!),
    child: Int32Array.from(nodes, (_, at) => children[at] ?? -1),
    share: Float64Array.from(nodes, (node) => forest.share[node]!),
    moved: Float64Array.from(nodes, (node, at) =>
      parents[at]! < 0 ? 0 : (forest.share[node]! - forest.share[parents[at]!]!) / voters.length
    )
  }
}

/**
 * The confidence of `confidenceOf`, and in `byFeature` what each feature adds to it, from the forest's own paths: every step from a node
 * to its child changes the share, and the change counts for the feature that decided there (Saabas 2014). With the mean share
 * of the voters' roots they add up to the confidence.
 */
export function explainedConfidence(
  { roots, feature: deciding, threshold, child, share, moved }: VotingTrees,
  row: Float64Array,
  byFeature: Float64Array
): number {
  byFeature.fill(0)
  let sum = 0
  for (let tree = 0; tree < roots.length; tree++) {
    let node = roots[tree]!
    for (let feature = deciding[node]!; feature >= 0; feature = deciding[node]!) {
      node = row[feature]! < threshold[node]! ? child[node]! : child[node]! + 1
      byFeature[feature]! += moved[node]!
    }
    sum += share[node]!
  }
  return sum / roots.length
}
