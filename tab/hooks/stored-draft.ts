/** What somebody typed and that is not saved on the server yet, and the version that it was typed on. */
export interface Draft<Value> {
  value: Value;
  baseVersion: number;
}

const prefix = 'tandem.draft.';

/** Reads what an earlier visit left unsaved. Private windows may have no storage; then nothing is kept. */
export function readDraft<Value>(name: string): Draft<Value> | null {
  try {
    const stored = localStorage.getItem(prefix + name);
    return stored === null ? null : (JSON.parse(stored) as Draft<Value>);
  } catch {
    return null;
  }
}

/** Keeps unsaved text in this browser, or drops it once it is saved. */
export function storeDraft<Value>(name: string, draft: Draft<Value> | null): void {
  try {
    if (draft === null) localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, JSON.stringify(draft));
  } catch {
    // Without storage the text still stands on the page until it is saved.
  }
}
