import { changesSince, dispositions } from '../../../shared/decision.ts'
import { riskLevels } from '../../../shared/duplicate.ts'
import type { Filter } from '../../../shared/filter.ts'
import { contextFacts } from '../../../shared/context-fact.ts'
import type { ContextFact } from '../../../shared/context-fact.ts'
import { RiskWord } from '../../components/risk-word.tsx'
import { dispositionWords } from '../../text/decision-words.ts'
import { factSentences, factWords } from '../../text/fact-words.ts'
import { changeFilter } from '../../stores/screen.ts'
import { toggleIn } from '../../stores/filter-edits.ts'
import { Choices, OneOf } from './choices.tsx'
import { CodeField } from './code-field.tsx'
import { RangeFields } from './range-fields.tsx'
import { text } from '../../text/text.ts'

const words = text.findings.filter

/** A fact that is asked for, asked against, or not asked about. */
function FactChoice({ fact, filter }: { fact: ContextFact; filter: Filter }) {
  const { facts = [], withoutFacts = [] } = filter
  const chosen = facts.includes(fact) ? 'yes' : withoutFacts.includes(fact) ? 'no' : undefined
  const choose = (answer: 'yes' | 'no' | undefined): void => {
    const keep = (list: readonly ContextFact[], isIn: boolean): ContextFact[] =>
      contextFacts.filter((one) => (one === fact ? isIn : list.includes(one)))
    changeFilter({ facts: keep(facts, answer === 'yes'), withoutFacts: keep(withoutFacts, answer === 'no') })
  }
  const name = factWords[fact]
  return (
    <div title={factSentences[fact]}>
      <OneOf
        label={words.fact(name)}
        choices={[
          { value: 'yes', label: name },
          { value: 'no', label: words.not(name) }
        ]}
        chosen={chosen}
        onChoose={choose}
      />
    </div>
  )
}

/** Every condition that has no place of its own in Findings. Each holds as soon as it is set. */
export function FilterPanel({ ledgerId, filter }: { ledgerId: string; filter: Filter }) {
  return (
    <div className="filter-panel">
      <div className="filter-columns">
        <Choices
          legend={words.status}
          choices={dispositions.map((value) => ({ value, label: dispositionWords[value] }))}
          chosen={filter.dispositions}
          onToggle={(one) => changeFilter({ dispositions: toggleIn(filter.dispositions, one, dispositions) })}
        />
        <Choices
          legend={words.risk}
          choices={riskLevels.toReversed().map((value) => ({ value, label: <RiskWord level={value} /> }))}
          chosen={filter.riskLevels}
          onToggle={(level) => changeFilter({ riskLevels: toggleIn(filter.riskLevels, level, riskLevels) })}
        />
        <Choices
          legend={words.sinceTitle}
          choices={changesSince.toReversed().map((value) => ({ value, label: words.since[value] }))}
          chosen={filter.since}
          onToggle={(one) => changeFilter({ since: toggleIn(filter.since, one, changesSince) })}
        />
      </div>
      <div className="filter-fields">
        <CodeField
          ledgerId={ledgerId}
          kind="account"
          label={words.account}
          value={filter.account}
          onCommit={(account) => changeFilter({ account })}
        />
        <CodeField
          ledgerId={ledgerId}
          kind="user"
          label={words.user}
          value={filter.user}
          onCommit={(user) => changeFilter({ user })}
        />
        <CodeField
          ledgerId={ledgerId}
          kind="source"
          label={words.source}
          value={filter.source}
          onCommit={(source) => changeFilter({ source })}
        />
        <OneOf
          label={words.side}
          choices={[
            { value: 'debit', label: words.debit },
            { value: 'credit', label: words.credit }
          ]}
          chosen={filter.side}
          onChoose={(side) => changeFilter({ side })}
        />
        <RangeFields filter={filter} />
        {contextFacts.map((fact) => (
          <FactChoice key={fact} fact={fact} filter={filter} />
        ))}
        <OneOf
          label={words.signOff}
          choices={[
            { value: 'preparer', label: words.notPrepared },
            { value: 'reviewer', label: words.notReviewed }
          ]}
          chosen={filter.unsigned}
          onChoose={(unsigned) => changeFilter({ unsigned })}
        />
      </div>
      <p className="note">{words.together}</p>
    </div>
  )
}
