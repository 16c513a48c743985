import { featuresOf, type ModelLine } from './features.ts'
import type { Forest } from './forest.ts'

/** The model's opinion on one line. */
export interface Opinion {
  position: number
  /** Share of votes, 0 to 1. */
  confidence: number
  /** round(confidence x 25). */
  riskScore: number
  /** More than half of the votes. */
  prediction: boolean
}

const batch = 5000

/** Scores lines one batch after the other, in their order; `report` gets the number done. */
export function* scoreLines<Line extends { position: number }>(
  forest: Forest,
  lines: Iterable<Line>,
  modelLineOf: (line: Line) => ModelLine,
  report: (done: number) => void
): IterableIterator<Opinion> {
  let held: Line[] = []
  let done = 0
  function* flush(): IterableIterator<Opinion> {
    const confidences = forest.confidence(held.map((line) => featuresOf(modelLineOf(line))))
    for (const [at, confidence] of confidences.entries()) {
      const { position } = held[at]!
      yield { position, confidence, riskScore: Math.round(confidence * 25), prediction: confidence > 0.5 }
    }
    done += held.length
    report(done)
    held = []
  }
  for (const line of lines) {
    held.push(line)
    if (held.length === batch) yield* flush()
  }
  yield* flush()
}
