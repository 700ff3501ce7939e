import {
  SendError,
  type Clock,
  type ConversationReference,
  type OutgoingMessage,
  type Sender,
} from '../app/ports.ts';
import type { BotAdapter } from './adapter.ts';
import { describeFailure, readRetryAfter, toOutcome, TransportError } from './send-failure.ts';

export interface SenderDependencies {
  adapter: Pick<BotAdapter, 'post' | 'edit'>;
  clock: Pick<Clock, 'machineNow'>;
}

/** Posts and edits by stored references. One call is one request: whether to try again is the queue's decision. */
export function createSender({ adapter, clock }: SenderDependencies): Sender {
  async function post(to: ConversationReference, message: OutgoingMessage): Promise<{ activityId: string }> {
    const activityId = await guarded('post', () => adapter.post(to, message));
    if (activityId === '') throw new SendError('unknown', 'the connector gave no id');
    return { activityId };
  }

  function edit(to: ConversationReference, activityId: string, message: OutgoingMessage): Promise<void> {
    return guarded('edit', () => adapter.edit(to, activityId, message));
  }

  async function guarded<Result>(operation: 'post' | 'edit', send: () => Promise<Result>): Promise<Result> {
    try {
      return await send();
    } catch (error) {
      throw toSendError(error, operation, clock.machineNow());
    }
  }

  return { post, edit };
}

/** An answer of success that the SDK cannot read is as good as none: the message may be there. */
function toSendError(error: unknown, operation: 'post' | 'edit', machineNow: number): SendError {
  if (!(error instanceof TransportError)) {
    return new SendError(
      operation === 'post' ? 'unknown' : 'retry',
      error instanceof Error ? error.name : 'unknown',
    );
  }
  const { failure } = error;
  const wait = failure.kind === 'status' ? readRetryAfter(failure.retryAfter, machineNow) : null;
  return new SendError(toOutcome(failure, operation), describeFailure(failure), wait);
}
