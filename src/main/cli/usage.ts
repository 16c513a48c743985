import { dateForms } from '../../shared/date-form.ts'
import { fields } from '../../shared/mapping.ts'

/** What the command line is told to be, for --help and after words that it does not know. */
export const usage = `usage: npm run analyze -- FILE... [options]
       npm run analyze -- --query-list JOB --out DIR
       npm run analyze -- --answers JOB FILE --by NAME
       npm run analyze -- --delete JOB [--whole] [--confirm NAME]
       npm run verify -- FOLDER SOURCE...
       npm run analyze -- --export-engagement JOB --to FILE
       npm run analyze -- --import-engagement FILE [--by NAME] [--here KEY,...] [--there KEY,...]

  --out DIR                 write NAME.duplicates.csv for each file into DIR
  --map FIELD=COLUMN,...    read a field from a column, named by its header or as #N; FIELD= leaves it unmapped
  --no-header               the first line is data (--header: it is a header)
  --threshold N             lines that make a group, 2 or more (2)
  --blanks-equal            blank users, sources and dates equal each other
  --ignore-case             upper and lower case of codes make no difference
  --within-entity           only lines of one entity make a group
  --within-currency         only lines of one currency make a group
  --leave-out-zeros         lines with an amount of zero are excluded
  --decimal point|comma     the decimal mark, where the data does not tell
  --date-order ORDER        dmy, mdy or ymd: the order of day and month, where the data does not tell
  --dates-as FORM           how dates are meant, where the data does not tell: ${dateForms.join(', ')}
  --credit=CODE             the code beside an amount that makes it a credit, where no word that Doublet knows says it
  --negative-credits        the credits beside debits are negative numbers (--positive-credits: a minus reverses)
  --fill-down               a blank account, journal, date, user or source is the one above it, in a grouped report
  --two-accounts both|one   whether a line that names two accounts is a posting on both of them, where the data does not tell
  --sums totals|postings    what lines are that add up those above or below them, where not all of their kind do
  --base-risks A,B,C,D,E,F  points per line of the tests 1 to 6
  --levels M,H,C            the scores from which a risk is medium, high and critical
  --fewest-lines N          usable lines with which a ledger can teach a model
  --reversal-days N         days within which an opposite amount counts as a reversal
  --filler-dates DAY,...    the ISO days that stand for no day, in place of the usual ones
  --materiality-rule O,P,T  per cent: of the debits what may be material, of that what is planned with and what is trivial
  --model own|stored        judge by a model of this ledger's own, or by the one of the data folder, which the first ledger teaches
  --go-on                   go on with what is read although it is probably not as it is meant, and say so in front of every figure
  --encoding NAME           the encoding of a text file, where what Doublet recognises is not right
  --delimiter TEXT          what stands between its columns, such as ; tab ~|~ or \\x01, where what Doublet recognises is not right
  --sheet NAME,...          the sheets of a workbook that are the ledger, or all with its columns, where what is chosen is not right
  --export-dates FORM       iso, dmy or mdy: how days are written; this and the next three belong to --save-settings
  --export-decimal MARK     point or comma; with a comma, semicolons are the delimiter
  --time-zone NAME          the clock of moments in exports, such as Europe/Berlin
  --jobs N                  ledgers that are analysed at a time, 1 to 8
  --settings                print what is decided for the data folder: it holds where nothing is said here
  --save-settings           keep what is said here for the data folder, before anything is analysed
  --reset-settings          everything of the data folder as usual again, before anything else
  --as-one                  all files are one ledger (months, entities), in the natural order of their names
  --engagement ID           engagement the files belong to
  --client NAME             client the files belong to
  --data-dir DIR            data folder (else DOUBLET_DATA_DIR, else the user's own)
  --json                    one JSON object per file, a line each
  --query-list JOB          write the findings with status query, with columns for the client's answers, as a workbook into --out
  --answers JOB             add the answers of a query list that came back, FILE, to the notes of its findings, --by NAME
  --delete JOB              say what goes with a job and its ledger, or with --whole the engagement it is of; deleted for good
                            with --confirm and the name that is asked for
  --export-engagement JOB   write the engagement of a job, with ledgers, decisions and log, into --to FILE, locked with a passphrase:
                            DOUBLET_PASSPHRASE, else the first line of standard input
  --import-engagement FILE  import it, or join it with what is here; decisions that differ are listed, and --here and --there say by
                            their keys, or “all”, which one holds
  --verify                  recompute the workpaper in FOLDER from the files it was made of, and say what is not the same; models of
                            others are looked for in --data-dir
  --demo                    analyse the bundled sample ledger in a fresh folder

fields: ${fields.join(', ')}
`
