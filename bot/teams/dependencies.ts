import type { CatchUp, WakePlace } from '../app/catch-up.ts';
import type { Commands } from '../app/commands.ts';
import type { Places } from '../app/places.ts';
import type { Clock, Log, RenderCard } from '../app/ports.ts';
import type { Queries } from '../app/queries.ts';
import type { WriteDown } from '../app/write-down.ts';
import type { Repositories } from '../db/repositories.ts';
import type { PressDependencies } from './presses/dependencies.ts';

/** Everything that the bot works with. */
export interface BotDependencies extends PressDependencies {
  people: Pick<Repositories['people'], 'findByIdentity' | 'remember'>;
  conversations: Repositories['conversations'];
  repositories: PressDependencies['repositories'] &
    Pick<Repositories, 'actions' | 'idempotency' | 'meetings'>;
  queries: Queries;
  commands: Pick<Commands, 'action' | 'series'>;
  writeDown: WriteDown;
  catchUp: CatchUp;
  wakePlace: WakePlace;
  places: Pick<Places, 'refresh' | 'view'>;
  /** Draws the cards that are also posted. */
  render: RenderCard;
  /** Link to a page of the tab by its path there, `/settings`. */
  tabPage: (path: string) => string;
  clock: Clock;
  log: Log;
}
