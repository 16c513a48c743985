import { changesSince, dispositions } from '../../../shared/decision.ts'
import { riskLevels } from '../../../shared/duplicate.ts'
import { roundSteps } from '../../../shared/filter.ts'
import type { Filter } from '../../../shared/filter.ts'
import { likelihoods } from '../../../shared/likelihood.ts'
import { isStoredEarlier } from '../../../shared/ledger.ts'
import type { LedgerFacts } from '../../../shared/ledger.ts'
import { contextFacts } from '../../../shared/context-fact.ts'
import type { ContextFact } from '../../../shared/context-fact.ts'
import type { ReactNode } from 'react'
import { RiskWord } from '../../components/risk-word.tsx'
import { dispositionWords } from '../../text/decision-words.ts'
import { factSentences, factWords } from '../../text/fact-words.ts'
import { changeFilter } from '../../stores/screen.ts'
import { toggleIn } from '../../stores/filter-edits.ts'
import { Choices, OneOf } from './choices.tsx'
import { CodeField } from './code-field.tsx'
import { ColumnConditions } from './column-conditions.tsx'
import { AfterHours, WeekdayChoices } from './date-conditions.tsx'
import { AmountFields, CountFields, DayFields, ShareFields } from './range-fields.tsx'
import { SourceChoices } from './source-choices.tsx'
import { text } from '../../text/text.ts'

const words = text.findings.filter
const panel = text.filterPanel

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

/** Conditions that belong together, under their name. */
function Group({ of, children }: { of: keyof typeof panel.groups; children: ReactNode }) {
  return (
    <section className="filter-group" aria-label={panel.groups[of]}>
      <h3>{panel.groups[of]}</h3>
      {children}
    </section>
  )
}

function ReviewGroup({ filter }: { filter: Filter }) {
  return (
    <Group of="review">
      <div className="filter-columns">
        <Choices
          legend={words.status}
          choices={dispositions.map((value) => ({ value, label: dispositionWords[value] }))}
          chosen={filter.dispositions}
          onToggle={(one) => changeFilter({ dispositions: toggleIn(filter.dispositions, one, dispositions) })}
        />
        <Choices
          legend={text.order.likelihood.name}
          choices={likelihoods.map((value) => ({ value, label: text.order.likelihoods[value] }))}
          chosen={filter.likelihoods}
          onToggle={(one) => changeFilter({ likelihoods: toggleIn(filter.likelihoods, one, likelihoods) })}
        />
        <Choices
          legend={words.sinceTitle}
          choices={changesSince.toReversed().map((value) => ({ value, label: words.since[value] }))}
          chosen={filter.since}
          onToggle={(one) => changeFilter({ since: toggleIn(filter.since, one, changesSince) })}
        />
      </div>
      <div className="filter-fields">
        <OneOf
          label={words.signOff}
          choices={[
            { value: 'preparer', label: words.notPrepared },
            { value: 'reviewer', label: words.notReviewed }
          ]}
          chosen={filter.unsigned}
          onChoose={(unsigned) => changeFilter({ unsigned })}
        />
        <OneOf
          label={text.decisions.unsettled.filter}
          choices={[{ value: 'yes', label: text.decisions.unsettled.toSettle }]}
          chosen={filter.isUnsettled === true ? 'yes' : undefined}
          onChoose={(chosen) => changeFilter({ isUnsettled: chosen === undefined ? undefined : true })}
        />
      </div>
    </Group>
  )
}

function AmountGroup({ filter }: { filter: Filter }) {
  return (
    <Group of="amount">
      <div className="filter-fields">
        <AmountFields filter={filter} />
        <OneOf
          label={words.side}
          choices={[
            { value: 'debit', label: words.debit },
            { value: 'credit', label: words.credit }
          ]}
          chosen={filter.side}
          onChoose={(side) => changeFilter({ side })}
        />
        <OneOf
          label={panel.round}
          choices={roundSteps.map((value) => ({ value, label: panel.multipleOf(value) }))}
          chosen={filter.roundTo}
          onChoose={(roundTo) => changeFilter({ roundTo })}
        />
      </div>
    </Group>
  )
}

interface Props {
  ledgerId: string
  facts: LedgerFacts
  filter: Filter
}

function DatesGroup({ ledgerId, facts, filter }: Props) {
  const isPosted = facts.mapping.fields.some(({ field }) => field === 'posted')
  return (
    <Group of="dates">
      <div className="filter-fields">
        <DayFields filter={filter} />
        <CountFields filter={filter} of="daysApart" />
      </div>
      <WeekdayChoices filter={filter} isPosted={isPosted} />
      <AfterHours ledgerId={ledgerId} filter={filter} />
    </Group>
  )
}

function WhoGroup({ ledgerId, filter }: Omit<Props, 'facts'>) {
  return (
    <Group of="who">
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
      </div>
      <SourceChoices ledgerId={ledgerId} filter={filter} />
    </Group>
  )
}

function FindingGroup({ facts, filter }: Omit<Props, 'ledgerId'>) {
  return (
    <Group of="finding">
      <div className="filter-fields">
        <CountFields filter={filter} of="times" />
        {contextFacts.map((fact) => (
          <FactChoice key={fact} fact={fact} filter={filter} />
        ))}
        {facts.files.length > 1 && !isStoredEarlier(facts) && (
          <OneOf
            label={panel.files}
            choices={[
              { value: 'several', label: panel.severalFiles },
              { value: 'one', label: panel.oneFile }
            ]}
            chosen={filter.acrossFiles === undefined ? undefined : filter.acrossFiles ? 'several' : 'one'}
            onChoose={(files) =>
              changeFilter({ acrossFiles: files === undefined ? undefined : files === 'several' })
            }
          />
        )}
      </div>
    </Group>
  )
}

function ModelGroup({ filter }: { filter: Filter }) {
  return (
    <Group of="model">
      <div className="filter-fields">
        <ShareFields filter={filter} />
      </div>
      <div className="filter-weekdays">
        <Choices
          legend={words.risk}
          choices={riskLevels.toReversed().map((value) => ({ value, label: <RiskWord level={value} /> }))}
          chosen={filter.riskLevels}
          onToggle={(level) => changeFilter({ riskLevels: toggleIn(filter.riskLevels, level, riskLevels) })}
        />
      </div>
    </Group>
  )
}

/** Every condition that has no place of its own in Findings. Each holds as soon as it is set. */
export function FilterPanel({ ledgerId, facts, filter }: Props) {
  return (
    <div className="filter-panel">
      <div className="filter-groups">
        <div>
          <AmountGroup filter={filter} />
          <DatesGroup ledgerId={ledgerId} facts={facts} filter={filter} />
        </div>
        <div>
          <WhoGroup ledgerId={ledgerId} filter={filter} />
          <FindingGroup facts={facts} filter={filter} />
        </div>
        <div>
          <ReviewGroup filter={filter} />
          <ModelGroup filter={filter} />
        </div>
      </div>
      {!isStoredEarlier(facts) && (
        <Group of="columns">
          <ColumnConditions facts={facts} filter={filter} />
        </Group>
      )}
      <p className="note">{words.together}</p>
    </div>
  )
}
