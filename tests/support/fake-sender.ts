import {
  SendError,
  type ConversationReference,
  type OutgoingMessage,
  type SendOutcome,
} from '../../bot/app/ports.ts';
import type { ProbeClock } from './probe-clock.ts';

/** The bot's chat with Cem. */
export const personalChat: ConversationReference = {
  id: 'chat',
  type: 'personal',
  tenantId: 't',
  serviceUrl: 'https://example.test',
  botId: 'bot',
  name: '',
  meetingId: null,
  personId: 'cem',
  seriesId: null,
};

/** What stands in for Teams: it notes what it is sent, and fails as told, before or after taking the message. */
export class FakeSender {
  sent: { verb: 'post' | 'edit'; to: string; summary: string; at: string }[] = [];
  failures: (SendOutcome | 'crash')[] = [];
  clock: ProbeClock;
  constructor(clock: ProbeClock) {
    this.clock = clock;
  }
  take(verb: 'post' | 'edit', to: string, { summary }: OutgoingMessage): void {
    this.sent.push({ verb, to, summary, at: this.clock.now() });
    const failure = this.failures.shift();
    if (failure === 'crash') throw new Error('the process died');
    if (failure !== undefined) throw new SendError(failure, failure, failure === 'retry' ? 5000 : null);
  }
  post = (to: ConversationReference, message: OutgoingMessage) => {
    this.take('post', to.id, message);
    return Promise.resolve({ activityId: `a${this.sent.length.toString()}` });
  };
  edit = (to: ConversationReference, _activityId: string, message: OutgoingMessage) => {
    this.take('edit', to.id, message);
    return Promise.resolve();
  };
}
