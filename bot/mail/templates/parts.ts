/** A line or a few, and what is said about them in smaller letters. `text` may be words of people, in any language. */
export interface MailEntry {
  text: string;
  detail?: string;
}

/**
 * What a mail says, part by part. Both its HTML and its plain text are made of the same parts, so that neither says
 * more than the other.
 */
export type MailPart =
  | { kind: 'title'; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'subheading'; text: string; detail?: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'note'; text: string }
  | { kind: 'list'; entries: readonly MailEntry[] }
  | { kind: 'link'; text: string; url: string };
