import { useEffect, useState, useSyncExternalStore } from 'react';
import { createAutosave, type AutosaveOptions } from './autosave.ts';

/** Keeps a text of the reader safe while it is typed (autosave.ts). The name must not change. */
export function useAutosave<Value>(options: AutosaveOptions<Value>) {
  const [autosave] = useState(() => createAutosave<Value>(options));
  useEffect(() => {
    autosave.setOptions(options);
  });
  const { draft, phase, theirs } = useSyncExternalStore(autosave.subscribe, autosave.getState);
  const isIdle = draft === null ? ('saved' as const) : ('unsaved' as const);
  return {
    value: draft?.value ?? options.saved.value,
    state: theirs === null ? (phase === 'idle' ? isIdle : phase) : ('conflict' as const),
    theirs,
    setValue: autosave.setValue,
    flush: autosave.flush,
    resolve: autosave.resolve,
    forget: autosave.forget,
  };
}
