import { RandomForestRegression } from 'ml-random-forest'
import { features } from './features.ts'
import { confidenceOf, leafOf, votersFor, type FlatForest } from './flat-forest.ts'
import { evidenceColumns } from '../ledger/ledger-view.ts'
import { randomFrom } from './random.ts'

/** What the forest is grown with; part of the model card. */
export const forestParameters = {
  trees: 360,
  seed: 42,
  library: 'ml-random-forest 2.1.0',
  /** Each tree learns from so many rows of either kind, drawn with replacement: twice as many cost up to four times the time. */
  rowsPerKind: 60,
  /** Of others it learns from more where a ledger repeats much: one for so many of its repeats, so many at most. */
  repeatsPerOther: 300,
  mostOthers: 300,
  /** Such trees are so many for one, more of them may look at every column, and fewer of the others they draw are hard. */
  treesOfMany: 0.5,
  wholeOfMany: 0.6,
  hardOfMany: 0.3,
  /** Of the features a tree may look at, it gets this share. */
  featureShare: 0.4,
  /** This share of the trees may look at every column; to each of the others a column is open with `columnChance`. */
  wholeTrees: 0.3,
  columnChance: 0.3,
  depth: 8,
  smallestSplit: 4,
  /** Before the forest, so many trees per tree of it look for the other rows that pass most easily for re-postings. */
  scouts: 0.3,
  /** This share of the other rows is hard, and so much of each tree's draw of them comes from there. */
  hardest: 0.15,
  hardShare: 0.5,
  /** But no tree draws more than this share of the hard rows: of a small ledger they may well be re-postings, and it is scored, too. */
  mostOfHard: 0.05
}

/** Rows to learn from, each with a number per feature; and the columns their ledger has, as bits. */
export interface TrainingRows {
  positives: readonly Float64Array[]
  others: readonly Float64Array[]
  columns: number
  /** How many repeats the ledger holds that `others` were drawn from; none where they are of several. */
  repeats?: number | undefined
  /** Rows of other ledgers, of which a tree draws this share of either kind. */
  beside?: { positives: readonly Float64Array[]; others: readonly Float64Array[]; share: number } | undefined
}

/** As a tree draws from them: some of the others more often. */
interface WeightedRows extends TrainingRows {
  hard: readonly Float64Array[]
}

/**
 * Grows `trees` trees, each by the library from a balanced draw of its own and with features of its own. The library trains in
 * time quadratic in the rows and blocks its process: small balanced draws from a large pool show the forest all of the pool in
 * seconds. A small forest grown first says which of the others are hard to tell from the positives; the forest proper sees
 * more of those, for at the top of a list it has to tell the few from the likest of thousands. The same rows give the same forest.
 */
export function growForest(
  rows: TrainingRows,
  trees: number
): { forest: FlatForest; library: LibraryTree[] } {
  const { scouts, treesOfMany } = forestParameters
  const scouting = flatten(growTrees({ ...rows, repeats: 0, hard: [] }, Math.ceil(trees * scouts)))
  const count = repeatsMuch(rows) ? Math.ceil(trees * treesOfMany) : trees
  const library = growTrees({ ...rows, hard: findHard(rows, scouting) }, count)
  return { forest: flatten(library), library }
}

/** Trees by how well each tells all of the rows apart, the best first: by the squares of its errors, either kind weighing the same. */
function orderTrees(trees: readonly LibraryTree[], { positives, others }: TrainingRows): LibraryTree[] {
  const forest = flatten(trees)
  const errors = trees.map((_, tree) => {
    const errorOn = (rows: readonly Float64Array[], truth: number) =>
      rows.reduce((sum, row) => sum + (forest.share[leafOf(forest, tree, row, 0)]! - truth) ** 2, 0) /
      Math.max(1, rows.length)
    return errorOn(positives, 1) + errorOn(others, 0)
  })
  return [...trees.keys()].sort((a, b) => errors[a]! - errors[b]! || a - b).map((tree) => trees[tree]!)
}

/** A re-posting of a ledger that repeats much stands among more that look like it than an even draw would show. */
function othersPerTree({ repeats = 0 }: TrainingRows): number {
  const { rowsPerKind, repeatsPerOther, mostOthers } = forestParameters
  return Math.max(rowsPerKind, Math.min(mostOthers, Math.round(repeats / repeatsPerOther)))
}

function repeatsMuch(rows: TrainingRows): boolean {
  return othersPerTree(rows) > forestParameters.rowsPerKind
}

function findHard({ others, columns }: TrainingRows, scouting: FlatForest): Float64Array[] {
  const voters = votersFor(scouting, columns)
  return others
    .map((row) => ({ row, confidence: confidenceOf(scouting, voters, row, 0) }))
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, Math.ceil(others.length * forestParameters.hardest))
    .map(({ row }) => row)
}

function growTrees(rows: WeightedRows, trees: number): LibraryTree[] {
  const random = randomFrom(forestParameters.seed)
  const grown = Array.from({ length: trees }, (_, tree) => growTree(rows, tree / trees, random))
  return orderTrees(grown, rows)
}

/** One tree as the library holds it, and the features that its columns stand for. */
interface LibraryTree {
  grown: RandomForestRegression
  features: number[]
  rows: Float64Array[]
  labels: number[]
}

function growTree(from: WeightedRows, part: number, random: () => number): LibraryTree {
  const { positives, others, hard, columns, beside } = from
  const { columnChance, rowsPerKind, hardShare, mostOfHard } = forestParameters
  const isOfMany = repeatsMuch(from)
  const wholeTrees = isOfMany ? forestParameters.wholeOfMany : forestParameters.wholeTrees
  // Drawn for every tree, so that the number of whole ones does not move the draws of the rest.
  const open = evidenceColumns.reduce((bits, _, at) => (random() < columnChance ? bits | (1 << at) : bits), 0)
  const looksAt = columns & (part < wholeTrees ? -1 : open)
  const chosen = drawFeatures(looksAt, random)
  const drawn = (some: readonly Float64Array[], count: number) =>
    Array.from({ length: count }, () => some[Math.floor(random() * some.length)]!)
  const besideRows = beside === undefined ? 0 : Math.round(rowsPerKind * beside.share)
  const ownRows = rowsPerKind - besideRows
  const ownOthers = othersPerTree(from) - besideRows
  const hardRows = Math.round(
    hard.length > 0 && isOfMany
      ? ownOthers * forestParameters.hardOfMany
      : Math.min(ownOthers * hardShare, hard.length * mostOfHard)
  )
  const rows = [
    ...drawn(positives, ownRows),
    ...drawn(beside?.positives ?? [], besideRows),
    ...drawn(hard, hardRows),
    ...drawn(others, ownOthers - hardRows),
    ...drawn(beside?.others ?? [], besideRows)
  ]
  const labels = rows.map((_, at) => (at < rowsPerKind ? 1 : 0))
  const grown = new RandomForestRegression({
    seed: forestParameters.seed,
    nEstimators: 1,
    // Rows and features are drawn above: the library draws once per tree, too, but cannot balance.
    maxFeatures: chosen.length,
    replacement: false,
    useSampleBagging: false,
    treeOptions: {
      maxDepth: forestParameters.depth,
      minNumSamples: forestParameters.smallestSplit,
      // By the error that a split leaves, which is nought where it is perfect.
      gainThreshold: -1
    },
    noOOB: true
  })
  grown.train(
    rows.map((row) => chosen.map((feature) => row[feature]!)),
    labels
  )
  return { grown, features: chosen, rows, labels }
}

function drawFeatures(columns: number, random: () => number): number[] {
  const pool = features.flatMap((feature, at) => ((feature.columns & ~columns) === 0 ? [at] : []))
  const count = Math.max(4, Math.round(pool.length * forestParameters.featureShare))
  return Array.from({ length: count }, () => pool.splice(Math.floor(random() * pool.length), 1)[0]!)
}

/** A node of the library's JSON: a split with two children, or a leaf. */
interface StoredNode {
  splitColumn?: number
  splitValue?: number
  left?: StoredNode
  right?: StoredNode
}

function flatten(trees: readonly LibraryTree[]): FlatForest {
  const roots: number[] = []
  const columns: number[] = []
  const feature: number[] = []
  const threshold: number[] = []
  const left: number[] = []
  const right: number[] = []
  const add = (node: StoredNode, used: number[]): number => {
    const at = feature.push(-1) - 1
    threshold.push(0)
    left.push(-1)
    right.push(-1)
    if (node.left === undefined || node.right === undefined) return at
    feature[at] = used[node.splitColumn!]!
    threshold[at] = node.splitValue!
    left[at] = add(node.left, used)
    right[at] = add(node.right, used)
    return at
  }
  for (const { grown, features: chosen } of trees) {
    // The library's types do not say what its JSON holds: one tree, and the place of each of its columns.
    const { baseModel } = grown.toJSON() as unknown as {
      baseModel: { indexes: number[][]; estimators: { root: StoredNode }[] }
    }
    const first = feature.length
    roots.push(
      add(
        baseModel.estimators[0]!.root,
        baseModel.indexes[0]!.map((column) => chosen[column]!)
      )
    )
    const used = feature.slice(first).filter((at) => at >= 0)
    columns.push(used.reduce((bits, at) => bits | features[at]!.columns, 0))
  }
  const forest: FlatForest = {
    roots: Int32Array.from(roots),
    columns: Int32Array.from(columns),
    feature: Int32Array.from(feature),
    threshold: Float64Array.from(threshold),
    left: Int32Array.from(left),
    right: Int32Array.from(right),
    share: new Float64Array(feature.length)
  }
  trees.forEach((tree, number) => fillShares(forest, number, tree))
  return forest
}

/**
 * Sends a tree's own rows through it: the library keeps shares in leaves alone, and reasons need them on the way, too. Both kinds weigh the
 * same, however many of either were drawn: at the root the share is a half.
 */
function fillShares(forest: FlatForest, tree: number, { rows, labels }: LibraryTree): void {
  const count = labels.reduce((sum, label) => sum + label, 0)
  const weight = count / (rows.length - count)
  const sums = new Map<number, [positives: number, all: number]>()
  rows.forEach((row, at) => {
    for (const node of pathOf(forest, tree, row)) {
      const [positives, all] = sums.get(node) ?? [0, 0]
      sums.set(node, labels[at] === 1 ? [positives + 1, all + 1] : [positives, all + weight])
    }
  })
  for (const [node, [positives, all]] of sums) forest.share[node] = positives / all
}

function pathOf(forest: FlatForest, tree: number, row: Float64Array): number[] {
  const path: number[] = []
  const leaf = leafOf(forest, tree, row, 0)
  let node = forest.roots[tree]!
  while (node !== leaf) {
    path.push(node)
    const isBelow = row[forest.feature[node]!]! < forest.threshold[node]!
    node = isBelow ? forest.left[node]! : forest.right[node]!
  }
  return [...path, leaf]
}
