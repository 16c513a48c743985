import { describe, expect, test } from 'vitest'
import { recogniseFile } from '../../../src/main/base/formats/recognise-file.ts'
import { problemOf } from '../../../src/shared/result.ts'

const bytes = (content: string | Uint8Array): Buffer => Buffer.from(content as Uint8Array)
const hex = (content: string): Buffer => Buffer.from(content, 'hex')
const xml = (root: string, before = '<?xml version="1.0" encoding="UTF-8"?>\n') => `${before}${root}`

function refusal(content: string | Uint8Array): string {
  try {
    return recogniseFile(bytes(content))
  } catch (error) {
    const { code, message } = problemOf(error)
    return `${code}: ${message}`
  }
}

const dbf = Buffer.concat([hex('037c0101'), Buffer.alloc(26), hex('0000'), Buffer.from('ACCOUNT\0\0\0\0C')])
const tar = Buffer.concat([Buffer.from('ledger.csv'), Buffer.alloc(247), Buffer.from('ustar')])

test.each<[string, string | Uint8Array, RegExp]>([
  ['PDF', '%PDF-1.7\n', /^NOT_TEXT: This is a PDF/],
  ['GIF', 'GIF89a...', /^NOT_TEXT: This is a picture/],
  ['TIFF', hex('49492a0008000000'), /^NOT_TEXT: This is a picture/],
  ['WebP', 'RIFF1234WEBPVP8 ', /^NOT_TEXT: This is a picture/],
  ['SQLite', 'SQLite format 3\0', /^NOT_TEXT: This is a SQLite database/],
  ['Access 2003', hex('000100005374616e64617264204a657420444200'), /Access/],
  ['Access 2007', hex('000100005374616e646172642041434520444200'), /Access/],
  ['Parquet', hex('5041523115001500'), /Parquet/],
  ['Arrow', 'ARROW1\0\0', /Arrow/],
  ['Avro', hex('4f626a0104'), /Avro/],
  ['SPSS', '$FL2@(#) IBM', /SPSS/],
  ['dBase', dbf, /dBase/],
  ['7z', hex('377abcaf271c0004'), /7z.*Unpack/],
  ['RAR', hex('526172211a0700'), /RAR.*Unpack/],
  ['bzip2', 'BZh91AY&SY', /bzip2.*Unpack/],
  ['tar', tar, /tar archive.*Unpack/],
  ['Outlook mailbox', '!BDN1234', /Outlook.*attached/],
  ['program', hex('4d5a90000300000004000000'), /program/],
  [
    'CAMT.053',
    xml('<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">'),
    /^NOT_A_LEDGER: .*CAMT.*SAF-T/
  ],
  [
    'CAMT.054 with a prefix',
    xml('<ns2:Document xmlns:ns2="urn:iso:std:iso:20022:tech:xsd:camt.054.001.02">'),
    /CAMT/
  ],
  ['pain.001', xml('<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03">'), /payment/],
  ['MT940', '{1:F01BANKBEBBAXXX0000000000}{2:I940}{4:\n:20:STMT\n:25:123\n:28C:1/1\n', /MT940/],
  ['MT940 below a bank’s own lines', 'ABNANL2A\r\n940\r\n:20:ABN\r\n:25:123\r\n', /MT940/],
  ['OFX 1', 'OFXHEADER:100\nDATA:OFXSGML\n', /OFX/],
  ['OFX 2', xml('<?OFX OFXHEADER="200"?>\n<OFX><SIGNONMSGSRSV1>'), /OFX/],
  ['QIF', '!Type:Bank\nD01/02/2024\n', /QIF/],
  ['BAI2', '01,BANK,CUST,240101,0600,1,80,1,2/\n02,CUST', /BAI2/],
  ['SIE', '#FLAGGA 0\n#PROGRAM "X" 1\n', /SIE/],
  ['SIE without its flag', '#SIETYP 4\n#PROGRAM "X" 1\n', /SIE/],
  [
    'the dump of MySQL',
    '-- MySQL dump 10.13\n--\n\nDROP TABLE IF EXISTS `gl`;\nCREATE TABLE `gl` (\n',
    /SQL/
  ],
  ['INSERT lists', "INSERT INTO gl (id, account) VALUES (1, '4000');\n", /SQL.*Query/],
  ['the dump of PostgreSQL', '--\nSET x = 0;\nCOPY public.gl (id, account) FROM stdin;\n1\t4000\n', /SQL/],
  ['a script of SQL Server', "USE [Fin]\nGO\nINSERT [dbo].[GL] ([id], [doc]) VALUES (1, N'a')\n", /SQL/],
  [
    'Beancount',
    '2020-01-01 open Assets:Bank USD\n\n2024-01-02 * "Rent"\n  Assets:Bank  -5.00 USD\n',
    /Beancount/
  ],
  [
    'hledger',
    '; mine\n2024/01/02 * (1) Rent\n    rent    $5.00\n    bank\n\n2024/01/03 Rent\n    rent    $5.00\n    bank\n',
    /hledger/
  ],
  ['YAML', '- doc: 1\n  account: 4000\n', /YAML/],
  ['dBase without a date', Buffer.concat([hex('32000000'), dbf.subarray(4)]), /dBase/],
  ['JSON object', '\uFEFF{\n  "entries": [', /JSON/],
  ['JSON lines', '{"account":"1","amount":2}\n', /JSON/],
  ['JSON array', '[\n {"account": 1}', /JSON/],
  ['XBRL', xml('<xbrl xmlns="http://www.xbrl.org/2003/instance">'), /XBRL/],
  ['JPK', xml('<tns:JPK xmlns:tns="http://jpk.mf.gov.pl/wzor/">'), /JPK/],
  ['XAF', xml('<auditfile xmlns="http://www.auditfiles.nl/XAF/3.2">'), /XAF/],
  ['other XML', xml('<!-- made --><Buchungen>'), /<Buchungen>/],
  ['RTF', '{\\rtf1\\ansi', /RTF/],
  ['mail', 'Received: from a\n by b; Mon\nFrom: a@b.c\nSubject: ledger\n\nHello', /mail.*attached/],
  ['mail as it was written', 'From: a@b.c\nTo: d@e.f\nSubject: x\n\nText', /mail/],
  ['web archive', 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x', /\.mht/],
  ['SYLK', 'ID;PWXL;N;E\nP;PGeneral\n', /SYLK/],
  ['EDIFACT', "UNB+UNOA:1+A+B+240101:1200+1'", /EDI/]
])('%s is named for what it is', (_, content, wanted) => {
  expect(refusal(content)).toMatch(wanted)
})

describe('a ledger that looks like something else is still a text', () => {
  test.each([
    ['a title with a date', 'From: 01/01/2024\nTo: 31/01/2024\n\nAccount,Amount\n'],
    ['a title that says whom it is for', 'From: Accounts\nSubject: Ledger 2024\nAccount,Amount\n1,2\n'],
    ['a header in brackets', '[Account],[Amount]\n[1],[2]\n'],
    ['a header in braces', '{Account};{Amount}\n'],
    ['columns called ID', 'ID;Posted;Account\n1;2024-01-01;4000\n'],
    ['columns with the name of a format', 'ID3;MZ;BM;PAR1;ORC\n1;2;3;4;5\n'],
    ['a first cell in angle brackets', '<none>,1\nAccount,Amount\n'.replace('<none>', '< none >')],
    ['a posting text like a field of a bank', 'Account,Text\n1,":20: x"\n'],
    ['hashes', '#Account;Amount\n1;2\n'],
    ['a text of SQL', 'Account,Amount,Text\n1,2,"\nINSERT INTO gl, rent"\n'],
    [
      'days above indented lines',
      '2024-01-02 J1\n   4000  5.00\n2024-01-03 J2\n   4000  5.00\nTotal 10.00\n'
    ],
    [
      'days before cells',
      '2024-01-02;4000;5.00;a\n ;4000;5.00;b\n ;4100;1.00;c\n2024-01-03;4000;5.00;a\n ;1;2;3\n ;1;2;3\n'
    ],
    ['dashes before names', '- Account: x, y\nAccount,Amount\n'],
    ['Latin-1', Buffer.from('Konto;Größe\n', 'latin1').toString('latin1')]
  ])('%s', (_, content) => {
    expect(refusal(content)).toBe('text')
  })
})

test.each<[string, string | Uint8Array, string]>([
  ['a zip', 'PK\u0003\u0004', 'zip'],
  ['a gzip', hex('1f8b0808'), 'gzip'],
  ['a compound file', hex('d0cf11e0a1b11ae1'), 'ole'],
  ['a bare stream of Excel 95', hex('0908080000050500'), 'biff'],
  ['a bare stream of Excel 2', hex('0900040002001000'), 'biff'],
  ['a page', '\n<!-- x --><HTML lang="en">', 'html'],
  ['a table alone', '<table border="1"><tr>', 'html'],
  ['a page in two bytes each', Buffer.from('\uFEFF<html>', 'utf16le'), 'html'],
  ['SAF-T', xml('<!-- a --><AuditFile xmlns="x">'), 'saf-t'],
  ['SAF-T with a prefix', xml('<nsSAFT:AuditFile xmlns:nsSAFT="x">'), 'saf-t'],
  [
    'XML of 2003',
    xml(
      '<?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'
    ),
    'xml-spreadsheet'
  ],
  [
    'flat OpenDocument',
    xml('<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">'),
    'flat-ods'
  ]
])('%s is opened as what it is', (_, content, kind) => {
  expect(recogniseFile(bytes(content))).toBe(kind)
})
