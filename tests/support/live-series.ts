import { systemActor } from '../../shared/core/actor.ts';
import type { Series } from '../../shared/series/series.ts';
import type { WholeProcess } from './whole-process.ts';

/** Takes everybody of a series in, with a chat and an address each, and gives the series its channel. */
export async function putPeople({ core }: Pick<WholeProcess, 'core'>, series: Series): Promise<void> {
  const { people, conversations } = core.repositories;
  for (const { personId, name } of series.people) {
    const email = `${personId}@contoso.example`;
    await people.remember({ tenantId: 'tenant', objectId: personId, name, email }, personId);
    await conversations.remember(toConversation(`chat-${personId}`, personId));
  }
  await conversations.remember(toConversation('channel', null));
  await conversations.linkToSeries('channel', series.id, true);
}

/** Begins a series: its next meetings are planned, and nothing is asked yet. */
export async function beginSeries(process: WholeProcess, series: Series): Promise<void> {
  await putPeople(process, series);
  const command = { kind: 'create', series } as const;
  await process.core.commands.series({ id: series.id, actor: systemActor, command, commandId: 'create' });
  await process.core.commands.idle();
}

function toConversation(id: string, personId: string | null) {
  const type = personId === null ? ('channel' as const) : ('personal' as const);
  const address = { tenantId: 'tenant', serviceUrl: 'https://example.test', botId: 'bot' };
  return { id, type, ...address, name: '', meetingId: null, personId, seriesId: null };
}
