import type { Settings } from '../../shared/settings.ts'
import { profileSettings, type Profile, type ProfileSettings } from '../../shared/profile.ts'
import type { Answers, Question } from '../../shared/question.ts'
import { answerQuestions } from '../../shared/question.ts'
import { DoubletError } from '../../shared/result.ts'
import type { JobRecord } from '../catalog/job-records.ts'
import type { ProfileRecords } from '../catalog/profile-records.ts'

/** What of a job says which profile is its own. */
type Owner = Pick<JobRecord, 'clientName' | 'headersKey'>

/** The profiles as jobs see them. Saving throws NO_CLIENT or NO_HEADERS for a job that can have none. */
export interface Profiles {
  find(owner: Owner): Profile | null
  /** The profile to put under a job's settings; null where they are all there is to say, or hold one already. */
  wanted(job: Owner & Pick<JobRecord, 'settings'>): Profile | null
  save(owner: Owner, settings: Settings): Profile
  /** Puts answers into the profile, over what it holds already. */
  remember(owner: Owner, questions: Question[], answers: Answers): Profile
  forget(owner: Owner): void
}

/** The profiles of a catalogue, saved at the time of the call. */
export function openProfiles(records: ProfileRecords): Profiles {
  const find = ({ clientName, headersKey }: Owner) =>
    headersKey === null ? null : records.find(clientName, headersKey)
  const require = ({ clientName, headersKey }: Owner): string => {
    if (clientName === '') {
      throw new DoubletError(
        'NO_CLIENT',
        'Doublet saves how a file is read for a client. Choose an engagement with the client’s name at the top left and drop the file again.'
      )
    }
    if (headersKey !== null) return headersKey
    throw new DoubletError(
      'NO_HEADERS',
      'Doublet knows no headers of this file by which to recognise the next one, so nothing can be saved. ' +
        'Where the file has headers, analyse it again first.'
    )
  }
  const put = (owner: Owner, settings: ProfileSettings): Profile => {
    const headersKey = require(owner)
    const profile = { clientName: owner.clientName, savedAt: new Date().toISOString(), settings }
    records.save(headersKey, profile)
    return profile
  }
  return {
    find,
    wanted: ({ settings, ...owner }) =>
      settings.ignoreProfile === true || settings.profile !== undefined ? null : find(owner),
    save: (owner, settings) => put(owner, profileSettings(settings)),
    remember(owner, questions, answers) {
      const before: Settings = { threshold: 2, ...(find(owner)?.settings ?? { mapping: {} }) }
      return put(owner, profileSettings(answerQuestions(before, questions, answers)))
    },
    forget: (owner) => {
      if (owner.headersKey !== null) records.forget(owner.clientName, owner.headersKey)
    }
  }
}
