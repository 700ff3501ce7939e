import type { Messages } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';

/** Parses the ICU messages of a catalogue, once at start (server) or at build (tab). */
export function compileCatalogue(catalogue: Readonly<Record<string, string>>): Messages {
  return Object.fromEntries(Object.entries(catalogue).map(([id, text]) => [id, compileMessage(text)]));
}
