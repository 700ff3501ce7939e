/** Texts of one language, compiled at build (vite/compiled-catalogue.ts). */
declare module 'virtual:messages/*' {
  import type { Messages } from '@lingui/core';

  export const messages: Messages;
}
