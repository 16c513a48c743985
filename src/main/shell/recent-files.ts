import { describeFiles, type Job } from '../../shared/job.ts'

/** The files of an earlier job, as the menu offers them again. */
export interface RecentFiles {
  jobId: string
  name: string
}

const mostRecent = 10

/** The newest job of each set of files, newest first, at most ten. */
export function findRecent(jobs: readonly Job[]): RecentFiles[] {
  const byFiles = new Map<string, RecentFiles>()
  for (const { jobId, files } of jobs) {
    const key = JSON.stringify(files.map(({ name, sizeBytes, modifiedAt }) => [name, sizeBytes, modifiedAt]))
    if (!byFiles.has(key)) byFiles.set(key, { jobId, name: describeFiles(files).name })
  }
  return [...byFiles.values()].slice(0, mostRecent)
}
