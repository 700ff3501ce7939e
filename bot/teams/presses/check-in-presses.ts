import { DomainError, isDomainError } from '../../../shared/core/errors.ts';
import type { CheckIn } from '../../../shared/check-in/check-in.ts';
import type { CardVerb } from '../../../shared/cards/verbs.ts';
import type { CheckInRequest } from '../../app/command-check-in.ts';
import type { Reply } from '../adapter.ts';
import type { CheckInView } from '../cards/check-in-input.ts';
import { toTypedLines } from '../cards/check-in-answers.ts';
import type { Element } from '../cards/elements.ts';
import { isRefusal, toErrorCard, toErrorText } from '../cards/error-card.ts';
import { toPressId } from '../chat-presses.ts';
import type { Drawings } from '../drawings.ts';
import { keepWords, requireRound, toAnswers } from './check-in-words.ts';
import type { PressDependencies } from './dependencies.ts';
import { goAway } from './go-away.ts';
import { type OwnPress, type PressHandlers } from './press.ts';

type CheckInVerb = Exclude<Extract<CardVerb, `check-in.${string}`>, 'check-in.bring'>;
type Own = OwnPress<CheckInVerb>;

/** Verbs of a form, which bring what stands in its boxes. */
type FormVerb = Exclude<
  CheckInVerb,
  'check-in.edit' | 'check-in.show' | 'check-in.together' | 'check-in.fine'
>;
type ChoiceVerb = Exclude<FormVerb, 'check-in.send'>;

/** What a press on a form works with: the check-in as it stood before. */
interface Opened {
  checkIn: CheckIn;
  commandId: string;
}

/** What a press does instead of answering. */
interface Choice {
  act: (opened: Opened) => Promise<unknown>;
  /** Tells from what stands now that this press was carried out before. */
  isDone?: (checkIn: CheckIn) => boolean;
  view?: CheckInView;
}

/** Presses on one's own check-in. Every press but "Send" keeps what stands in the boxes. */
export function createCheckInPresses(
  deps: PressDependencies,
  drawings: Drawings,
): PressHandlers<CheckInVerb> {
  const { answerCheckIn, commandCheckIn } = deps;

  /** Does something, and shows what stands then, in the way that the act says. */
  async function carryOut(own: Own, act: (opened: Opened) => Promise<CheckInView>): Promise<Reply> {
    const { source, data, person } = own;
    try {
      const { checkIn } = await open(own);
      const commandId = toPressId(deps, source);
      const view = source.isAutomatic ? {} : await act({ checkIn, commandId });
      const card = await drawings.checkIn(data.meetingId, person.id, view);
      if (card === null) throw new DomainError('not-found', { record: 'check-in' });
      return card;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return showRefusal(own, error);
    }
  }

  async function open({ data, person }: Own): Promise<{ checkIn: CheckIn }> {
    const found = await deps.queries.findCheckIn(data.meetingId, person.id);
    if (found === null) throw new DomainError('not-found', { record: 'check-in' });
    return found;
  }

  /** Keeps what was typed, then does something that is not asked of an older round of the check-in. */
  function choose(own: OwnPress<ChoiceVerb>, { act, isDone = isNever, view = {} }: Choice): Promise<Reply> {
    return carryOut(own, async (opened) => {
      const { checkIn } = opened;
      // A press that was delivered again finds that it is done.
      if (checkIn.round !== own.data.round && isDone(checkIn)) return view;
      requireRound(checkIn, own.data);
      const isKept = await keepWords(answerCheckIn, checkIn, { ...own, ...opened });
      await act(opened);
      return isKept ? view : { ...view, notice: await toTyped(own) };
    });
  }

  /** Words that cannot be kept beside what was sent are shown once more. */
  async function toTyped({ data, person, source }: OwnPress<ChoiceVerb>): Promise<Element[]> {
    const { t } = await drawings.readReader(person.id, source.locale);
    return toTypedLines(toAnswers(data), t);
  }

  function request(own: Own, { commandId }: Pick<Opened, 'commandId'>, wanted: CheckInRequest) {
    const { meetingId } = own.data;
    const { id } = own.person;
    return commandCheckIn({ meetingId, personId: id, actorId: id, request: wanted, commandId });
  }

  function skip(own: OwnPress<'check-in.skip'>): Promise<Reply> {
    const { meetingId, round: seenRound } = own.data;
    const reason = own.data.reason.trim();
    const act = ({ commandId }: Opened) =>
      answerCheckIn({
        meetingId,
        personId: own.person.id,
        answer: { state: 'skipped', reason },
        seenRound,
        commandId,
      });
    const isDone = ({ state, skipReason }: CheckIn) => state === 'skipped' && skipReason === reason;
    return choose(own, { act, isDone });
  }

  function send(own: OwnPress<'check-in.send'>): Promise<Reply> {
    const { meetingId, round: seenRound } = own.data;
    const answer = { state: 'sent', answers: toAnswers(own.data) } as const;
    return carryOut(own, async ({ commandId }) => {
      await answerCheckIn({ meetingId, personId: own.person.id, answer, seenRound, commandId });
      return {};
    });
  }

  /** One item for both, or nothing; a customer is answered once, however often the press comes. */
  function answerNotice(
    own: OwnPress<'check-in.together' | 'check-in.fine'>,
    kind: 'put-together' | 'dismiss-notice',
  ): Promise<Reply> {
    const { customer } = own.data;
    return carryOut(own, async ({ checkIn }) => {
      if (checkIn.noticed.includes(customer)) return {};
      await request(own, { commandId: `${kind}:${checkIn.id}:${customer}` }, { kind, customer });
      return {};
    });
  }

  /** The refusal, what stands now, and what was typed; words alone where the card has to stay with what is in it. */
  async function showRefusal(own: Own, error: DomainError): Promise<Reply> {
    const { source, data, person } = own;
    const current = await drawings.readCheckIn(data.meetingId, person.id);
    const language = current?.language ?? source.locale;
    const t = current?.t ?? deps.translateFor(language);
    const text = toErrorText(error, t);
    const typed = 'round' in data ? toAnswers(data) : {};
    const isInForm = isDomainError(error, 'invalid-input') && !source.isAutomatic;
    const card = isInForm ? null : toErrorCard({ text, typed, current, t, language });
    return (
      card ?? { text: toTypedLines(typed, t).length === 0 ? text : `${text} ${t('bot.error.keepText')}` }
    );
  }

  return {
    'check-in.send': send,
    'check-in.skip': skip,
    'check-in.copy': (own) => choose(own, { act: (opened) => request(own, opened, { kind: 'copy-last' }) }),
    'check-in.choices': (own) => choose(own, { act: () => Promise.resolve(), view: { choosing: true } }),
    'check-in.hand-over': (own) => {
      const { substituteId } = own.data;
      const act = (opened: Opened) => request(own, opened, { kind: 'hand-over', substituteId });
      return choose(own, { act, isDone: (checkIn) => checkIn.substituteId === substituteId });
    },
    'check-in.snooze': (own) => {
      const wanted = { kind: 'snooze', for: own.data.for } as const;
      return choose(own, { act: (opened) => request(own, opened, wanted) });
    },
    'check-in.away': (own) => {
      const act = (opened: Opened) => goAway(deps, own, opened);
      const isDone = ({ substituteId, state }: CheckIn) => substituteId !== null || state === 'skipped';
      return choose(own, { act, isDone });
    },
    'check-in.edit': (own) => carryOut(own, () => Promise.resolve({ editing: true })),
    'check-in.show': (own) => carryOut(own, () => Promise.resolve({})),
    'check-in.together': (own) => answerNotice(own, 'put-together'),
    'check-in.fine': (own) => answerNotice(own, 'dismiss-notice'),
  };
}

const isNever = () => false;
