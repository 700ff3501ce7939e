import { createHash } from 'node:crypto';
import type { Repositories } from '../db/repositories.ts';
import type { OutgoingMessage, RenderCard } from './ports.ts';

export type NoteShown = ReturnType<typeof createNoteShown>;

export interface NoteShownDependencies {
  repositories: Pick<Repositories, 'cards'>;
  render: RenderCard;
}

/**
 * Notes that a person has just been answered on a card, so that they know what is stored now: it is not edited in place
 * behind their back for the same state, which would take away a form that they have opened meanwhile.
 */
export function createNoteShown({ repositories, render }: NoteShownDependencies) {
  return async (activityId: string | null): Promise<void> => {
    const card = activityId === null ? null : await repositories.cards.findPosted(activityId);
    if (card === null) return;
    const message = await render(card.subject, { isRepeat: false });
    if (message !== null) await repositories.cards.change(card.key, { sentHash: toMessageHash(message) });
  };
}

/** Tells two messages apart. */
export function toMessageHash(message: OutgoingMessage): string {
  return createHash('sha256').update(JSON.stringify(message)).digest('base64url');
}
