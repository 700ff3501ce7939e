import { isConflict } from '../text/problem-text.ts';
import { readDraft, storeDraft, type Draft } from './stored-draft.ts';

/** A value on the server and its version. */
export interface Saved<Value> {
  value: Value;
  version: number;
}

export interface AutosaveOptions<Value> {
  /** Names the text in this browser's storage. */
  name: string;
  saved: Saved<Value>;
  /** Saves on top of a version and gives the new one. */
  save: (value: Value, version: number) => Promise<number>;
  /** Fetches what is on the server now. */
  reload: () => Promise<Saved<Value>>;
  /** False: the text is only kept in this browser, until it is sent in another way. */
  isOn: boolean;
}

interface State<Value> {
  /** What is not saved yet. */
  draft: Draft<Value> | null;
  phase: 'idle' | 'saving' | 'failed';
  /** What was saved last: it is on the screen until the page knows of it in its own way. */
  latest: Saved<Value> | null;
  /** What somebody else wrote meanwhile. */
  theirs: Saved<Value> | null;
}

const pauseMs = 800;
const retryMs = 5000;

/**
 * Saves what is typed after a short pause. Until then it is kept in this browser; where somebody else changed the same
 * text, saving stops until one of the two was chosen.
 */
export function createAutosave<Value>(first: AutosaveOptions<Value>) {
  const { name } = first;
  let options = first;
  const listeners = new Set<() => void>();
  let state: State<Value> = { draft: readDraft<Value>(name), phase: 'idle', latest: null, theirs: null };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;

  function update(change: Partial<State<Value>>): void {
    state = { ...state, ...change };
    if ('draft' in change) storeDraft(name, state.draft);
    for (const listener of listeners) listener();
  }

  function schedule(delayMs: number): void {
    clearTimeout(timer);
    if (state.draft !== null && state.theirs === null && options.isOn)
      timer = setTimeout(() => void flush(), delayMs);
  }

  async function saveOnce(sent: Draft<Value>): Promise<void> {
    update({ phase: 'saving' });
    try {
      const version = await options.save(sent.value, sent.baseVersion);
      const isLatest = state.draft === null || state.draft.value === sent.value;
      update({
        phase: 'idle',
        latest: { value: sent.value, version },
        draft: isLatest || state.draft === null ? null : { ...state.draft, baseVersion: version },
      });
      schedule(pauseMs);
    } catch (error) {
      if (!isConflict(error)) update({ phase: 'failed' });
      else
        update({
          phase: 'idle',
          theirs: await options.reload().catch(() => null),
        });
      schedule(retryMs);
    }
  }

  /** Of what the page shows and what was saved a moment ago. */
  function newestVersion(): number {
    return Math.max(options.saved.version, state.latest?.version ?? 0);
  }

  /** Saves now what is not saved, and waits for it. */
  async function flush(): Promise<void> {
    clearTimeout(timer);
    if (running !== null) await running;
    if (state.draft === null || state.theirs !== null || !options.isOn) return;
    running = saveOnce(state.draft);
    await running;
    running = null;
  }

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      schedule(pauseMs);
      return () => {
        listeners.delete(listener);
        void flush();
      };
    },
    getState: () => state,
    setOptions: (latest: AutosaveOptions<Value>) => {
      options = latest;
    },
    setValue: (value: Value) => {
      update({ draft: { value, baseVersion: state.draft?.baseVersion ?? newestVersion() } });
      schedule(pauseMs);
    },
    flush,
    /** After a conflict: goes on with one text, on top of theirs. */
    resolve: (value: Value) => {
      update({
        draft: { value, baseVersion: state.theirs?.version ?? options.saved.version },
        theirs: null,
      });
      schedule(0);
    },
    /** Drops what is not saved: it was sent in another way. */
    forget: () => {
      clearTimeout(timer);
      update({ draft: null });
    },
  };
}
