import { create } from 'zustand'
import type { ModelTask } from '../../shared/model.ts'
import { ask, listen } from './api.ts'
import { useReviewer } from './reviewer.ts'
import { askFor, tellNews, tellProblem } from './toasts.ts'
import { text } from '../text/text.ts'

interface Tasks {
  byId: Readonly<Record<string, ModelTask>>
  /** How many have come to their end since Doublet was opened. */
  ended: number
}

const useModelTasks = create<Tasks>(() => ({ byId: {}, ended: 0 }))

/** A number that grows with every model that has learned or scored again: ask anew for what tells of them. */
export function useModelTasksEnded(): number {
  return useModelTasks(({ ended }) => ended)
}

/** The learning that is under way, or the scoring of a ledger; null where there is none. */
export function useRunningTask(kind: ModelTask['kind'], ledgerId: string | null): ModelTask | null {
  return useModelTasks(
    ({ byId }) =>
      Object.values(byId).find(
        (task) => task.status === 'RUNNING' && task.kind === kind && task.ledgerId === ledgerId
      ) ?? null
  )
}

function keepTask(task: ModelTask): void {
  const known = useModelTasks.getState().byId[task.taskId]
  // What was heard of its end is newer than what its start was answered.
  if (known !== undefined && known.status !== 'RUNNING') return
  const hasEnded = task.status !== 'RUNNING'
  if (hasEnded) tellEnd(task)
  useModelTasks.setState(({ byId, ended }) => ({
    byId: { ...byId, [task.taskId]: task },
    ended: hasEnded ? ended + 1 : ended
  }))
}

function tellEnd({ kind, ledgerId, status, modelNumber, error }: ModelTask): void {
  if (error !== null) tellProblem(error)
  else if (status === 'CANCELLED') tellNews(text.news.modelCancelled)
  else if (kind === 'score') tellNews(text.news.scored(modelNumber))
  else tellNews(text.news.learned(modelNumber, ledgerId !== null))
}

/** Listens to models that learn or score, and finds those that do already; returns what ends the listening. */
export function watchModelTasks(): () => void {
  const end = listen('model:changed', keepTask)
  void askFor(ask('model:learning', {})).then((state) => state?.running.forEach(keepTask))
  return end
}

/** Starts to learn a new model from all decisions or, where a ledger is named, from that one alone. */
export async function learnModel(ledgerId?: string): Promise<void> {
  keepStarted(await askFor(ask('model:learn', { by: useReviewer.getState().name, ledgerId })))
}

/** Starts to score a ledger with the model in use. */
export async function scoreAgain(ledgerId: string): Promise<void> {
  keepStarted(await askFor(ask('model:score', { ledgerId, by: useReviewer.getState().name })))
}

/** Stops what is under way; everything stays as it was. */
export async function cancelTask(taskId: string): Promise<void> {
  await askFor(ask('model:cancel', { taskId }))
}

function keepStarted(task: ModelTask | null): void {
  if (task !== null && useModelTasks.getState().byId[task.taskId] === undefined) keepTask(task)
}
