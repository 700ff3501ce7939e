import type { CardJson } from '../../app/ports.ts';
import { cleanText } from './clean-text.ts';

/** One element of a card's body. */
export type Element = CardJson;

/** A piece of a line. Its text is shown letter by letter: unlike a TextBlock, a TextRun knows no Markdown. */
export interface Run {
  text: string;
  bold?: boolean;
  subtle?: boolean;
  attention?: boolean;
}

/** A sentence of ours from the catalogue, values included; so marks that people typed are taken out of it. */
export function toText(text: string, style: Record<string, unknown> = {}): Element {
  return { type: 'TextBlock', text: escapeMarkdown(cleanText(text)), wrap: true, ...style };
}

export function toHeading(text: string): Element {
  return toText(text, { size: 'Large', weight: 'Bolder', style: 'heading' });
}

export function toSubheading(text: string): Element {
  return toText(text, { weight: 'Bolder', separator: true, spacing: 'Medium' });
}

export function toNote(text: string): Element {
  return toText(text, { isSubtle: true, spacing: 'Small' });
}

/** A line with words of people in it. Line breaks inside a run are kept. */
export function toLine(runs: readonly Run[], style: Record<string, unknown> = {}): Element {
  const inlines = runs.map(({ text, bold, subtle, attention }) => ({
    type: 'TextRun',
    text: cleanText(text),
    ...(bold === true && { weight: 'Bolder' }),
    ...(subtle === true && { isSubtle: true }),
    ...(attention === true && { color: 'Attention' }),
  }));
  return { type: 'RichTextBlock', inlines, ...style };
}

/** A link among the elements; null for an address that is none of the web. */
export function toLink(label: string, url: string): Element | null {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed?.protocol !== 'https:') return null;
  const href = parsed.href.replaceAll('(', '%28').replaceAll(')', '%29');
  return {
    type: 'TextBlock',
    text: `[${escapeMarkdown(cleanText(label))}](${href})`,
    wrap: true,
    spacing: 'None',
  };
}

/** Marks that TextBlocks read as Markdown in Teams (bold, italic, strike-through, code, links, lists, headings). */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_~[\]#>|]/gu, '\\$&').replace(/^(\s*)([-+]|\d+\.)(\s)/gmu, '$1\\$2$3');
}
