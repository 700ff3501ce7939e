import type { Page } from 'playwright-core';
import { findBarriers, sidewaysScroll } from './tab-page.ts';

/** Everything that a view must not have, whatever it shows: one line for each, nothing where it is well. */
export async function findFlaws(page: Page): Promise<string[]> {
  const sideways = await sidewaysScroll(page);
  return [
    ...(await findBarriers(page)),
    ...(sideways > 0 ? [`sideways: ${sideways.toString()} px wider than its window`] : []),
    ...(await findSidewaysParts(page)),
    ...(await findCutTexts(page)),
  ];
}

/** Parts of the page that can be moved sideways, so that something in them is out of sight. */
export async function findSidewaysParts(page: Page): Promise<string[]> {
  return await page.evaluate(() =>
    [...document.body.querySelectorAll<HTMLElement>('*')]
      .filter(({ scrollWidth, clientWidth }) => clientWidth > 1 && scrollWidth > clientWidth + 1)
      .filter((element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX))
      .filter((element) => !element.matches('input, textarea') && element.checkVisibility())
      .map((element) => `sideways inside: ${element.outerHTML.slice(0, 120)}`),
  );
}

/** Texts that do not fit into what holds them, which hides the rest; a `title` tells the whole. */
export async function findCutTexts(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
    const isCut = (element: HTMLElement): boolean => {
      const { overflowX, overflowY, clipPath } = getComputedStyle(element);
      // Words for screen readers alone stand in a box of one pixel.
      if (clipPath !== 'none' || element.clientWidth <= 1 || element.closest('[title]') !== null)
        return false;
      const isTooWide = hides(overflowX) && element.scrollWidth > element.clientWidth + 1;
      return isTooWide || (hides(overflowY) && element.scrollHeight > element.clientHeight + 1);
    };
    const shown = [...document.body.querySelectorAll<HTMLElement>('*')].filter(
      // Drawings have no such text.
      (element) =>
        element instanceof HTMLElement && element.innerText.trim() !== '' && element.checkVisibility(),
    );
    return shown.filter(isCut).map((element) => `cut: ${element.innerText.slice(0, 80)}`);
  });
}

/** Buttons, links and fields that look the same with the keyboard's focus as without it. */
export async function findHiddenFocus(page: Page): Promise<string[]> {
  // Only who uses the keyboard is shown the focus.
  await page.keyboard.press('Tab');
  return await page.evaluate(() => {
    const names = ['outlineStyle', 'outlineColor', 'outlineWidth', 'boxShadow', 'borderBottomColor'] as const;
    const more = ['backgroundColor', 'transform', 'insetBlockStart', 'opacity'] as const;
    const readLook = (element: Element): string =>
      [null, '::after', '::before']
        .map((part) => getComputedStyle(element, part))
        .map((style) => [...names, ...more].map((name) => style[name]).join())
        .join('|');
    // A field's frame is around it.
    const lookOf = (element: Element) => readLook(element) + readLook(element.parentElement ?? element);
    const selector = 'a[href], button:not([disabled]), input, select, textarea, [tabindex="0"]';
    const found = [...document.querySelectorAll<HTMLElement>(selector)].filter(
      (element) => element.checkVisibility() && element.tabIndex >= 0,
    );
    const hidden = found.filter((element) => {
      (document.activeElement as HTMLElement | null)?.blur();
      const before = lookOf(element);
      element.focus();
      return document.activeElement === element && lookOf(element) === before;
    });
    (document.activeElement as HTMLElement | null)?.blur();
    return hidden.map((element) => `focus is not seen: ${element.outerHTML.slice(0, 120)}`);
  });
}
