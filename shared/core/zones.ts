import { Temporal } from 'temporal-polyfill';
import { WINDOWS_TO_IANA_MAP } from 'windows-iana';
import { DomainError } from './errors.ts';
import { fold } from './text.ts';
import { isZone } from './time.ts';

/** Longest text that is compared with the names of zones. */
const longestName = 100;
const suggestionLimit = 3;

/** What `Intl` of many versions still calls by its old name, and the name that the IANA database has now. */
const renamedZones = new Map([
  ['Africa/Asmera', 'Africa/Asmara'],
  ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['America/Catamarca', 'America/Argentina/Catamarca'],
  ['America/Coral_Harbour', 'America/Atikokan'],
  ['America/Cordoba', 'America/Argentina/Cordoba'],
  ['America/Godthab', 'America/Nuuk'],
  ['America/Indianapolis', 'America/Indiana/Indianapolis'],
  ['America/Jujuy', 'America/Argentina/Jujuy'],
  ['America/Louisville', 'America/Kentucky/Louisville'],
  ['America/Mendoza', 'America/Argentina/Mendoza'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Asia/Katmandu', 'Asia/Kathmandu'],
  ['Asia/Rangoon', 'Asia/Yangon'],
  ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
  ['Atlantic/Faeroe', 'Atlantic/Faroe'],
  ['Europe/Kiev', 'Europe/Kyiv'],
  ['Pacific/Enderbury', 'Pacific/Kanton'],
  ['Pacific/Ponape', 'Pacific/Pohnpei'],
  ['Pacific/Truk', 'Pacific/Chuuk'],
]);

/** The zones to choose from: every zone that the platform knows, by its present IANA name, and `UTC`; sorted. */
export function listZones(): string[] {
  const zones = Intl.supportedValuesOf('timeZone').map((zone) => renamedZones.get(zone) ?? zone);
  return [...new Set([...zones, 'UTC'])].sort();
}

/**
 * Reads a zone as people and calendars name it: an IANA name in any letter case, also an old one, or a Windows name
 * (`W. Europe Standard Time`). The answer is spelled as the IANA database spells it. An offset (`+01:00`) is no zone,
 * since it knows nothing of daylight saving.
 *
 * @param path where the text stands in the input, for the refusal.
 * @throws DomainError `invalid-input`, `unknown-zone`, with at most three suggestions.
 */
export function readZone(text: string, path = 'zone'): string {
  const name = text.trim().replace(/\s+/gu, ' ');
  const zone = findIanaZone(name) ?? findWindowsZone(name);
  if (zone !== null) return renamedZones.get(zone) ?? zone;
  const suggestions = suggestZones(name, listZones());
  throw new DomainError('invalid-input', { fields: [{ path, problem: 'unknown-zone', suggestions }] });
}

function findIanaZone(name: string): string | null {
  if (!isZone(name)) return null;
  return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
}

/** The zone of a Windows name by CLDR's table: the one for the whole world (territory 001). */
function findWindowsZone(name: string): string | null {
  const folded = fold(name);
  const found = WINDOWS_TO_IANA_MAP.find(
    ({ windowsName, territory }) => territory === '001' && fold(windowsName) === folded,
  );
  return found?.iana[0] ?? null;
}

/**
 * The zones of a list that somebody may have meant, best first, at most three. A zone is alike when a word of the text
 * is a word of its places, begins one, or is a slip of the keyboard away; the region alone (`Europe`) is not enough.
 */
export function suggestZones(text: string, zones: readonly string[]): string[] {
  const words = toPlainWords(text.slice(0, longestName));
  const scored = zones.map((zone) => ({ zone, score: scoreZone(words, zone) }));
  const best = Math.max(...scored.map(({ score }) => score), 0);
  return scored
    .filter(({ score }) => score > best / 2)
    .sort((one, other) => other.score - one.score)
    .slice(0, suggestionLimit)
    .map(({ zone }) => zone);
}

/** How well folded words fit a zone, 0 for not at all. Words of its places weigh most; what was not said costs a little. */
function scoreZone(words: readonly string[], zone: string): number {
  const [region = '', ...places] = (zone.includes('/') ? zone : `/${zone}`).toLowerCase().split('/');
  const ofPlaces = places.flatMap((place) => place.split(/[_-]/u));
  const asked = words.filter((word) => word !== region);
  const together = scoreWord(asked.join(''), ofPlaces.join('')) * ofPlaces.length;
  const apart = asked.map((word) => Math.max(...ofPlaces.map((placeWord) => scoreWord(word, placeWord))));
  const likeness = Math.max(
    together,
    apart.reduce((sum, score) => sum + score, 0),
  );
  if (likeness === 0) return 0;
  return likeness + (asked.length < words.length ? 1 : 0) - ofPlaces.length * 0.1;
}

function scoreWord(word: string, placeWord: string): number {
  if (word === placeWord) return 3;
  if (word.length >= 3 && placeWord.startsWith(word)) return 2;
  return isSlip(word, placeWord) ? 1.5 : 0;
}

/** Tells whether two words differ by no more letters than a slip explains: one in four, two at most. */
function isSlip(word: string, other: string): boolean {
  const allowed = Math.min(2, Math.floor(word.length / 4));
  if (allowed === 0 || Math.abs(word.length - other.length) > allowed) return false;
  return editDistance(word, other) <= allowed;
}

/** How many letters have to be put in, taken out, replaced or swapped with the next to make one word of the other. */
function editDistance(word: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, index) => index)];
  const costAt = (row: number, column: number) => rows[row]?.[column] ?? Infinity;
  for (let row = 1; row <= word.length; row += 1) {
    rows.push([row]);
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = word[row - 1] === other[column - 1];
      const isSwap = word[row - 1] === other[column - 2] && word[row - 2] === other[column - 1];
      rows[row]?.push(
        Math.min(
          costAt(row - 1, column - 1) + (isSame ? 0 : 1),
          costAt(row - 1, column) + 1,
          costAt(row, column - 1) + 1,
          isSwap ? costAt(row - 2, column - 2) + 1 : Infinity,
        ),
      );
    }
  }
  return costAt(word.length, other.length);
}

/** The words of a text, folded; `St. John's` is written `St_Johns` in names of zones. */
function toPlainWords(text: string): string[] {
  return (
    fold(text)
      .replace(/['’]/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
