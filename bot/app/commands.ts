import { decideAction } from '../../shared/action/commands.ts';
import { decideCheckIn } from '../../shared/check-in/commands.ts';
import { decideMeeting } from '../../shared/meeting/commands.ts';
import type { Meeting } from '../../shared/meeting/meeting.ts';
import { decidePersonSettings } from '../../shared/person/commands.ts';
import { decideSeries } from '../../shared/series/commands.ts';
import type { DomainEvent } from '../../shared/core/decide.ts';
import type { RecordStore } from '../db/record-store.ts';
import type { Repositories } from '../db/repositories.ts';
import type { SavedChange } from './cache-upkeep.ts';
import { actionKinds, checkInKinds, meetingKinds, personSettingsKinds, seriesKinds } from './event-kinds.ts';
import { createKeyedQueue } from './keyed-queue.ts';
import type { Clock, Log } from './ports.ts';
import { createPublisher, type Publisher, type Subscriber } from './publish.ts';
import { createCommandRunner } from './run-command.ts';

export interface CommandsDependencies {
  repositories: Repositories;
  clock: Clock;
  log: Log;
  newId: () => string;
  random: () => number;
  /** Told of every record that was saved, before the events of that save are delivered. */
  onChanged: (change: SavedChange) => void;
  /** Called before what another process left behind is delivered: this one may not have heard of it. */
  onLeftOver: () => void;
}

export type Commands = ReturnType<typeof createCommands>;

/** Shorter than what a request is given (bot/http/limits.ts), so that what nobody waits for any more is not begun. */
const waitLimitMs = 8000;

/**
 * One command runner per kind of record, with its publisher. Subscribers, whose effects the writer waits for, and
 * followers, whom nobody waits for, are added once the use cases that they call exist; nothing may be run before.
 */
export function createCommands(deps: CommandsDependencies) {
  const { repositories, clock, log, newId, random, onChanged, onLeftOver } = deps;
  const { seriesStore, meetingStore, checkInStore, actionStore, personSettings } = repositories;
  const queue = createKeyedQueue({ clock, waitLimitMs });
  const publishers: Pick<Publisher<DomainEvent>, 'sweep' | 'idle'>[] = [];

  function toChannel<State extends { id: string }, Event extends DomainEvent>(
    store: RecordStore<State, Event>,
    kinds: readonly string[],
  ) {
    const subscribers: Subscriber<Event>[] = [];
    const followers: Subscriber<Event>[] = [];
    const publisher = createPublisher({ outbox: store, subscribers, followers, kinds, onLeftOver, log });
    publishers.push(publisher);
    const subscribe = (subscriber: Subscriber<Event>, follower: Subscriber<Event>) => {
      subscribers.push(subscriber);
      followers.push(follower);
    };
    const onSaved = (state: { id: string; seriesId?: string }) => {
      onChanged({ seriesId: state.seriesId ?? state.id, meeting: null });
    };
    return { store, publisher, subscribe, onSaved, queue, clock, newId, random };
  }

  function onMeetingSaved(state: Meeting, version: number): void {
    onChanged({ seriesId: state.seriesId, meeting: { state, version } });
  }

  const series = toChannel(seriesStore, seriesKinds);
  const meetings = toChannel(meetingStore, meetingKinds);
  const checkIns = toChannel(checkInStore, checkInKinds);
  const actions = toChannel(actionStore, actionKinds);
  const people = toChannel(personSettings, personSettingsKinds);

  return {
    series: createCommandRunner({ ...series, decide: decideSeries }),
    meeting: createCommandRunner({ ...meetings, decide: decideMeeting, onSaved: onMeetingSaved }),
    checkIn: createCommandRunner({ ...checkIns, decide: decideCheckIn }),
    action: createCommandRunner({ ...actions, decide: decideAction }),
    personSettings: createCommandRunner({ ...people, decide: decidePersonSettings }),
    onSeries: series.subscribe,
    onMeeting: meetings.subscribe,
    onCheckIn: checkIns.subscribe,
    onAction: actions.subscribe,
    onPersonSettings: people.subscribe,
    /** Delivers what a crash left behind before a machine time. */
    sweep: async (beforeMs: number) => {
      for (const { sweep } of publishers) await sweep(beforeMs);
    },
    idle: async () => {
      for (const { idle } of publishers) await idle();
    },
  };
}
