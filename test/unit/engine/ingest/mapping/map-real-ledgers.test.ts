import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { findHeader } from '../../../../../src/main/engine/ingest/mapping/find-header.ts'
import {
  mapColumns,
  nameHeaders,
  type ProposedMapping
} from '../../../../../src/main/engine/ingest/mapping/map-columns.ts'
import type { Settings } from '../../../../../src/shared/settings.ts'
import { columnsOf, samplesOf } from '../../../../helpers/columns-of.ts'
import { describeSharedData } from '../../../../helpers/shared-data.ts'

const keyFields = 'account amount debit credit indicator posted effective user source'.split(' ')

function mapHead(
  path: string,
  overrides: Settings['mapping'] = {}
): ProposedMapping & { hasHeader: boolean } {
  const { data } = Papa.parse<string[]>(readFileSync(path, 'utf8'), { preview: 500 })
  const hasHeader = findHeader(data, undefined).hasHeader
  const names = nameHeaders(hasHeader ? data[0]! : null, data[0]!.length)
  return {
    hasHeader,
    ...mapColumns(samplesOf(names, hasHeader ? data.slice(1) : data), hasHeader, overrides)
  }
}

function keysOf({ fields }: ProposedMapping): Record<string, string> {
  return Object.fromEntries(
    fields.filter(({ field }) => keyFields.includes(field)).map(({ field, header }) => [field, header])
  )
}

test('maps a small ledger with all six keys and a debit/credit pair', () => {
  const path = join(import.meta.dirname, '../../../../fixtures/je-six-types-small/journal_entries.csv')
  const mapping = mapHead(path)
  expect(mapping.amountForm).toBe('pair')
  expect(mapping.notes).toEqual([])
  expect(keysOf(mapping)).toEqual({
    account: 'account',
    debit: 'debit',
    credit: 'credit',
    posted: 'posted_ts',
    effective: 'date',
    user: 'user',
    source: 'source_system'
  })
})

test('adds no key field to a payments file beyond those that the user named', () => {
  const table = `
    fy|fm|check_date|document_no|dept|department_title|char_|character_title|sub_obj|sub_obj_title|vendor_name|doc_ref_no_prefix|doc_ref_no_prefix_definition|contract_number|contract_description|transaction_amount
    2017|10|2017-04-12|CHEK001|42|42 COMMERCE|2|02 SERVICES|231|MEALS 0231|JOE|PVXX|payment voucher|||66.82
    2017|12|2017-06-09|ACHD002|26|26 LICENSES|2|02 SERVICES|211|TRAVEL 0211|FUND|PVXX|payment voucher|||-127.33`
  const named = {
    account: 'sub_obj',
    amount: 'transaction_amount',
    posted: 'check_date',
    source: 'doc_ref_no_prefix',
    user: 'dept'
  }
  expect(keysOf(mapColumns(columnsOf(table), true, named))).toEqual(named)
})

describeSharedData('maps the real ledgers', (folder) => {
  test('with unsigned amounts, an S/H indicator and filler dates', () => {
    const mapping = mapHead(join(folder, 'aicpa-ads-gl/GL_Detail_YYYYMMDD_YYYYMMDD.csv'))
    expect(mapping.amountForm).toBe('indicator')
    expect(keysOf(mapping)).toEqual({
      account: 'GL_Account_Number',
      amount: 'Amount',
      indicator: 'Amount_Credit_Debit_Indicator',
      posted: 'Entered_Date',
      effective: 'Effective_Date',
      user: 'Entered_By',
      source: 'Source'
    })
  })

  test('with some columns named by the user and no key field added', () => {
    const named = {
      account: 'vendor_id',
      amount: 'amount',
      posted: 'transaction_date',
      source: 'business_unit'
    }
    expect(keysOf(mapHead(join(folder, 'ap-duplicates-labelled/ap_transactions.csv'), named))).toEqual(named)
  })

  test('without a header, by the positions that the user named and no other', () => {
    const named = { account: '#6', amount: '#7', posted: '#8', source: '#5', user: '#3' }
    const mapping = mapHead(join(folder, 'adventureworks-factfinance/FactFinance.csv'), named)
    expect(mapping.hasHeader).toBe(false)
    expect(Object.fromEntries(mapping.fields.map(({ field, position }) => [field, `#${position}`]))).toEqual(
      named
    )
  })
})
