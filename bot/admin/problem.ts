/** Why a command of an operator does nothing: a sentence that names the remedy. */
export class AdminProblem extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'AdminProblem';
  }
}
