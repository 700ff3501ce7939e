import type { Measurement } from './measurement.ts';
import { botTurn } from './measure/bot-turn.ts';
import { editItem } from './measure/edit-item.ts';
import { firstView } from './measure/first-view.ts';
import { idleClients } from './measure/idle-clients.ts';
import { pageLoad } from './measure/page-load.ts';
import { panels } from './measure/panels.ts';
import { queue } from './measure/queue.ts';
import { readAgenda } from './measure/read-agenda.ts';
import { reorder } from './measure/reorder.ts';
import { start } from './measure/start.ts';

/** Every measurement, in the order in which they run. */
export const measurements: readonly Measurement[] = [
  firstView,
  pageLoad,
  readAgenda,
  editItem,
  botTurn,
  reorder,
  panels,
  idleClients,
  queue,
  start,
];
