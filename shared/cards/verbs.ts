import { z } from 'zod';
import { answersSchema } from '../check-in/check-in.ts';

const id = z.string().min(1).max(300);
/** A box or a list of a card; one that was left alone comes as an empty text or not at all. */
const typed = (limit: number) => z.string().max(limit).default('');
/** Ids of what was ticked in a list, with commas between them. */
const ticked = typed(4000);
/** The round of the check-in that the card showed (check-in.ts). */
const round = z.coerce.number().int().min(0);

/** A press on a form: with what stands in its boxes, so that no press but "Send" loses it. */
const checkInPress = answersSchema.extend({ meetingId: id, round });

/** The choices besides answering stand on one card, so a press on one of them brings the inputs of all. */
const checkInChoice = checkInPress.extend({
  substituteId: typed(100),
  for: typed(20),
  awayUntil: typed(40),
  reason: typed(280),
});

/** `askedAt` is that of the question which the card showed: it may have been asked anew since. */
const startAnswer = z.strictObject({
  seriesId: id,
  askedAt: typed(40),
  commitment: typed(1000),
  weekday: typed(2),
  time: typed(10),
  reason: typed(280),
});

const meeting = z.strictObject({ meetingId: id });
const notice = z.strictObject({ meetingId: id, customer: z.string().min(1).max(200) });
const actions = z.strictObject({ actions: ticked, dueOn: typed(40) });

/**
 * Payload of every card verb: the action's data and the card's inputs merged, as Teams sends them. Card data is
 * untrusted input, so each verb is parsed by its schema and rights are checked again (acceptance.md 2.2). What is wrong
 * in a single field is decided later, where there are words for it.
 */
export const cardVerbs = {
  'check-in.send': checkInPress,
  /** Without a reason: nothing to report. */
  'check-in.skip': checkInChoice,
  'check-in.copy': checkInPress,
  /** Shows what can be done instead of answering; keeps what was typed. */
  'check-in.choices': checkInPress,
  'check-in.hand-over': checkInChoice,
  'check-in.snooze': checkInChoice.extend({ for: z.enum(['hour', 'tomorrow']) }),
  'check-in.away': checkInChoice,
  /** Shows the card of an answered check-in as a form again; changes nothing. */
  'check-in.edit': meeting,
  /** Shows what stands, as after `check-in.edit` or `check-in.choices`; changes nothing. */
  'check-in.show': meeting,
  /** Somebody of the other side named the same customer: one item for both, or nothing. */
  'check-in.together': notice,
  'check-in.fine': notice,
  /** Puts the check-in below the card that reminds of it. */
  'check-in.bring': meeting,
  'action.done': actions,
  'action.due': actions,
  'offer.not-needed': meeting,
  'offer.keep': meeting,
  'start.propose': z.strictObject({
    placeId: id,
    weekday: typed(2),
    time: typed(10),
    lengthMinutes: typed(4),
    zone: typed(60),
    firstDepartment: typed(60),
    secondDepartment: typed(60),
    ownDepartment: z.enum(['first', 'second']).default('first'),
    otherChairId: typed(100),
    firstRepresentatives: ticked,
    secondRepresentatives: ticked,
    commitment: typed(1000),
  }),
  'start.ask-again': z.strictObject({ seriesId: id }),
  'start.join': startAnswer,
  'start.not-now': startAnswer,
} as const;

export type CardVerb = keyof typeof cardVerbs;
/** What a press on a card brings, by its verb. */
export type CardData<Verb extends CardVerb> = z.infer<(typeof cardVerbs)[Verb]>;
