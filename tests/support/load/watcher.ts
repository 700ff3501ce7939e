import type { LiveMessage } from '../../../shared/api/live.ts';
import { apiPrefix } from '../../../shared/api/routes.ts';
import type { Fleet } from '../fleet.ts';

export interface Watcher {
  /** What came so far. */
  messages: LiveMessage[];
  /** Hangs up. */
  end: () => void;
  /** Resolves when the stream has ended, whoever ended it. */
  ended: Promise<void>;
}

/** An open tab: follows the live stream of a series at one of the processes. */
export async function watch(
  fleet: Fleet,
  { at, seriesId, personId }: { at: number; seriesId: string; personId: string },
  onMessage: (message: LiveMessage) => void = () => undefined,
): Promise<Watcher> {
  const controller = new AbortController();
  const { signal } = controller;
  const url = `${fleet.processes[at]!.baseUrl}${apiPrefix}/series/${seriesId}/live`;
  const response = await fetch(url, { headers: await fleet.signIn(personId), signal });
  const messages: LiveMessage[] = [];
  const take = (block: string): void => {
    if (!block.startsWith('data: ')) return;
    const message = JSON.parse(block.slice('data: '.length)) as LiveMessage;
    messages.push(message);
    onMessage(message);
  };
  const ended = readBlocks(response.body, take).catch(() => undefined);
  return {
    messages,
    end: () => {
      controller.abort();
    },
    ended,
  };
}

async function readBlocks(body: Response['body'], take: (block: string) => void): Promise<void> {
  if (body === null) return;
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    rest += decoder.decode(chunk, { stream: true });
    const blocks = rest.split('\n\n');
    rest = blocks.pop() ?? '';
    blocks.forEach(take);
  }
}
