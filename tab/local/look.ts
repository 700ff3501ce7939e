/** How the tab is shown: said by the page around its frame, as Teams says its theme. */
export interface Look {
  theme?: string;
  /** BCP 47 tag, or one of the two that only test the others. */
  locale?: string;
}

/** Reads a message from our own page; nothing of any other. */
export function readLook({ origin, data }: MessageEvent<unknown>): Look {
  if (origin !== window.location.origin || typeof data !== 'object' || data === null) return {};
  return {
    ...('theme' in data && typeof data.theme === 'string' && { theme: data.theme }),
    ...('locale' in data && typeof data.locale === 'string' && { locale: data.locale }),
  };
}
