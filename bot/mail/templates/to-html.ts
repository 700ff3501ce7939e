import type { MailLanguage } from './mail-language.ts';
import type { MailEntry, MailPart } from './parts.ts';

export interface HtmlMailInput {
  title: string;
  language: MailLanguage;
  parts: readonly MailPart[];
}

const font = "'Segoe UI', -apple-system, BlinkMacSystemFont, Roboto, 'Helvetica Neue', Arial, sans-serif";

/** Styles stand in the elements, because some clients drop a style sheet; the sheet only adds the dark look. */
const styles = {
  page: `margin:0;padding:0;background:#f5f5f5;color:#242424;font-family:${font};font-size:16px;line-height:1.5;`,
  sheet:
    'max-width:600px;margin:0 auto;padding:20px 16px;background:#ffffff;overflow-wrap:anywhere;word-break:break-word;',
  title: 'margin:0 0 12px;font-size:22px;line-height:1.3;font-weight:600;',
  heading:
    'margin:28px 0 8px;padding-top:16px;border-top:1px solid #d1d1d1;font-size:18px;line-height:1.3;font-weight:600;',
  subheading: 'margin:16px 0 0;font-size:16px;line-height:1.4;font-weight:600;',
  paragraph: 'margin:8px 0;',
  quiet: 'color:#616161;font-size:14px;',
  list: 'margin:8px 0;padding-inline-start:20px;',
  entry: 'margin:0 0 8px;',
  linkBox: 'margin:28px 0 16px;',
  link: 'display:inline-block;padding:10px 16px;border-radius:4px;background:#5b5fc7;color:#ffffff;font-weight:600;text-decoration:none;',
} as const;

const dark =
  '@media (prefers-color-scheme:dark){' +
  '.page{background:#1f1f1f!important;color:#ffffff!important}' +
  '.sheet{background:#292929!important;color:#ffffff!important}' +
  '.quiet{color:#c8c8c8!important}' +
  '.heading{border-color:#5c5c5c!important}' +
  '.link{background:#7f85f5!important;color:#1a1a1a!important}' +
  '}';

/**
 * A mail as HTML that asks for nothing from elsewhere: one column that fits 320 px, light and dark. Language and
 * direction stand on an element inside too, since web clients drop `html` and `body`.
 */
export function toHtml({ title, language, parts }: HtmlMailInput): string {
  const { tag, direction } = language;
  const where = `lang="${escapeHtml(tag)}" dir="${direction}"`;
  return [
    '<!doctype html>',
    `<html ${where}><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">',
    `<title>${escapeHtml(title)}</title><style>:root{color-scheme:light dark}${dark}</style></head>`,
    `<body class="page" style="${styles.page}"><div class="page" ${where} style="${styles.page}">`,
    `<div class="sheet" style="${styles.sheet}">`,
    ...parts.map(toElement),
    '</div></div></body></html>',
  ].join('\n');
}

function toElement(part: MailPart): string {
  switch (part.kind) {
    case 'title':
      return `<h1 style="${styles.title}">${toLines(part.text)}</h1>`;
    case 'heading':
      return `<h2 class="heading" style="${styles.heading}">${toLines(part.text)}</h2>`;
    case 'subheading':
      return `<h3 style="${styles.subheading}">${toLines(part.text)}</h3>${toDetail(part.detail)}`;
    case 'paragraph':
      return `<p style="${styles.paragraph}">${toLines(part.text)}</p>`;
    case 'note':
      return `<p class="quiet" style="${styles.paragraph}${styles.quiet}">${toLines(part.text)}</p>`;
    case 'list':
      return `<ul style="${styles.list}">${part.entries.map(toEntry).join('')}</ul>`;
    case 'link':
      return `<p style="${styles.linkBox}"><a class="link" href="${escapeHtml(part.url)}" style="${styles.link}">${toLines(part.text)}</a></p>`;
  }
}

function toEntry({ text, detail }: MailEntry): string {
  return `<li style="${styles.entry}">${toLines(text)}${toDetail(detail)}</li>`;
}

function toDetail(detail: string | undefined): string {
  if (detail === undefined) return '';
  return `<div class="quiet" style="${styles.quiet}">${toLines(detail)}</div>`;
}

/** Each line finds its own direction, whatever the direction of the mail. */
function toLines(text: string): string {
  return text
    .split('\n')
    .map((line) => `<bdi>${escapeHtml(line)}</bdi>`)
    .join('<br>');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in HTML, in an element or in a quoted attribute. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (letter) => entities[letter] ?? letter);
}
