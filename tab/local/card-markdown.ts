const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The little Markdown that our cards use: escapes, bold, line breaks. Everything else stays text. */
export function toCardHtml(markdown: string): string {
  return markdown
    .replace(/[&<>"']/gu, (letter) => entities[letter] ?? letter)
    .replace(/(?<!\\)\*\*(.+?)(?<!\\)\*\*/gu, '<b>$1</b>')
    .replace(/\\([\\`*_~[\]#|+.-]|&gt;)/gu, '$1')
    .replace(/\n/gu, '<br>');
}
