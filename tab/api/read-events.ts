import type { LiveMessage } from '../../shared/api/live.ts';

export interface ReadEventsOptions {
  onMessage: (message: LiveMessage) => void;
  /** Reading ends when nothing, not even a heartbeat, came for this long. */
  silenceMs: number;
}

/** Reads server-sent events until the stream ends, fails or falls silent. Comment lines are heartbeats. */
export async function readEvents(
  stream: ReadableStream<Uint8Array>,
  options: ReadEventsOptions,
): Promise<void> {
  const reader = stream
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .getReader();
  let silence = setTimeout(cancel, options.silenceMs);
  let rest = '';

  function cancel(): void {
    void reader.cancel();
  }

  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      clearTimeout(silence);
      silence = setTimeout(cancel, options.silenceMs);
      const blocks = (rest + part.value).split(/\r?\n\r?\n/u);
      rest = blocks.pop() ?? '';
      for (const block of blocks) readBlock(block, options.onMessage);
    }
  } finally {
    clearTimeout(silence);
  }
}

function readBlock(block: string, onMessage: (message: LiveMessage) => void): void {
  const data = block
    .split(/\r?\n/u)
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice(5).trimStart());
  if (data.length > 0) onMessage(JSON.parse(data.join('\n')) as LiveMessage);
}
