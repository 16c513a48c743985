import { typeNumbers } from './duplicate.ts'
import type { Rules, RuleSettings, SaidSettings, Settings } from './settings.ts'

/** The rules of a firm that decided nothing. */
export const usualRules: Rules = {
  baseRisks: { 1: 10, 2: 12, 3: 15, 4: 18, 5: 20, 6: 25 },
  levelLimits: { medium: 40, high: 70, critical: 90 },
  threshold: 2,
  fewestTrainingLines: 50,
  materialityShares: { overall: 1, performance: 75, trivial: 5 },
  // The first and the last days that systems can write.
  fillerDates: (
    '0001-01-01 0001-01-02 1111-11-11 1582-10-15 1600-01-01 1601-01-01 1753-01-01 1753-01-02 1754-01-01 1799-12-31 1800-01-01 ' +
    '1800-12-28 1840-12-31 1858-11-17 1899-12-29 1899-12-30 1899-12-31 1900-01-01 1900-01-02 1901-01-01 1904-01-01 1970-01-01 ' +
    '2079-06-06 2099-12-31 2100-12-31 2154-12-31 2199-12-31 2299-12-31 2399-12-31 2500-12-31 2999-12-31 3000-12-31 ' +
    '3999-12-31 4000-12-31 4712-01-01 4712-12-31 5999-12-31 8888-12-31 9999-01-01 9999-09-09 9999-12-30 9999-12-31'
  ).split(' '),
  reversalDays: 60,
  model: null
}

/** All rules that a run stands under, said by its settings or not. */
export function rulesOf(settings: SaidSettings): Rules {
  return {
    baseRisks: settings.baseRisks ?? usualRules.baseRisks,
    levelLimits: settings.levelLimits ?? usualRules.levelLimits,
    threshold: settings.threshold ?? usualRules.threshold,
    fewestTrainingLines: settings.fewestTrainingLines ?? usualRules.fewestTrainingLines,
    materialityShares: settings.materialityShares ?? usualRules.materialityShares,
    fillerDates: settings.fillerDates ?? usualRules.fillerDates,
    reversalDays: settings.reversalDays ?? usualRules.reversalDays,
    model: settings.model ?? null
  }
}

/**
 * The rules as a run's settings hold them: what is usual is not said, so that a run under the usual rules is the same whether
 * somebody wrote them out or not.
 */
export function ruleSettings(rules: Rules): RuleSettings & Pick<Settings, 'threshold' | 'model'> {
  const { threshold, model, ...others } = inOrder(rules)
  const said = Object.entries(others).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(usualRules[name as keyof Rules])
  )
  return { ...Object.fromEntries(said), threshold, ...(model === null ? {} : { model }) }
}

/** Settings with these rules in place of their own. */
export function withRules(settings: Settings, rules: Rules): Settings {
  const { mapping, ...own } = settings
  for (const name of Object.keys(usualRules) as (keyof Rules)[]) delete own[name as keyof typeof own]
  return { mapping, ...own, ...ruleSettings(rules) }
}

/** Why these rules cannot be, as a sentence; null where they can. */
export function whyNotRules({ levelLimits, materialityShares }: Rules): string | null {
  const { medium, high, critical } = levelLimits
  if (!(medium < high && high < critical))
    return 'The limits of the levels have to rise: medium below high, high below critical.'
  const { performance, trivial } = materialityShares
  if (trivial >= performance) return 'What is clearly trivial has to be below what is planned with.'
  return null
}

/** How the rules differ from the usual ones, in words that follow a semicolon; none where they do not. */
export function describeRules(settings: RuleSettings): string[] {
  const { baseRisks, levelLimits, materialityShares, fillerDates, fewestTrainingLines, reversalDays } =
    settings
  return [
    ...(baseRisks ? [`base risks ${typeNumbers.map((type) => baseRisks[type]).join('/')}`] : []),
    ...(levelLimits ? [`levels from ${levelLimits.medium}/${levelLimits.high}/${levelLimits.critical}`] : []),
    ...(reversalDays === undefined ? [] : [`reversals within ${reversalDays} days`]),
    ...(fillerDates ? [`${fillerDates.length} filler dates of the firm’s own`] : []),
    ...(fewestTrainingLines === undefined ? [] : [`trains from ${fewestTrainingLines} lines`]),
    ...(materialityShares
      ? [
          `materiality rule ${materialityShares.overall}/${materialityShares.performance}/${materialityShares.trivial} %`
        ]
      : [])
  ]
}

/** The same rules say the same text, in whatever order they were put together. */
function inOrder({ baseRisks, levelLimits, materialityShares, fillerDates, ...others }: Rules): Rules {
  const { medium, high, critical } = levelLimits
  const { overall, performance, trivial } = materialityShares
  return {
    ...others,
    baseRisks: Object.fromEntries(typeNumbers.map((type) => [type, baseRisks[type]])) as Rules['baseRisks'],
    levelLimits: { medium, high, critical },
    materialityShares: { overall, performance, trivial },
    fillerDates: [...new Set(fillerDates)].toSorted()
  }
}

/** The settings of a new run: what is said of its files, and the firm's rules where nothing is said. */
export function startSettings(said: SaidSettings, firm: Rules): Settings {
  const own = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
  const settings = { mapping: {}, ...ruleSettings(firm), ...own }
  return withRules(settings, rulesOf(settings))
}
