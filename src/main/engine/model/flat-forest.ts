/** A forest in flat arrays, node by node, tree after tree: a million lines go through it in seconds. */
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

/** The trees that may vote on a ledger with these columns, by their numbers. */
export function votersFor({ columns }: FlatForest, has: number): Int32Array {
  const all = Int32Array.from(columns, (_, tree) => tree)
  return all.filter((tree) => (columns[tree]! & ~has) === 0)
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

/**
 * The same confidence, and in `byFeature` what each feature adds to it, from the forest's own paths: every step from a node
 * to its child changes the share, and the change counts for the feature that decided there (Saabas 2014). With the mean share
 * of the voters' roots they add up to the confidence.
 */
export function explainedConfidence(
  forest: FlatForest,
  voters: Int32Array,
  row: Float64Array,
  byFeature: Float64Array
): number {
  const { roots, feature: deciding, threshold, left, right, share } = forest
  byFeature.fill(0)
  let sum = 0
  for (const tree of voters) {
    let node = roots[tree]!
    for (let feature = deciding[node]!; feature >= 0; feature = deciding[node]!) {
      const child = row[feature]! < threshold[node]! ? left[node]! : right[node]!
      byFeature[feature]! += (share[child]! - share[node]!) / voters.length
      node = child
    }
    sum += share[node]!
  }
  return sum / voters.length
}
