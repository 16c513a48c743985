/** A kind of file that is known by its first bytes and is no ledger. */
interface BinaryFormat {
  /** With its article. */
  what: string
  todo: string
  /** Against the bytes as Latin-1. */
  start: RegExp
}

const save = 'Save the ledger as CSV or .xlsx and drop that.'
const unpack = 'Unpack it and drop the ledger in it.'

const saved: [what: string, start: RegExp][] = [
  ['a PDF', /^%PDF/],
  ['a PostScript file', /^%!PS|^\xc5\xd0\xd3\xc6/],
  [
    'a picture',
    /^\x89PNG|^\xff\xd8\xff|^GIF8[79]a|^II\*\0|^MM\0\*|^BM.{4}\0{4}|^RIFF[^]{4}WEBP|^[^]{4}ftyp(?:hei|mif|avif)/
  ],
  ['a film or sound', /^ID3[\x02-\x04]|^OggS\0|^RIFF[^]{4}(?:AVI |WAVE)|^[^]{4}ftyp|^\x1aE\xdf\xa3/],
  ['a SQLite database', /^SQLite forma/],
  ['an Access database', /^\0\x01\0\0Standard (?:Jet|ACE) DB/],
  ['a Parquet file', /^PAR1[\0-\x1f]/],
  ['an Arrow file', /^ARROW1\0/],
  ['an Avro file', /^Obj\x01/],
  ['an ORC file', /^ORC[\0-\x08]/],
  ['a SAS dataset', /^\0{12}\xc2\xea\x81\x60/],
  ['an SPSS dataset', /^\$FL[23]@\(#\)/],
  ['a Stata dataset', /^<stata_dta>|^[\x71-\x77][\x01\x02]\x01\0/],
  ['an R dataset', /^RDX[23]\n/],
  [
    'a dBase table',
    /^[\x02-\x05\x30-\x32\x43\x63\x83\x8b\x8c\xcb\xf5\xfb][^][\x00-\x0c][\x00-\x1f][^]{26}\0\0[A-Za-z_][^\0]{0,9}\0[^]{0,9}[CNDLFMBITGPQVW0@Y+]/
  ],
  ['a Lotus 1-2-3 worksheet', /^\0\0\x02\0[\x04\x06]\x04/],
  ['a program', /^MZ[^]{0,20}\0|^\x7fELF|^\xcf\xfa\xed\xfe/]
]
const packed: [what: string, start: RegExp][] = [
  ['a 7z archive', /^7z\xbc\xaf\x27\x1c/],
  ['a RAR archive', /^Rar!\x1a\x07/],
  ['a file compressed by bzip2', /^BZh[1-9]1AY&SY/],
  ['a file compressed by xz', /^\xfd7zXZ\0/],
  ['a file compressed by zstd', /^\x28\xb5\x2f\xfd/],
  ['a tar archive', /^[^]{257}ustar/],
  ['an empty or split zip archive', /^PK(?:\x05\x06|\x07\x08)/],
  ['a Cabinet archive', /^MSCF\0{4}/]
]
const mail: [what: string, start: RegExp][] = [
  ['an Outlook mailbox', /^!BDN/],
  ['an attachment of Outlook (winmail.dat)', /^\x78\x9f\x3e\x22/]
]

/** Files that are neither text nor openable, in the order in which they are tried. */
export const binaryFormats: readonly BinaryFormat[] = [
  ...saved.map(([what, start]) => ({ what, start, todo: save })),
  ...packed.map(([what, start]) => ({ what, start, todo: unpack })),
  ...mail.map(([what, start]) => ({ what, start, todo: 'Save the ledger that is attached and drop that.' }))
]
