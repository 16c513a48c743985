import type { BaseFacts, ModelCard, ModelOutcome, ModelTask, RankingFigures } from '../../../shared/model.ts'
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
  TRAINED: 'This job trained it, on this ledger.',
  SKIPPED: '',
  FAILED: 'Training failed in this job.'
}

const stages: Record<ModelTask['stage'], string> = {
  reading: 'Reading the ledgers again …',
  training: 'Learning …',
  scoring: 'Judging …'
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
    title: 'Each ledger has a model of its own',
    about:
      'Where a ledger repeats too little to teach one, the base that comes with Doublet judges it alone; tests, groups and risk are rules and do not need it. A model that is trained for all or imported serves all ledgers from then on.'
  },
  isNot: {
    name: 'What the model is not',
    title: 'What it is not',
    list: [
      'Not the probability of an error or of fraud. It says how much a line looks like one event that was posted a second time, and little like what repeats in this ledger anyway.',
      'Not a filter: it neither adds a line to a group nor takes one out.',
      'Not part of the risk: that is lines of the group × base risk, by rule.',
      'Not learned from the rules: it knows neither the tests nor the risks.',
      'Not retrained by itself, and nothing of it leaves this computer.'
    ]
  },
  baseRisks: {
    name: 'Base risks',
    title: 'Base risks of the rule',
    about: 'points for each line of a group',
    /** Before what the type compares, for those who cannot see its number. */
    type: (number: number) => `Test ${number}:`
  },
  file: {
    name: 'Model file',
    title: 'Share it',
    about:
      'A team that judges with one model gets one order. An imported model is used for ledgers from then on. The file holds no lines; its card names the ledgers it learned from.',
    export: 'Export model…',
    import: 'Import model…',
    exported: 'The model was exported.',
    imported: 'The imported model judges ledgers from now on. Results so far keep the model that judged them.'
  },
  learn: {
    title: 'Learn from decisions',
    about: 'only when you ask',
    what: 'Teaches the base the findings decided so far, in all ledgers of this data folder: ledgers from now on learn from them beside their own lines. The model made of them alone serves where the stored one is asked for. Results so far keep the model that judged them.',
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
    noOpinion: 'It has no view on the duplicate lines.',
    opinion: 'It has a view on the duplicate lines.',
    scoredBy: (number: number) => `Judged by model ${number}.`,
    ofSample: (number: number) =>
      `Model ${number} learned from the sample and judges nothing else: the first ledger of your own teaches another.`,
    ranks: 'In this ledger its order is better than the risk and the amount, on re-postings it never saw.',
    doesNotRank:
      'In this ledger its order is not known to be better than the risk or the amount: findings stay in the order of likelihood by evidence.',
    showByConfidence: 'Show findings by confidence',
    hash: 'Hash of that model',
    later: 'Known when the job is done. The rule results can be read before that.',
    scoring: (number: number | null) => (number === null ? 'Judging' : `Judging with model ${number}`),
    inUse: (number: number) =>
      `Model ${number} is in use now. Judging with it changes the confidences here, and neither tests, risk nor decisions.`,
    own: (number: number) => `Model ${number} is the one that this ledger taught.`,
    score: (number: number) => `Judge this ledger with model ${number}`,
    learning: 'Learning from this ledger',
    learnedFrom: (number: number, fileName: string) =>
      `Model ${number} learned from ${fileName}. One that learns from this ledger knows what is usual here and orders it better; it gets the next number.`,
    forAll: 'Where all ledgers are to be judged by one model, this ledger can teach it.',
    trainForAll: 'Train one model for all on this ledger',
    train: 'Train a model on this ledger'
  },
  card: {
    name: 'Model',
    title: (number: number) => `Model ${number}`,
    inUse: 'in use',
    scoredThis: 'judged this ledger',
    inShort:
      'It puts the duplicate lines that look most like one event posted a second time first. It finds nothing by itself and hides nothing: the six tests do that.',
    kept: (about: string) => `${about}, kept on this computer`,
    cardOf: 'Card of',
    choice: (number: number, about: string) => `Model ${number}, ${about}`,
    lookedAt: {
      title: 'What it looked at',
      made: (fileName: string, positives: number, others: number) =>
        `It learned from ${fileName} what is usual there: ${formatNoun(others, 'line')} that repeat an earlier one as they stand, beside ${formatNoun(positives, 'line')} that it posted again in memory as people and interfaces do by mistake: keyed twice, by another clerk, with a slip in the number, a payment run, a batch or a month twice, an accrual twice.`,
      base: (positives: number, others: number) =>
        `It knows nothing of this ledger, which repeats too little to teach a model of its own. It learned from other ledgers: ${formatNoun(positives, 'line')} posted again in memory, and ${formatNoun(others, 'repeat')} as they stand.`,
      decisions: (findings: number, ledgers: number) =>
        `It learned from what was decided about ${formatNoun(findings, 'finding')} of ${formatNoun(ledgers, 'ledger')}, beside lines of one of them that were posted again in memory.`,
      beside: ({ share, shipped, ledgers, decided }: BaseFacts) => {
        const teachers = [
          `${formatNoun(shipped, 'made ledger')} that come with Doublet`,
          ...(ledgers > 0 ? ['the first ledger of this data folder'] : []),
          ...(decided > 0 ? [`decisions on ${formatNoun(decided, 'ledger')}`] : [])
        ]
        const listed = teachers.join(', ').replace(/, ([^,]*)$/, ' and $1')
        return share === 1
          ? `The base is ${listed}.`
          : `${formatShare(share)} of what it learned comes from the base: ${listed}.`
      }
    },
    goodTitle: 'How good its order is',
    top: (at50: number, chance: number) =>
      `Of the first 50 lines in that test ${formatCount(Math.round(at50 * 50))} were posted again; by chance it would be ${formatCount(Math.round(chance * 50))}.`,
    baseGood:
      'These figures are of ledgers that it did not learn from. On this ledger they are not known, and no order is claimed.',
    fold: 'Parameters, figures and features',
    trained: 'Trained',
    on: 'On',
    hashName: 'SHA-256',
    ofIt: 'Lines',
    rows: (usable: number, duplicates: number) =>
      `${formatNoun(usable, 'usable line')}, ${formatCount(duplicates)} of them duplicates (${formatPart(duplicates, usable)})`,
    labels: 'Learned from',
    made: (positives: number, others: number) =>
      `${formatNoun(positives, 'line')} of it posted again in memory, in seven ways (a line keyed again, a document by another clerk, a number with a slip, a payment run, a batch, a month, an accrual), on days on which it posts anyway; against ${formatNoun(others, 'repeat')} as they are, decided by nobody`,
    ofBase: (positives: number, others: number) =>
      `${formatNoun(positives, 'line')} of other ledgers posted again in memory and ${formatNoun(others, 'repeat')} of them, beside what decisions said`,
    decisions: 'Decisions',
    decided: ({ findings, rows }: DecidedLabels) =>
      `${formatNoun(findings.duplicates, 'finding')} decided as duplicate (${formatNoun(rows.duplicates, 'line')}), ${formatCount(findings.ordinary)} as valid, recurring or reversal (${formatNoun(rows.ordinary, 'line')})`,
    decidedIn: 'Decided in',
    ledger: (fileName: string, duplicates: number, ordinary: number) =>
      `${fileName} (${duplicates} + ${ordinary})`,
    beside: 'Beside them',
    undecided: (reposted: number, repeats: number, decidedShare: number) =>
      `${formatNoun(reposted, 'line')} posted again in memory and ${formatNoun(repeats, 'repeat')} that nobody decided; ${formatShare(decidedShare)} of what trees draw from are decided lines`,
    before: 'Before it',
    /** Before the hash of the model before. */
    model: 'Model',
    base: 'Base',
    forest: 'Random forest',
    trees: ({ trees, seed, library }: ModelCard['parameters']) =>
      `${trees} trees · seed ${seed} · ${library}`,
    parameters: 'Parameters',
    hash: 'Hash',
    hashWhat: 'model hash',
    version: 'Card version',
    orderTitle: 'Its order beside others',
    heldOut: (isDecided: boolean, positiveShare: number, trainingAccuracy: number, hasBefore: boolean) =>
      `On ${isDecided ? 'decided findings' : 'groups'} held out: lines with the same account and amount, or of one event, are never on both sides, and what is learned from some ways of posting again is measured on others. A real ledger holds far fewer re-postings than this sample (${formatShare(positiveShare)}), so precision there is lower. On its own training lines it is right in ${formatShare(trainingAccuracy)}, which flatters every model of its kind.${
        isDecided
          ? ' What people decide is mostly what a list showed first; of all other repeats these figures say little.'
          : ''
      }${hasBefore ? ' The model before may have learned from some of these lines, which flatters it.' : ''}`,
    worthTitle: 'What the confidence is worth',
    brier: (brier: number) =>
      `Brier score ${formatMeasure(brier)}; 0 is perfect, ${formatMeasure(0.25)} is always saying a half. The confidence orders lines; it is no probability.`,
    restsTitle: 'What it rests on',
    byTypeTitle: 'Duplicate lines of the training ledger by test',
    type: (number: number) => `Test ${number}`,
    didNotRun: 'did not run',
    features: (count: number) => `All ${formatNoun(count, 'feature')}`
  },
  figures: {
    measures,
    orderBy: 'Order by',
    forest: 'Model',
    ruleRisk: 'Rule risk',
    amount: 'Amount',
    riskAmount: 'Risk × amount',
    before: 'Model before',
    /** Average precisions: of the forest, of the best other order, and by chance. */
    judged: (forest: number, best: number, chance: number) => {
      const said = `${formatShare(forest)} beside ${formatShare(best)} for the best of risk, amount and both together, and ${formatShare(chance)} by chance`
      return forest > best
        ? `The model finds re-postings sooner than the risk or the amount: average precision ${said}.`
        : `The model adds nothing here: average precision ${said}. Findings stay in the order of likelihood by evidence.`
    },
    judgedAgainst: (forest: number, before: number) =>
      forest > before
        ? `The model before gets ${formatShare(before)} on the same lines.`
        : `It is no better than the model before, which gets ${formatShare(before)} on the same lines: more decisions may help.`
  },
  calibration: {
    axis: 'confidence',
    caption: 'Held-out lines by confidence, and the share that were re-postings',
    confidence: 'Confidence',
    rows: 'Lines',
    repostings: 'Re-postings',
    bin: (tenth: number) => `${formatTenth(tenth)} to ${formatTenth(tenth + 1)}`
  }
}
