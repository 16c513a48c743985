/** Keeps the last answers, so that a question that returns costs nothing: the file it is about never changes. */
export class KeptAnswers<Answer> {
  readonly #most: number
  readonly #answers = new Map<string, { answer: Answer; isOnReview: boolean }>()

  constructor(most: number) {
    this.#most = most
  }

  /** The kept answer, or the one that is made now. `isOnReview`: it holds only until decisions change. */
  get(key: string, isOnReview: boolean, make: () => Answer): Answer {
    const answer = this.#answers.get(key)?.answer ?? make()
    this.#answers.delete(key)
    this.#answers.set(key, { answer, isOnReview })
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= this.#most) break
      this.#answers.delete(oldest)
    }
    return answer
  }

  /** Forgets the answers that decisions have a part in. */
  dropReviews(): void {
    for (const [key, { isOnReview }] of this.#answers) if (isOnReview) this.#answers.delete(key)
  }
}
