import { unchanged, type Context } from '../core/decide.ts';
import { DomainError } from '../core/errors.ts';
import { toSeriesEvent, type SeriesDecision } from './events.ts';
import { endActing, setActing, addPeople, setPerson, type PersonEdit } from './people-commands.ts';
import { editSettings, type SeriesEdit } from './settings-commands.ts';
import { answerStart, askAgain, propose, type Proposal, type StartAnswer } from './start-commands.ts';
import type { Series, SeriesPerson } from './series.ts';

export type SeriesCommand =
  | { kind: 'create'; series: Series }
  | { kind: 'propose'; proposal: Proposal }
  | { kind: 'answer-start'; answer: StartAnswer }
  | { kind: 'ask-again' }
  | { kind: 'edit'; seenRevision: number; edit: SeriesEdit }
  | { kind: 'set-person'; personId: string; edit: PersonEdit }
  | { kind: 'add-people'; people: readonly SeriesPerson[] }
  | { kind: 'set-acting'; personId: string; until: string }
  | { kind: 'end-acting'; personId: string };

/**
 * Decides about a series. Creating or proposing one that exists, and what is set already, change nothing.
 *
 * @throws DomainError `not-found`, `not-allowed`, `wrong-state` for an answer to what nobody asks, `invalid-input`,
 * `edited-meanwhile` where the same setting changed since the writer saw it.
 */
export function decideSeries(state: Series | null, command: SeriesCommand, context: Context): SeriesDecision {
  if (command.kind === 'create') {
    if (state !== null) return unchanged(state);
    const { series } = command;
    return { state: series, events: [toSeriesEvent(series, 'series.created', context)] };
  }
  if (command.kind === 'propose') return propose(state, command.proposal, context);
  if (state === null) throw new DomainError('not-found', { record: 'series' });
  switch (command.kind) {
    case 'answer-start':
      return answerStart(state, command.answer, context);
    case 'ask-again':
      return askAgain(state, context);
    case 'edit':
      return editSettings(state, command, context);
    case 'set-person':
      return setPerson(state, command, context);
    case 'add-people':
      return addPeople(state, command.people, context);
    case 'set-acting':
      return setActing(state, command, context);
    case 'end-acting':
      return endActing(state, command.personId, context);
  }
}
