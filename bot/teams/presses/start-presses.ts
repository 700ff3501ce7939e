import { toSeriesId } from '../../../shared/core/ids.ts';
import type { CardData } from '../../../shared/cards/verbs.ts';
import { DomainError, refuseField } from '../../../shared/core/errors.ts';
import { wallTimeSchema } from '../../../shared/person/settings.ts';
import { toActor } from '../../../shared/series/people.ts';
import type { Series } from '../../../shared/series/series.ts';
import type { StartAnswer } from '../../../shared/series/start-commands.ts';
import type { OutgoingMessage } from '../../app/ports.ts';
import type { Reply } from '../adapter.ts';
import { toPressId } from '../chat-presses.ts';
import type { Drawings } from '../drawings.ts';
import type { PressDependencies } from './dependencies.ts';
import { type OwnPress, type PressHandlers } from './press.ts';
import { toStartInput } from './start-input.ts';

type AnswerPress = OwnPress<'start.join' | 'start.not-now'>;

/** Presses with which two leaders begin (product.md, "Start"). */
export function createStartPresses(
  deps: PressDependencies,
  drawings: Drawings,
): PressHandlers<'start.propose' | 'start.ask-again' | 'start.join' | 'start.not-now'> {
  const { queries, repositories, places, startSeries } = deps;

  async function propose({ source, data, person }: OwnPress<'start.propose'>): Promise<Reply> {
    const { placeId } = data;
    const isBegun = await hasSeries(placeId);
    if (!source.isAutomatic && !isBegun) {
      const { language } = await drawings.readReader(person.id, 'en');
      const place = await places.view(placeId, person.id, language);
      const input = toStartInput(data, { place, language, t: deps.translateFor(language) });
      // A form is answered once: the place has a series then, and shows how far it is.
      await startSeries.propose(input, person, `propose:${placeId}:${person.id}`);
    }
    return orGone(await drawings.start(placeId, person.id));
  }

  async function hasSeries(placeId: string): Promise<boolean> {
    const seriesId = (await repositories.conversations.find(placeId))?.seriesId ?? toSeriesId(placeId);
    return (await repositories.seriesStore.find(seriesId)) !== null;
  }

  async function askAgain({ source, data, person }: OwnPress<'start.ask-again'>): Promise<Reply> {
    const { state: series } = await queries.getSeries(data.seriesId);
    const actor = toActor(series, person.id);
    if (!source.isAutomatic) {
      const by = { actor, commandId: toPressId(deps, source) };
      await startSeries.answer(series.id, by, { kind: 'ask-again' });
    }
    return orGone(series.home === null ? null : await drawings.start(series.home, person.id));
  }

  /** An answer to an older question changes nothing: they may have been asked anew. */
  async function answer(
    { source, data, person }: AnswerPress,
    toGiven: (series: Series) => StartAnswer,
  ): Promise<Reply> {
    const { state: series } = await queries.getSeries(data.seriesId);
    const actor = toActor(series, person.id);
    const isAsked = data.askedAt === '' || data.askedAt === series.start?.askedAt;
    if (!source.isAutomatic && isAsked) {
      await startSeries.answer(series.id, { actor, commandId: toPressId(deps, source) }, toGiven(series));
    }
    return orGone(await drawings.join(series.id, person.id));
  }

  return {
    'start.propose': propose,
    'start.ask-again': askAgain,
    'start.join': (own) => answer(own, () => toJoin(own.data)),
    'start.not-now': (own) => answer(own, () => ({ kind: 'not-now', reason: own.data.reason })),
  };
}

function toJoin({ commitment, weekday, time }: CardData<'start.join'>): StartAnswer {
  if (time !== '' && !wallTimeSchema.safeParse(time).success) refuseField('schedule.time', 'not-a-time');
  const schedule = {
    ...(weekday !== '' && { weekday: readWeekday(weekday) }),
    ...(time !== '' && { time }),
  };
  return { kind: 'join', schedule, ...(commitment !== '' && { commitment }) };
}

function readWeekday(text: string): number {
  return /^[1-7]$/u.test(text) ? Number(text) : refuseField('schedule.weekday', 'out-of-range');
}

function orGone(card: OutgoingMessage | null): OutgoingMessage {
  if (card === null) throw new DomainError('not-found', { record: 'place' });
  return card;
}
