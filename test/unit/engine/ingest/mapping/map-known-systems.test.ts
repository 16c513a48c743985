import { expect, test } from 'vitest'
import { mapColumns } from '../../../../../src/main/engine/ingest/mapping/map-columns.ts'
import { columnsOf } from '../../../../helpers/columns-of.ts'

/** Per export: its columns, the field each is to be read as (blank: none), two made-up lines; and the notes. */
const systems: Record<string, { table: string; notes?: string[] }> = {
  'SAP FBL3N': {
    table: `
      Assignment|Document Number|Business Area|Document Type|Document Date|Posting Date|Posting Key|Amount in local currency|Local Currency|Tax code|Clearing Document|Text|G/L Account|User Name|Entry Date|Company Code
      |journal||source|documentDate|effective||amount|currency|||description|account|user|posted|entity
      20250107|100000123||SA|07.01.2025|09.01.2025|40|1.234,50|EUR|V1||Rent January|0000473000|MUELLER|10.01.2025|1000
      20250107|100000123||SA|07.01.2025|09.01.2025|50|1.234,50-|EUR|||Rent January|0000113100|MUELLER|10.01.2025|1000`
  },
  'SAP FBL3N in German': {
    table: `
      Zuordnung|Belegnummer|Geschäftsbereich|Belegart|Belegdatum|Buchungsdatum|Buchungsschlüssel|Betrag in Hauswährung|Hauswährung|Steuerkennzeichen|Ausgleichsbeleg|Text|Sachkonto|Benutzername|Erfassungsdatum|Buchungskreis
      |journal||source|documentDate|effective||amount|currency|||description|account|user|posted|entity
      20250107|100000123||SA|07.01.2025|09.01.2025|40|1.234,50|EUR|V1||Miete|473000|MUELLER|10.01.2025|1000
      20250107|100000123||SA|07.01.2025|09.01.2025|50|1.234,50-|EUR|||Miete|113100|MUELLER|10.01.2025|1000`
  },
  'SAP SE16N': {
    table: `
      BUKRS|BELNR|GJAHR|BUZEI|HKONT|SHKZG|DMBTR|WRBTR|WAERS|SGTXT|BUDAT|BLDAT|CPUDT|CPUTM|USNAM|BLART|XBLNR|STBLG|AUGDT|BSCHL
      entity|journal||line|account|indicator|amount||currency|description|effective|documentDate|posted|enteredTime|user|source|document|||
      1000|100000123|2025|001|0000473000|S|1234.50|1234.50|EUR|Rent|20250109|20250107|20250110|101205|MUELLER|SA|INV-1||20250201|40
      1000|100000123|2025|002|0000113100|H|1234.50|1234.50|EUR|Rent|20250109|20250107|20250110|101205|MUELLER|SA|INV-1||20250201|50`,
    notes: ['Amount is read from “DMBTR”; “WRBTR” could be meant too.']
  },
  'SAP SE16N with codes and words': {
    table: `
      BUKRS (Company Code)|BELNR (Document Number)|HKONT (General Ledger Account)|SHKZG (Debit/Credit Indicator)|DMBTR (Amount in Local Currency)|BUDAT (Posting Date)|CPUDT (Entry Date)|USNAM (User Name)|BLART (Document Type)
      entity|journal|account|indicator|amount|effective|posted|user|source
      1000|100000123|473000|S|1234.50|20250109|20250110|MUELLER|SA
      1000|100000123|113100|H|1234.50|20250109|20250110|MUELLER|SA`
  },
  'SAP with table names': {
    table: `
      BKPF-BUKRS|BSEG-HKONT|BSEG-SHKZG|BSEG-DMBTR|BKPF-BUDAT|BKPF-CPUDT|BKPF-USNAM|BKPF-BLART|VAT-Amount
      entity|account|indicator|amount|effective|posted|user|source|
      1000|473000|S|1234.50|20250109|20250110|MUELLER|SA|12.00
      1000|113100|H|1234.50|20250109|20250110|MUELLER|SA|12.00`
  },
  'SAP ACDOCA': {
    table: `
      RBUKRS|BELNR|DOCLN|RACCT|DRCRK|HSL|WSL|KSL|RHCUR|RTCUR|BUDAT|BLDAT|TIMESTAMP|USNAM|BLART|POPER|RYEAR
      entity|journal|line|account||amount|||currency||effective|documentDate|posted|user|source|period|
      1000|100000123|000001|0000473000|S|1234.50|1234.50|1300.10|EUR|EUR|20250109|20250107|20250110101205|MUELLER|SA|001|2025
      1000|100000123|000002|0000113100|H|-1234.50|-1234.50|-1300.10|EUR|EUR|20250109|20250107|20250110101205|MUELLER|SA|001|2025`,
    notes: [
      '“HSL” carries its sign, so “DRCRK” is not applied to it.',
      'Amount is read from “HSL”; “WSL”, “KSL” could be meant too.'
    ]
  },
  'Oracle General Ledger': {
    table: `
      JE_HEADER_ID|JE_LINE_NUM|CODE_COMBINATION_ID|ACCOUNT_COMBINATION|EFFECTIVE_DATE|POSTED_DATE|CREATION_DATE|ENTERED_DR|ENTERED_CR|ACCOUNTED_DR|ACCOUNTED_CR|CURRENCY_CODE|DESCRIPTION|CREATED_BY|LAST_UPDATED_BY|JE_SOURCE|JE_CATEGORY|PERIOD_NAME|LEDGER_ID
      journal|line||account|effective|posted||||debit|credit|currency|description|user||source||period|entity
      8001|1|12345|01-100-6000|2025-01-31|2025-02-01|2025-01-30|100.00||110.00||USD|Rent|SYSADMIN|SYSADMIN|Manual|Adjustment|JAN-25|1
      8001|2|12346|01-100-2000|2025-01-31|2025-02-01|2025-01-30||100.00||110.00|USD|Rent|SYSADMIN|SYSADMIN|Manual|Adjustment|JAN-25|1`
  },
  'Oracle account analysis': {
    table: `
      LEDGER_NAME|PERIOD_NAME|JE_SOURCE|JOURNAL_NAME|JE_LINE_NUM|CODE_COMBINATION|ACCOUNTED_DR|ACCOUNTED_CR|CURRENCY_CODE|EFFECTIVE_DATE|POSTED_DATE|CREATED_BY
      entity|period|source|journal|line|account|debit|credit|currency|effective|posted|user
      US|JAN-25|Manual|J1|1|01-6110-000|100.00||USD|31-JAN-2025|01-FEB-2025|KATE
      US|JAN-25|Manual|J1|2|01-2320-000||100.00|USD|31-JAN-2025|01-FEB-2025|KATE`
  },
  'JD Edwards F0911': {
    table: `
      GLKCO|GLDCT|GLDOC|GLDGJ|GLJELN|GLANI|GLCRCD|GLAA|GLEXA|GLUSER
      entity|source|journal|effective|line|account|currency|amount|description|user
      00100|JE|4711|125031|1000|1.6110.010|USD|10000|Rent|KATE
      00100|JE|4711|125031|2000|1.2320.010|USD|-10000|Rent|KATE`
  },
  'Navision in German': {
    table: `
      Buchungsdatum|Belegnr.|Sachkontonr.|Beschreibung|Betrag|Lfd. Nr.|Herkunftscode|Benutzer-ID|Erfassungsdatum
      effective|journal|account|description|amount||source|user|posted
      31.01.25|R-1|6110|Miete|100,00|77|EINKAUF|KATE|01.02.25
      31.01.25|R-1|2320|Miete|-100,00|78|EINKAUF|KATE|01.02.25`
  },
  'Business Central': {
    table: `
      Entry No.|Posting Date|Document Date|Document Type|Document No.|G/L Account No.|G/L Account Name|Description|Amount|Debit Amount|Credit Amount|Bal. Account No.|User ID|Source Code|Source No.|Reversed|Transaction No.|External Document No.|Journal Batch Name|System Created At|Business Unit Code
      line|effective|documentDate|||account|accountName|description|amount||||user|source|counterparty||journal|document||posted|entity
      1|01/31/2025|01/30/2025|Invoice|SI-1|6110|Rent|Rent|100.00|100.00|0.00||KATE|SALES|C001|No|77|X1|DEFAULT|2025-01-31T10:00:00Z|
      2|01/31/2025|01/30/2025|Invoice|SI-1|2320|Payables|Rent|-100.00|0.00|100.00||KATE|SALES|C001|No|77|X1|DEFAULT|2025-01-31T10:00:00Z|`,
    notes: [
      '“Amount” is the amount; it equals “Debit Amount” and “Credit Amount”, debit less credit.',
      'Source is read from “Source Code”; “Document Type” could be meant too.'
    ]
  },
  'Dynamics 365 Finance': {
    table: `
      JournalNumber|SubledgerVoucher|AccountingDate|DocumentDate|MainAccountId|LedgerAccount|AccountingCurrencyAmount|TransactionCurrencyAmount|TransactionCurrencyCode|IsCredit|PostingType|CreatedBy|CreatedDateTime|Description|DataAreaId
      journal||effective|documentDate|account||amount||currency||source|user|posted|description|entity
      J1|V1|2025-01-31|2025-01-30|6110|6110-001|100.00|110.00|USD|No|Ledger journal|kate|2025-02-01 10:00:00|Rent|USMF
      J1|V1|2025-01-31|2025-01-30|2320|2320-001|-100.00|-110.00|USD|Yes|Ledger journal|kate|2025-02-01 10:00:00|Rent|USMF`,
    notes: [
      'Account is read from “MainAccountId”; “LedgerAccount” could be meant too.',
      'Amount is read from “AccountingCurrencyAmount”; “TransactionCurrencyAmount” could be meant too.'
    ]
  },
  'Dynamics GP': {
    table: `
      JRNENTRY|TRXDATE|ACTNUMST|ACTDESCR|DEBITAMT|CRDTAMNT|ORDBTAMT|ORCRDAMT|SOURCDOC|USWHPSTD|ORPSTDDT|REFRENCE|DSCRIPTN|SQNCLINE
      journal|effective|account|accountName|debit|credit|||source|user|posted|document|description|line
      5|2025-01-31|000-6110-00|Rent|100.00|0.00|0|0|GJ|sa|2025-02-01|Rent Jan|Rent|1
      5|2025-01-31|000-2320-00|Payables|0.00|100.00|0|0|GJ|sa|2025-02-01|Rent Jan|Rent|2`
  },
  NetSuite: {
    table: `
      Internal ID|Date|Type|Document Number|Name|Account|Memo|Debit|Credit|Date Created|Created By|Subsidiary|Currency
      journal|effective|source|document|counterparty|account|description|debit|credit|posted|user|entity|currency
      501|1/31/2025|Bill|B-1|Landlord|6110 Rent|Jan|100.00||2/1/2025 10:00 am|Kate|US|USD
      501|1/31/2025|Bill|B-1|Landlord|2000 Payables|Jan||100.00|2/1/2025 10:00 am|Kate|US|USD`
  },
  QuickBooks: {
    table: `
      |Trans #|Type|Entered/Last Modified|Last modified by|Date|Num|Name|Memo|Account|Split|Debit|Credit|Balance
      |journal|source|posted|user|effective|document|counterparty|description|account||debit|credit|
      |501|Bill|02/01/2025 10:00:00|Admin|01/31/2025|1001|Landlord|Jan|6110 Rent|2000 Payables|100.00||100.00
      |501|Bill|02/01/2025 10:00:00|Admin|01/31/2025|1001|Landlord|Jan|2000 Payables|6110 Rent||100.00|0.00`
  },
  Xero: {
    table: `
      Account Code|Account|Date|Source|Description|Reference|Debit|Credit|Gross|Tax|Journal ID|Created Date
      account|accountName|effective|source|description|document|debit|credit|||journal|posted
      400|Advertising|31 Jan 2025|Payable Invoice|Ads|INV-1|100.00||120.00|20.00|77|2025-02-01
      800|Accounts Payable|31 Jan 2025|Payable Invoice|Ads|INV-1||100.00|120.00|20.00|77|2025-02-01`
  },
  'the Xero API': {
    table: `
      JournalID|JournalNumber|JournalDate|CreatedDateUTC|SourceType|Reference|AccountCode|AccountName|Description|NetAmount|GrossAmount|TaxAmount
      journal||effective|posted|source|document|account|accountName|description|amount||
      abc-1|77|2025-01-31|2025-02-01T10:00:00|ACCPAY|INV-1|400|Advertising|Ads|100.00|120.00|20.00
      abc-1|77|2025-01-31|2025-02-01T10:00:00|ACCPAY|INV-1|800|Accounts Payable|Ads|-100.00|-120.00|-20.00`
  },
  'Sage 50': {
    table: `
      No|Type|Account Ref|Nominal Code|Department Number|Date|Reference|Extra Ref|Details|Net Amount|Tax Amount|User Name|Record Type|Date Entered
      |source|counterparty|account||effective|document||description|amount||user||posted
      1|JD||7100|0|31/01/2025|INV1||Rent|100.00|0.00|MANAGER|J|01/02/2025
      2|JC||2100|0|31/01/2025|INV1||Rent|100.00|0.00|MANAGER|J|01/02/2025`
  },
  'Sage 300': {
    table: `
      Account Number|Account Description|Batch-Entry|Posting Seq.|Srce. Code|Source Code|Doc. Date|Entry Date|Description|Reference|Debits|Credits|Net
      account|accountName|journal|||source|effective|posted|description|document|||amount
      6110|Rent|12-1|5|GL-JE|GL-JE|2025-01-31|2025-02-01|Rent|R1|100.00||100.00
      2000|Payables|12-1|5|GL-JE|GL-JE|2025-01-31|2025-02-01|Rent|R1||100.00|-100.00`,
    notes: [
      'There is no other effective date: “Doc. Date”, a document date, stands in for it.',
      '“Net” is the amount; it equals “Debits” and “Credits”, debit less credit.'
    ]
  },
  'Sage Intacct': {
    table: `
      Account no|Account title|Posted date|Doc. Date|Jrnl|Transaction no|Memo|Debit|Credit|Balance|Created By|Created date
      account|accountName||effective|source|journal|description|debit|credit||user|posted
      6110|Rent|01/31/2025|01/30/2025|GJ|5|Rent|100.00||100.00|kate|02/01/2025
      2000|Payables|01/31/2025|01/30/2025|GJ|5|Rent||100.00|0.00|kate|02/01/2025`,
    notes: [
      'There is no other effective date: “Doc. Date”, a document date, stands in for it.',
      'Entry date is read from “Created date”; “Posted date” could be meant too.'
    ]
  },
  DATEV: {
    table: `
      Umsatz (ohne Soll/Haben-Kz)|Soll/Haben-Kennzeichen|WKZ Umsatz|Kurs|Basis-Umsatz|WKZ Basis-Umsatz|Konto|Gegenkonto (ohne BU-Schlüssel)|BU-Schlüssel|Belegdatum|Belegfeld 1|Belegfeld 2|Skonto|Buchungstext|Diverse Adressnummer|Herkunft-Kz|Festschreibung
      amount|indicator|currency||||account||||document|||description|||
      100,00|S|EUR||||4210|1200||3101|RE1|||Miete|||1
      100,00|H|EUR||||1200|4210||3101|RE1|||Miete|||1`
  },
  'a German journal (GDPdU)': {
    table: `
      JOURNAL_NR|BELEG_DAT|BELEG_NR|KONTO_NR|KONTO_BEZ|GEGENKONTO|BU_TEXT|SOLL|HABEN|SALDO_S_H
      journal|effective|document|account|accountName||description|||amount
      1|31.01.2025|RE1|4210|Miete|1200|Miete|100,00|0,00|100,00
      1|31.01.2025|RE1|1200|Bank|4210|Miete|0,00|100,00|-100,00`,
    notes: [
      'There is no other effective date: “BELEG_DAT”, a document date, stands in for it.',
      '“SALDO_S_H” is the amount; it equals “SOLL” and “HABEN”, debit less credit.'
    ]
  },
  'a French FEC': {
    table: `
      JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise
      source||journal|effective|account|accountName|counterparty||document|documentDate|description|debit|credit|||posted||currency
      AC|Achats|AC001|20250131|613200|Loyers|||F1|20250130|Loyer|100,00|0,00|||20250205||
      AC|Achats|AC001|20250131|401000|Fournisseurs|BAIL|Bailleur|F1|20250130|Loyer|0,00|100,00|||20250205||`
  },
  PeopleSoft: {
    table: `
      BUSINESS_UNIT|JOURNAL_ID|JOURNAL_DATE|JOURNAL_LINE|ACCOUNT|DEPTID|MONETARY_AMOUNT|FOREIGN_AMOUNT|CURRENCY_CD|FOREIGN_CURRENCY|SOURCE|OPRID|DTTM_STAMP_SEC|LINE_DESCR|ACCOUNTING_PERIOD|FISCAL_YEAR
      entity|journal|effective|line|account||amount||currency||source|user|posted|description|period|
      US001|0001|2025-01-31|1|600000|10|100.00|100.00|USD|USD|ONL|KATE|2025-02-01-10.00.00.000000|Rent|1|2025
      US001|0001|2025-01-31|2|200000|10|-100.00|-100.00|USD|USD|ONL|KATE|2025-02-01-10.00.00.000000|Rent|1|2025`,
    notes: ['Amount is read from “MONETARY_AMOUNT”; “FOREIGN_AMOUNT” could be meant too.']
  },
  'a Japanese ledger': {
    table: `
      伝票番号|行番号|計上日|入力日|勘定科目コード|勘定科目名|借方金額|貸方金額|摘要|入力者|発生源
      journal|line|effective|posted|account|accountName|debit|credit|description|user|source
      1|1|2025/01/31|2025/02/01|6110|家賃|100000||一月|tanaka|GL
      1|2|2025/01/31|2025/02/01|2110|未払金||100000|一月|tanaka|GL`
  },
  'a Spanish journal': {
    table: `
      N° de asiento|Fecha|Número de cuenta|Nombre de cuenta|Concepto|Debe|Haber|Usuario|Diario
      journal|effective|account|accountName|description|debit|credit|user|source
      1|31/01/2025|621000|Arrendamientos|Alquiler|100,00||ana|G
      1|31/01/2025|410000|Acreedores|Alquiler||100,00|ana|G`
  }
}

test.each(Object.entries(systems))('maps an export of %s without help', (_name, { table, notes }) => {
  const [header = '', expected = '', ...lines] = table.trim().split('\n')
  const columns = columnsOf([header, ...lines].join('\n'))
  const { fields, notes: said } = mapColumns(columns, true, {})
  const fieldOf = new Map(fields.map(({ position, field }) => [position, field]))
  expect(columns.map(({ position }) => fieldOf.get(position) ?? '')).toEqual(expected.trim().split('|'))
  expect(said).toEqual(notes ?? [])
})
