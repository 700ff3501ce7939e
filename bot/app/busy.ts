/** Too much is waiting in this process; nothing was done, and it may be tried again in a moment. */
export class BusyError extends Error {
  constructor() {
    super('too much is waiting');
    this.name = 'BusyError';
  }
}
