import type { MailEntry, MailPart } from './parts.ts';

/** A mail as plain text: everything that its HTML says, for clients and readers that do without. */
export function toText(parts: readonly MailPart[]): string {
  return `${parts.map(toBlock).join('\n\n')}\n`;
}

function toBlock(part: MailPart): string {
  switch (part.kind) {
    case 'title':
      return underline(part.text, '=');
    case 'heading':
      return underline(part.text, '-');
    case 'subheading':
      return toParagraph(part);
    case 'paragraph':
    case 'note':
      return part.text;
    case 'list':
      return part.entries.map(toEntry).join('\n');
    case 'link':
      return `${part.text}\n${part.url}`;
  }
}

/** Further lines of an entry are indented, so that the next one is seen to begin. */
function toEntry(entry: MailEntry): string {
  return `* ${toParagraph(entry).replaceAll('\n', '\n  ')}`;
}

function toParagraph({ text, detail }: MailEntry): string {
  return detail === undefined ? text : `${text}\n${detail}`;
}

function underline(text: string, mark: string): string {
  return `${text}\n${mark.repeat(Math.min(text.length, 40))}`;
}
