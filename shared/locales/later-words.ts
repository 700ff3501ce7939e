/** Texts of views that are fetched when they are needed: they come with the first of these and not with the first view. */
const laterPrefixes = [
  'tab.action.',
  'tab.attendance.',
  'tab.close.',
  'tab.decision.',
  'tab.history.',
  'tab.link.',
  'tab.minutes.',
  'tab.mySettings.',
  'tab.notice.',
  'tab.offer.',
  'tab.pair.',
  'tab.parking.',
  'tab.settings.',
  'tab.settle.',
  'tab.start.',
  'tab.versions.',
];

/** Tells whether no part of the first view shows a text. */
export function isLater(id: string): boolean {
  return laterPrefixes.some((prefix) => id.startsWith(prefix));
}
