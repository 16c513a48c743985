import type { ModelCard, ModelOutcome, ModelTask, RankingFigures } from '../../../shared/model.ts'
import {
  formatCount,
  formatMeasure,
  formatNoun,
  formatPart,
  formatShare,
  formatTenth
} from '../../format/numbers.ts'

type DecidedLabels = Extract<ModelCard['labels'], { from: 'decisions' }>

const trained: Record<ModelOutcome['training'], string> = {
  TRAINED: 'This job trained the model.',
  SKIPPED: '',
  FAILED: 'Training failed in this job.'
}

const stages: Record<ModelTask['stage'], string> = {
  reading: 'Reading the ledgers again …',
  training: 'Learning …',
  scoring: 'Scoring …'
}

const measures: Record<keyof RankingFigures, { label: string; what: string }> = {
  auc: { label: 'AUC', what: 'Chance that a re-posting stands before a natural repeat' },
  averagePrecision: { label: 'Avg. precision', what: 'Mean share of re-postings down to each of them' },
  precisionAt25: { label: 'Top 25', what: 'Share of re-postings among the first 25' },
  precisionAt50: { label: 'Top 50', what: 'Share of re-postings among the first 50' },
  precisionAt100: { label: 'Top 100', what: 'Share of re-postings among the first 100' }
}

/** The words of the screen about the model. */
export const model = {
  notYet: {
    name: 'Model',
    title: 'There is no model yet',
    about:
      'The first one is made of the first ledger with several accounts and enough lines that repeat. Until then the opinion stays empty; types, groups and risk are rules and do not need it.'
  },
  isNot: {
    name: 'What the model is not',
    title: 'What it is not',
    list: [
      'Not the probability of an error or of fraud. It says how much a line looks like one event that was posted a second time, and little like what repeats in this ledger anyway.',
      'Not a filter: it neither adds a line to a group nor takes one out.',
      'Not part of the risk: that is lines of the group × base risk, by rule.',
      'Not learned from the rules: their types and risks are none of its labels or features.',
      'Not retrained by itself, and nothing of it leaves this computer.'
    ]
  },
  baseRisks: {
    name: 'Base risks',
    title: 'Base risks of the rule',
    about: 'points for each line of a group',
    /** Before what the type compares, for those who cannot see its number. */
    type: (number: number) => `Type ${number}:`
  },
  file: {
    name: 'Model file',
    title: 'Share it',
    about:
      'A team that scores with one model gets one order. An imported model is used for ledgers from then on. The file holds no lines; its card names the ledgers it learned from.',
    export: 'Export model…',
    import: 'Import model…',
    exported: 'The model was exported.',
    imported: 'The imported model scores ledgers from now on. Results so far keep the model that scored them.'
  },
  learn: {
    title: 'Learn from decisions',
    about: 'only when you ask',
    what: 'Makes a new model of the findings decided so far, in all ledgers of this data folder. It scores new ledgers; results so far keep the model that scored them.',
    duplicates: 'Decided as duplicate',
    ordinary: 'Valid, recurring or reversal',
    toward: (count: number, needed: number) => `${formatCount(count)} of ${formatCount(needed)}`,
    /** What is still missing; numbers of nought or less are not. */
    missing: (duplicates: number, ordinary: number) => {
      const parts = [
        ...(duplicates > 0 ? [formatNoun(duplicates, 'duplicate')] : []),
        ...(ordinary > 0 ? [formatNoun(ordinary, 'ordinary one')] : [])
      ]
      return `Still to decide: ${parts.join(' and ')}.`
    },
    running: 'Learning from decisions'
  },
  task: { stages, cancel: 'Cancel' },
  outcome: {
    name: 'The model in this ledger',
    title: 'In this ledger',
    trained,
    noOpinion: 'Its duplicate lines carry no opinion.',
    opinion: 'Its duplicate lines carry an opinion.',
    scoredBy: (number: number) => `Scored by model ${number}.`,
    ofSample: (number: number) =>
      `Model ${number} learned from the sample and scores nothing else: the first ledger of your own teaches another.`,
    ranks: 'Its order is better than the risk and the amount on rows it never saw.',
    doesNotRank: 'Its order is no better than the risk or the amount: keep the order of the risk.',
    showByConfidence: 'Show findings by confidence',
    hash: 'Hash of that model',
    later: 'Known when the job is done. The rule results can be read before that.',
    scoring: (number: number | null) => (number === null ? 'Scoring' : `Scoring with model ${number}`),
    inUse: (number: number) =>
      `Model ${number} is in use now. Scoring with it changes the confidences here, and neither types, risk nor decisions.`,
    score: (number: number) => `Score this ledger with model ${number}`,
    learning: 'Learning from this ledger',
    learnedFrom: (number: number, fileName: string) =>
      `Model ${number} learned from ${fileName}. One that learns from this ledger knows what is usual here and orders it better; it gets the next number.`,
    train: 'Train a model on this ledger'
  },
  card: {
    name: 'Model',
    title: (number: number) => `Model ${number}`,
    inUse: 'in use',
    scoredThis: 'scored this ledger',
    kept: (about: string) => `${about}, kept on this computer`,
    cardOf: 'Card of',
    choice: (number: number, about: string) => `Model ${number}, ${about}`,
    trained: 'Trained',
    on: 'On',
    hashName: 'SHA-256',
    ofIt: 'Of it',
    rows: (usable: number, duplicates: number) =>
      `${formatNoun(usable, 'usable row')}, ${formatCount(duplicates)} of them duplicates (${formatPart(duplicates, usable)})`,
    labels: 'Labels',
    made: (positives: number, others: number) =>
      `${formatNoun(positives, 'line')} of it posted again in memory, 0 to 10 days later, with changed numbers, users, sources and texts; against ${formatNoun(others, 'repeat')} as they are, judged by nobody`,
    decisions: 'Decisions',
    decided: ({ findings, rows }: DecidedLabels) =>
      `${formatNoun(findings.duplicates, 'finding')} decided as duplicate (${formatNoun(rows.duplicates, 'line')}), ${formatCount(findings.ordinary)} as valid, recurring or reversal (${formatNoun(rows.ordinary, 'line')})`,
    decidedIn: 'Decided in',
    ledger: (fileName: string, duplicates: number, ordinary: number) =>
      `${fileName} (${duplicates} + ${ordinary})`,
    beside: 'Beside them',
    undecided: (reposted: number, repeats: number, decidedShare: number) =>
      `${formatNoun(reposted, 'line')} posted again in memory and ${formatNoun(repeats, 'repeat')} that nobody decided; ${formatShare(decidedShare)} of what trees draw from are decided rows`,
    before: 'Before it',
    /** Before the hash of the model before. */
    model: 'Model',
    forest: 'Forest',
    trees: ({ trees, seed, library }: ModelCard['parameters']) =>
      `${trees} trees · seed ${seed} · ${library}`,
    parameters: 'Parameters',
    hash: 'Hash',
    hashWhat: 'model hash',
    version: 'Card version',
    orderTitle: 'How good its order is',
    heldOut: (isDecided: boolean, positiveShare: number, trainingAccuracy: number, hasBefore: boolean) =>
      `On ${isDecided ? 'decided findings' : 'groups'} held out: rows with the same account and amount, or of one event, are never on both sides. A real ledger holds far fewer re-postings than this sample (${formatShare(positiveShare)}), so precision there is lower. On its own training rows it is right in ${formatShare(trainingAccuracy)}, which flatters every forest.${
        isDecided
          ? ' What people decide is mostly what a list showed first; of all other repeats these figures say little.'
          : ''
      }${hasBefore ? ' The model before may have learned from some of these rows, which flatters it.' : ''}`,
    worthTitle: 'What the confidence is worth',
    brier: (brier: number) =>
      `Brier score ${formatMeasure(brier)}; 0 is perfect, ${formatMeasure(0.25)} is always saying a half. The confidence orders lines; it is no probability.`,
    restsTitle: 'What it rests on',
    byTypeTitle: 'Rows of the training ledger by type',
    type: (number: number) => `Type ${number}`,
    didNotRun: 'did not run',
    features: (count: number) => `All ${formatNoun(count, 'feature')}`
  },
  figures: {
    measures,
    orderBy: 'Order by',
    forest: 'Forest',
    ruleRisk: 'Rule risk',
    amount: 'Amount',
    before: 'Model before',
    /** Average precisions: of the forest, of the better of risk and amount, and by chance. */
    judged: (forest: number, best: number, chance: number) => {
      const said = `${formatShare(forest)} beside ${formatShare(best)} for the better of risk and amount, and ${formatShare(chance)} by chance`
      return forest > best
        ? `The forest finds re-postings sooner than the risk or the amount: average precision ${said}.`
        : `The forest adds nothing here: average precision ${said}. Lists stay in the order of the risk.`
    },
    judgedAgainst: (forest: number, before: number) =>
      forest > before
        ? `The model before gets ${formatShare(before)} on the same rows.`
        : `It is no better than the model before, which gets ${formatShare(before)} on the same rows: more decisions may help.`
  },
  calibration: {
    axis: 'confidence',
    caption: 'Held-out rows by confidence, and the share that were re-postings',
    confidence: 'Confidence',
    rows: 'Rows',
    repostings: 'Re-postings',
    bin: (tenth: number) => `${formatTenth(tenth)} to ${formatTenth(tenth + 1)}`
  }
}
