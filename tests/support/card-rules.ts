type Json = Record<string, unknown>;

const shared = ['type', 'id', 'isVisible', 'separator', 'spacing', 'height', 'fallback'];
const action = ['type', 'id', 'title', 'style', 'fallback', 'isEnabled', 'mode', 'tooltip'];

/** Properties of each element that we use (Adaptive Cards 1.5, and `msteams` of Teams). */
const properties: Record<string, readonly string[]> = {
  AdaptiveCard: [
    'type',
    '$schema',
    'version',
    'lang',
    'rtl',
    'fallbackText',
    'msteams',
    'body',
    'actions',
    'refresh',
  ],
  TextBlock: [
    ...shared,
    'text',
    'wrap',
    'size',
    'weight',
    'color',
    'isSubtle',
    'style',
    'horizontalAlignment',
    'maxLines',
  ],
  RichTextBlock: [...shared, 'inlines', 'horizontalAlignment'],
  TextRun: ['type', 'text', 'weight', 'isSubtle', 'color', 'size', 'italic', 'strikethrough'],
  Container: [...shared, 'items', 'style', 'bleed'],
  ActionSet: [...shared, 'actions'],
  Image: [...shared, 'url', 'altText', 'size', 'width'],
  'Input.Text': [
    ...shared,
    'label',
    'placeholder',
    'value',
    'isMultiline',
    'maxLength',
    'isRequired',
    'errorMessage',
  ],
  'Action.Execute': [...action, 'verb', 'data', 'associatedInputs'],
  'Action.Submit': [...action, 'data', 'associatedInputs', 'msteams'],
  'Action.OpenUrl': [...action, 'url'],
  'Action.ToggleVisibility': [...action, 'targetElements'],
};

/** 25 KB measured as UTF-16, which has two bytes to a unit (acceptance.md 0). */
const sizeLimit = 12_800;
const actionLimit = 6;
const refreshLimit = 60;

/** The checks that the `adaptivecards` parser does not make (teams-platform.md 5.2, acceptance.md 1.4). */
export function checkElements(card: object): string[] {
  if (!isObject(card)) return [];
  return [...checkRoot(card), ...walk(card).flatMap(([node, path]) => checkNode(node, path))];
}

function checkRoot(card: Json): string[] {
  const nodes = walk(card).map(([node]) => node);
  const { fallbackText, lang = 'en' } = card;
  const faults = [
    isText(fallbackText) ? null : 'no fallbackText',
    /^[a-z]{2,3}$/u.test(String(lang)) ? null : 'lang is no language',
    JSON.stringify(card).length > sizeLimit ? 'larger than 25 KB' : null,
    nodes.filter(isButton).length > actionLimit ? 'more than 6 actions' : null,
  ];
  return [
    ...faults.filter((fault) => fault !== null),
    ...checkVersion(card, nodes),
    ...checkRefresh(card['refresh']),
  ];
}

function checkVersion({ version: text }: Json, nodes: Json[]): string[] {
  const version = typeof text === 'string' ? Number(text) : Number.NaN;
  if (Number.isNaN(version)) return ['no version'];
  if (version > 1.5) return ['version above 1.5'];
  const needsMore = version < 1.4 && nodes.some(({ type }) => type === 'Action.Execute');
  return needsMore ? ['Execute needs version 1.4'] : [];
}

function checkRefresh(refresh: unknown): string[] {
  if (!isObject(refresh)) return [];
  const userIds = Array.isArray(refresh.userIds) ? refresh.userIds : [];
  return [
    ...(isObject(refresh.action) ? [] : ['refresh without action']),
    ...(userIds.length > refreshLimit ? ['refresh for more than 60 people'] : []),
  ];
}

function checkNode(node: Json, path: string): string[] {
  const known = properties[String(node['type'])];
  const unknown = Object.keys(node).filter((key) => known !== undefined && !known.includes(key));
  const notTexts = ['text', 'title', 'label', 'placeholder', 'value'].filter(
    (key) => key in node && typeof node[key] !== 'string',
  );
  return [
    ...unknown.map((key) => `${path}: unknown property ${key}`),
    ...notTexts.map((key) => `${path}: ${key} is not a text`),
    ...checkByType(node, path),
  ];
}

function checkByType(node: Json, path: string): string[] {
  const type = String(node['type']);
  if (type === 'TextBlock') return node['wrap'] === true ? [] : [`${path}: does not wrap`];
  if (type === 'Image') return isText(node['altText']) ? [] : [`${path}: image without altText`];
  if (type.startsWith('Input.')) return isText(node['label']) ? [] : [`${path}: input without label`];
  return type === 'Action.Execute' ? checkFallback(node, path) : [];
}

function checkFallback({ verb, data, fallback }: Json, path: string): string[] {
  if (!isText(verb)) return [`${path}: Execute without verb`];
  const isSubmit = isObject(fallback) && fallback.type === 'Action.Submit';
  const isSame = isSubmit && JSON.stringify(fallback.data) === JSON.stringify(data);
  return isSame ? [] : [`${path}: Execute without a Submit of the same data as fallback`];
}

/** Every element and action of a card with its path, fallbacks included. */
function walk(node: unknown, path = 'card'): [Json, string][] {
  if (Array.isArray(node)) return node.flatMap((one, index) => walk(one, `${path}[${index.toString()}]`));
  if (!isObject(node)) return [];
  const own: [Json, string][] = typeof node.type === 'string' ? [[node, path]] : [];
  const inside = Object.entries(node).filter(([key]) => key !== 'data' && key !== 'msteams');
  return [...own, ...inside.flatMap(([key, value]) => walk(value, `${path}.${key}`))];
}

/** A button that people see: fallbacks replace one another. */
function isButton(node: Json): boolean {
  return (
    String(node.type).startsWith('Action.') && (node.type !== 'Action.Submit' || !('verb' in toData(node)))
  );
}

function toData({ data }: Json): Json {
  return isObject(data) ? data : {};
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
