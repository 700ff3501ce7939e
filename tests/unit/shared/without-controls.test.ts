import { describe, expect, it } from '@jest/globals';
import { toLines, withoutControls } from '../../../shared/core/text.ts';

describe('a text without control characters', () => {
  it.each([
    ['\u0000\u0007zero', 'zero'],
    ['one\ntwo\r\nthree\tfour', 'one\ntwo\r\nthree\tfour'],
    ['\u001b[31mred\u007f\u0085', '[31mred'],
    ['日本語 עברית 👩‍👩‍👧', '日本語 עברית 👩‍👩‍👧'],
  ])('of %j is %j', (text, expected) => {
    expect(withoutControls(text)).toBe(expected);
  });

  it('is what the entries of a check-in are made of', () => {
    expect(toLines('a\u0000b\nc')).toEqual(['ab', 'c']);
  });
});
