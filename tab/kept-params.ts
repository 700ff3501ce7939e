/** An address with those search parameters of the page's present address that are to stay. */
export function withKeptParams(href: string, names: readonly string[]): string {
  const [page = '', anchor] = href.split('#');
  const [path = '', query = ''] = page.split('?');
  const params = new URLSearchParams(query);
  const present = new URLSearchParams(window.location.search);
  for (const name of names) {
    const value = present.get(name);
    if (value !== null) params.set(name, value);
  }
  const text = params.toString();
  return `${path}${text === '' ? '' : `?${text}`}${anchor === undefined ? '' : `#${anchor}`}`;
}
