import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { shippedParts, writeNotices } from './shipped-parts.ts'

/** `npm run notices`: writes the licences that the window shows. */
writeFileSync(join(import.meta.dirname, '../resources/notices.txt'), writeNotices(shippedParts()))
