import type { CardSubject, OutgoingMessage, RenderCard } from '../../app/ports.ts';
import { createDrawings, type DrawingDependencies, type Drawings } from '../drawings.ts';
import { createIsOver } from '../is-over.ts';
import { toNote } from './elements.ts';

/**
 * Draws cards from what is stored now; null for a record that is gone, for an agenda that is not there yet, and for
 * somebody whom the card is no longer for.
 */
export function createRenderCard(deps: DrawingDependencies): RenderCard {
  const drawings = createDrawings(deps);
  const isOver = createIsOver(deps);
  return async (subject: CardSubject, { isRepeat, isPosted = true }) => {
    if (!isPosted && (await isOver(subject))) return null;
    const message = await draw(drawings, subject);
    if (message === null || !isRepeat) return message;
    return withNote(message, deps.translateFor(toLanguage(message))('card.repeat'));
  };
}

function draw(drawings: Drawings, subject: CardSubject): Promise<OutgoingMessage | null> {
  switch (subject.kind) {
    case 'check-in':
      return drawings.checkIn(subject.meetingId, subject.personId);
    case 'brief':
      return drawings.brief(subject.meetingId, subject.personId);
    case 'offer':
      return drawings.offer(subject.meetingId, subject.personId);
    case 'agenda':
      return drawings.agenda(subject.meetingId);
    case 'minutes':
      return drawings.minutes(subject.meetingId);
    case 'mention':
      return drawings.mention(subject.meetingId);
    case 'daily':
      return drawings.daily(subject.personId);
    case 'start':
      return drawings.start(subject.placeId, subject.personId);
    case 'join':
      return drawings.join(subject.seriesId, subject.personId);
    case 'together':
      return drawings.together(subject.seriesId);
  }
}

/** The language that a card is written in. */
function toLanguage({ card }: OutgoingMessage): string {
  return typeof card['lang'] === 'string' ? card['lang'] : 'en';
}

function withNote({ card, summary }: OutgoingMessage, text: string): OutgoingMessage {
  const body = Array.isArray(card['body']) ? (card['body'] as unknown[]) : [];
  return { card: { ...card, body: [toNote(text), ...body] }, summary };
}
