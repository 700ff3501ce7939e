import { findPerson } from '../../shared/series/people.ts';
import type { Series } from '../../shared/series/series.ts';
import { SendError, type ConversationReference, type Person } from '../app/ports.ts';
import type { Installed } from './activity.ts';
import type { Turn } from './adapter.ts';
import { toWelcomeCard } from './cards/welcome-card.ts';
import type { BotDependencies } from './dependencies.ts';

/**
 * What follows when the app is added somewhere, however often and under however many ids Teams tells it. A person is
 * welcomed once in their own chat. In a channel or chat nothing is posted: the one who added the app gets a card in their
 * own chat; only where the bot cannot write to them one short message says how to begin.
 */
export function createGreet(deps: BotDependencies) {
  const { conversations, queries, translateFor, places, requestCard, tabPage, log } = deps;

  async function welcome({ conversation, locale }: Installed, person: Person | null, turn: Turn) {
    if (!(await conversations.claimGreeting(conversation.id))) return;
    const all = person === null ? [] : await queries.seriesOf(person.id);
    const active = all.filter(({ state }) => state === 'active');
    const undecided = active.find((series) => person !== null && asksDepartment(series, person.id));
    const series = undecided ?? active[0] ?? null;
    const language = series?.language ?? locale;
    const t = translateFor(language);
    await turn.reply(toWelcomeCard({ series, asksDepartment: undecided !== undefined, t, language }));
  }

  async function begin({ conversation, locale }: Installed, person: Person | null, turn: Turn) {
    await takeInMembers(conversation);
    const place = await conversations.find(conversation.id);
    if (place?.seriesId !== null) return;
    const adderId = person === null ? null : await conversations.rememberAdder(place.id, person.id);
    if (adderId !== null && (await conversations.findPersonal(adderId)) !== null) {
      return requestCard({ kind: 'start', placeId: place.id, personId: adderId });
    }
    if (!(await conversations.claimGreeting(place.id))) return;
    await turn.reply({ text: translateFor(locale)('bot.begin', { link: tabPage('/') }) });
  }

  /** Whoever opens the place later is asked for again, so a roster that cannot be read now is not missed. */
  async function takeInMembers(place: ConversationReference): Promise<void> {
    try {
      await places.refresh(place);
    } catch (error) {
      if (!(error instanceof SendError)) throw error;
      log.warn({ reason: error.message }, 'a roster could not be read');
    }
  }

  return (activity: Installed, person: Person | null, turn: Turn): Promise<void> =>
    activity.conversation.type === 'personal'
      ? welcome(activity, person, turn)
      : begin(activity, person, turn);
}

/** Somebody of the channel who belongs to neither department yet and may choose one. */
function asksDepartment(series: Series, personId: string): boolean {
  const person = findPerson(series, personId);
  return person?.department === 'neither' && person.role !== 'guest';
}
