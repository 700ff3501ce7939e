import { useEffect, useState, useSyncExternalStore } from 'react';
import { createAutosave, type AutosaveOptions } from './autosave.ts';

/** Keeps a text of the reader safe while it is typed (autosave.ts). The name must not change. */
export function useAutosave<Value>(options: AutosaveOptions<Value>) {
  const [autosave] = useState(() => createAutosave<Value>(options));
  useEffect(() => {
    autosave.setOptions(options);
  });
  const { draft, phase, latest, theirs } = useSyncExternalStore(autosave.subscribe, autosave.getState);
  const saved = latest !== null && latest.version > options.saved.version ? latest : options.saved;
  const isIdle = draft === null ? ('saved' as const) : ('unsaved' as const);
  return {
    value: draft?.value ?? saved.value,
    state: theirs === null ? (phase === 'idle' ? isIdle : phase) : ('conflict' as const),
    theirs,
    setValue: autosave.setValue,
    flush: autosave.flush,
    resolve: autosave.resolve,
    forget: autosave.forget,
  };
}
