import { RandomForestClassifier } from 'ml-random-forest'

/** A trained forest as JSON. */
export type StoredForest = ReturnType<RandomForestClassifier['toJSON']>

/** What the forest was grown with; part of the model card. */
export const forestParameters = { trees: 50, seed: 42, library: 'ml-random-forest 2.1.0' }

/** Answers with the share of trees that call a row a duplicate, 0 to 1, row by row. */
export interface Forest {
  confidence(features: number[][]): number[]
  stored: StoredForest
}

/**
 * Grows a forest on rows of finite features, labelled 0 or 1. The same rows give the same forest. Takes time
 * quadratic in the rows and blocks its process: callers cap the sample.
 */
export function growForest(features: number[][], labels: number[]): Forest {
  const forest = new RandomForestClassifier({
    seed: forestParameters.seed,
    nEstimators: forestParameters.trees,
    maxFeatures: 0.7,
    // Features are drawn once per tree; with replacement a tree would see some of them twice.
    replacement: false,
    useSampleBagging: true,
    treeOptions: { maxDepth: 12 },
    noOOB: true,
    isClassifier: true
  })
  forest.train(features, labels)
  return wrap(forest)
}

/** The forest that was stored. Throws where the JSON is none. */
export function loadForest(stored: StoredForest): Forest {
  return wrap(RandomForestClassifier.load(stored))
}

/** The library's own predictProbability loses the first tree's vote, so the votes are counted here. */
function wrap(forest: RandomForestClassifier): Forest {
  return {
    stored: forest.toJSON(),
    confidence: (features) => {
      if (features.length === 0) return []
      const votes = forest.predictionValues(features)
      return features.map((_, row) => {
        let sum = 0
        for (let tree = 0; tree < votes.columns; tree++) sum += votes.get(row, tree)
        return sum / votes.columns
      })
    }
  }
}
