import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createCustomerFinder, findCustomers, toCustomerKey } from '../../../shared/core/customers.ts';

describe('the key of a customer', () => {
  it.each([
    ['Contoso', 'contoso'],
    ['  CONTOSO,  Inc. ', 'contoso'],
    ['Contoso GmbH', 'contoso'],
    ['Contoso AG', 'contoso'],
    ['Contoso Ltd', 'contoso'],
    ['Contoso L.L.C.', 'contoso'],
    ['Contoso S.A.', 'contoso'],
    ['Contoso SAS', 'contoso'],
    ['Contoso S.à r.l.', 'contoso'],
    ['Contoso B.V.', 'contoso'],
    ['Contoso NV', 'contoso'],
    ['Contoso Oy', 'contoso'],
    ['Contoso AB', 'contoso'],
    ['Contoso A/S', 'contoso'],
    ['Contoso ApS', 'contoso'],
    ['Contoso S.p.A.', 'contoso'],
    ['Contoso Srl', 'contoso'],
    ['Contoso K.K.', 'contoso'],
    ['Contoso Pty Ltd', 'contoso'],
    ['Contoso plc', 'contoso'],
    ['Contoso & Co. KG', 'contoso'],
    ['Contoso GmbH & Co. KGaA', 'contoso'],
    ['Contoso Corporation', 'contoso'],
    ['The Contoso Company', 'the contoso'],
    ['Contoso Sp. z o.o.', 'contoso'],
    ['Contoso, S.A. de C.V.', 'contoso'],
    ['Förderkreis e.V.', 'forderkreis'],
    ['Contoso Retail', 'contoso retail'],
    ['Adventure-Works', 'adventure works'],
    ['Müller & Söhne', 'muller & sohne'],
    ['AT&T Inc.', 'at & t'],
    ['Mærsk A/S', 'maersk'],
    ['Weißbräu', 'weissbrau'],
    ['株式会社コントソ', 'コントソ'],
    ['コントソ株式会社', 'コントソ'],
    ['㈱コントソ', 'コントソ'],
    ['ｺﾝﾄｿ(株)', 'コントソ'],
    ['주식회사 콘토소', '콘토소'],
    ['NTTデータ', 'ntt データ'],
    ['SA', 'sa'],
    ['The Company', 'the company'],
    ['!?', ''],
    ['', ''],
  ])('%j is %j', (name, key) => {
    expect(toCustomerKey(name)).toBe(key);
  });

  const parts = fc.constantFrom(
    'Contoso',
    'the',
    'SA',
    'A/S',
    'S.',
    'e.V.',
    '&',
    'Co.',
    '株式会社',
    '東京',
    'x',
    '.',
  );
  const names = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.array(parts, { maxLength: 6 }).map((chosen) => chosen.join(' ')),
  );

  it('is its own key, and the same however letters are composed', () => {
    fc.assert(
      fc.property(names, (name) => {
        const key = toCustomerKey(name);
        expect(toCustomerKey(key)).toBe(key);
        expect(toCustomerKey(name.toUpperCase().normalize('NFD'))).toBe(toCustomerKey(name.toUpperCase()));
      }),
    );
  });
});

describe('known customers', () => {
  const known = [
    'Contoso',
    'Contoso Retail',
    'Fabrikam GmbH',
    'Müller & Söhne',
    'コントソ',
    '東京電力',
    'X Corp',
  ];
  const find = createCustomerFinder(known);

  it.each([
    ['Contoso wants a demo', ['Contoso']],
    ['Talked to CONTOSO.', ['Contoso']],
    ["Contoso's board", ['Contoso']],
    ['see contoso.com', ['Contoso']],
    ['(contoso)', ['Contoso']],
    ['Contoso, Inc. is in', ['Contoso']],
    ['Met Contoso GmbH', ['Contoso']],
    ['fabrikam called', ['Fabrikam GmbH']],
    ['Fabrikam AG called', ['Fabrikam GmbH']],
    ['MULLER & SOHNE', ['Müller & Söhne']],
    ['Mu\u0308ller&So\u0308hne', ['Müller & Söhne']],
    ['contoso-retail wrote', ['Contoso Retail']],
    ['Contoso Retail and Contoso', ['Contoso Retail', 'Contoso']],
    ['Contoso and contoso', ['Contoso']],
    ['Fabrikam before Contoso', ['Fabrikam GmbH', 'Contoso']],
    ['コントソ様と会議', ['コントソ']],
    ['昨日東京電力の担当者と話した', ['東京電力']],
    ['ｺﾝﾄｿ', ['コントソ']],
    ['X Corp signed', ['X Corp']],
  ])('in %j are %j', (text, names) => {
    expect(find(text)).toEqual(names);
  });

  it.each(['Contosoland', 'precontoso', 'Muller', 'x is 3', 'コント', '', '🙂', 'retail'])(
    'are none in %j',
    (text) => {
      expect(find(text)).toEqual([]);
    },
  );

  it('that are spelled twice count as the first of them', () => {
    expect(findCustomers('contoso', ['Contoso AG', 'CONTOSO'])).toEqual(['Contoso AG']);
  });

  it('without a letter are never found', () => {
    expect(findCustomers('a ! b', ['', '!', '花', 'a'])).toEqual([]);
    expect(findCustomers('constructor __proto__', ['toString'])).toEqual([]);
  });

  it('are found in any case between any other words', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,8}$/u), { maxLength: 6 });
    fc.assert(
      fc.property(
        words,
        words,
        fc.constantFrom('Northwind Traders', 'Zürcher Käse', 'Litware'),
        (a, b, name) => {
          fc.pre(!a.includes('litware') && !b.includes('litware'));
          const text = [...a, name.toUpperCase(), ...b].join(' ');
          expect(findCustomers(text, ['Litware', 'Northwind Traders', 'Zürcher Käse'])).toEqual([name]);
        },
      ),
    );
  });

  it('are those of the list or stand in the text as they are, whatever is written', () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 5 }), (line, names) => {
        const plain = line.normalize('NFKC');
        for (const name of findCustomers(line, names)) {
          expect(names.includes(name) || plain.includes(name) || /[(](?:株|有|주)[)]/u.test(plain)).toBe(
            true,
          );
        }
      }),
    );
  });
});

describe('customers that are not known', () => {
  const find = createCustomerFinder(['Contoso', 'コントソ']);

  it.each([
    ['Met Fabrikam GmbH', ['Fabrikam GmbH']],
    ['Fabrikam GmbH signed.', ['Fabrikam GmbH']],
    ['Angebot an Fabrikam GmbH & Co. KG geschickt', ['Fabrikam GmbH & Co. KG']],
    ['we lost Adventure Works, Inc. to them', ['Adventure Works, Inc.']],
    ['Wide World Importers Pty Ltd asked', ['Wide World Importers Pty Ltd']],
    ['visite chez Fabrikam S.A. demain', ['Fabrikam S.A.']],
    ['Fabrikam A/S, Litware AB and Contoso', ['Fabrikam A/S', 'Litware AB', 'Contoso']],
    ['Contoso Retail GmbH', ['Contoso Retail GmbH']],
    ['Contoso Retail GmbH and contoso', ['Contoso Retail GmbH', 'Contoso']],
    ['Fabrikam GmbH and FABRIKAM gmbh', ['Fabrikam GmbH']],
    ['Müller & Söhne GmbH', ['Müller & Söhne GmbH']],
    ['3M Company', ['3M Company']],
    ['Fabrikam Co., Ltd. and Litware Co. Ltd.', ['Fabrikam Co., Ltd.', 'Litware Co. Ltd.']],
    ['ファブリカム株式会社と会議', ['ファブリカム株式会社']],
    ['今日は東京電力株式会社様', ['東京電力株式会社']],
    ['今日株式会社コントソ', ['コントソ']],
  ])('in %j are %j', (text, names) => {
    expect(find(text)).toEqual(names);
  });

  it.each([
    'Fabrikam',
    'We see Fabrikam as a partner',
    'The Company',
    'Our Limited',
    'GmbH',
    '& Co. KG',
    '2026 AG',
    'a company, limited by co workers',
    'Prices. Ltd',
    '株式会社',
  ])('are none in %j', (text) => {
    expect(find(text)).toEqual([]);
  });
});

it('finding 2,000 known customers in 200 lines takes milliseconds', () => {
  const known = Array.from({ length: 2000 }, (_, index) => `Contoso ${index.toString(36)} Trading GmbH`);
  const lines = Array.from(
    { length: 200 },
    (_, index) =>
      `Called Contoso ${index.toString(36)} trading about the renewal and sent the case study to their board`,
  );
  const find = createCustomerFinder(known);
  const started = process.cpuUsage();
  const found = lines.map(find);
  const { user } = process.cpuUsage(started);
  expect(found).toEqual(known.slice(0, 200).map((name) => [name]));
  // Ten times what a free machine needs: this fails when the time grows with lines × names, not when it is busy.
  expect(user / 1000).toBeLessThan(500);
});

it('a line of nothing but legal forms takes no longer than any other of its length', () => {
  const started = process.cpuUsage();
  expect(findCustomers('GmbH '.repeat(4000), [])).toEqual([]);
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(1000);
});
