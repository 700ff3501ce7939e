const prefix = 'tandem.';

/** Reads what this browser remembers of its reader. Private windows may have no storage; then nothing is remembered. */
export function readRemembered(name: string): string | null {
  try {
    return localStorage.getItem(prefix + name);
  } catch {
    return null;
  }
}

/** Remembers a choice of the reader in this browser. */
export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(prefix + name, value);
  } catch {
    // Without storage the choice holds until the page is closed.
  }
}
