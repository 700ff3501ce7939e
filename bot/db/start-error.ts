/**
 * A reason why the app cannot start that the person who started it can act on. The message is one plain
 * sentence that says what to do, and holds no credentials; `bot/index.ts` prints it without a stack.
 */
export class StartError extends Error {
  override readonly name = 'StartError';
}
