import fc from 'fast-check';
import {
  decodeKey,
  encodeKey,
  inverseTime,
  joinKey,
  prefixRange,
  time,
} from '../../bot/tables/keys';
import { TablesError } from '../../bot/tables/port';

const text = fc.string({ unit: 'binary' }).filter((each) => each.isWellFormed());
const plain = fc.stringMatching(/^[A-Za-z0-9@._:-]+$/);
const moment = fc.integer({ min: 0, max: 8.64e15 });

const invalid = (work: () => unknown) => {
  expect(work).toThrow(TablesError);
  expect(work).toThrow(expect.objectContaining({ code: 'Invalid' }));
};

describe('encodeKey', () => {
  test('gives back any text, in the alphabet of keys', () => {
    fc.assert(
      fc.property(text, (part) => {
        const encoded = encodeKey(part);
        expect(encoded).toMatch(/^[A-Za-z0-9@._:~-]*$/);
        expect(decodeKey(encoded)).toBe(part);
      }),
    );
  });

  test.each([
    ['19:meeting_x@thread.tacv2', '19:meeting_x@thread.tacv2'],
    ['29:1a-B_c', '29:1a-B_c'],
    ['a/b\\c#d?e', 'a~2Fb~5Cc~23d~3Fe'],
    ['a|b~c', 'a~7Cb~7Ec'],
    ['%2F%00', '~252F~2500'],
    ["x' or PartitionKey ne 'x", 'x~27~20or~20PartitionKey~20ne~20~27x'],
    ['\u0000\u0085', '~00~C2~85'],
    ['İ👩‍🚀', '~C4~B0~F0~9F~91~A9~E2~80~8D~F0~9F~9A~80'],
    ['__proto__', '__proto__'],
    ['\uFEFFa', '~EF~BB~BFa'],
    ['', ''],
  ])('%j is %s', (part, encoded) => {
    expect(encodeKey(part)).toBe(encoded);
    expect(decodeKey(encoded)).toBe(part);
  });

  test('leaves plain ids and their order alone', () => {
    fc.assert(fc.property(plain, (id) => encodeKey(id) === id));
  });

  test('refuses half of a surrogate pair', () => {
    for (const part of ['\uD800', 'a\uDC00b', '\uDC00\uD800']) invalid(() => encodeKey(part));
  });
});

test('decodeKey refuses what encodeKey never gives', () => {
  for (const encoded of ['~', '~4', '~41', '~c3', '~FF', '~C3', 'a|b', 'a b', 'é', '~ED~A0~80'])
    invalid(() => decodeKey(encoded));
});

test('different parts never give one key', () => {
  const parts = fc.array(fc.oneof(text, fc.constantFrom('|', '', 'a|b', '~', '~7C')), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(parts, parts, (some, others) => {
      const same = JSON.stringify(some) === JSON.stringify(others);
      expect(joinKey(...some) === joinKey(...others)).toBe(same);
      expect(
        joinKey(...some)
          .split('|')
          .map(decodeKey),
      ).toEqual(some);
    }),
  );
});

describe('times', () => {
  test('sort as text: forward oldest first, inverse newest first', () => {
    fc.assert(
      fc.property(moment, moment, (one, other) => {
        expect(time(one) < time(other)).toBe(one < other);
        expect(inverseTime(one) > inverseTime(other)).toBe(one < other);
      }),
    );
  });

  test('have 16 digits', () => {
    expect(time(1_732_400_000_000)).toBe('0001732400000000');
    expect(inverseTime(1_732_400_000_000)).toBe('8638267600000000');
    expect([inverseTime(0), inverseTime(8.64e15)]).toEqual(['8640000000000000', time(0)]);
  });

  test('are whole milliseconds from 1970 on', () => {
    for (const ms of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 8.64e15 + 2]) {
      invalid(() => time(ms));
      invalid(() => inverseTime(ms));
    }
  });
});

describe('prefixRange', () => {
  test('holds exactly the keys with the prefix', () => {
    const part = fc.oneof(text, plain);
    fc.assert(
      fc.property(part, part, part, (a, b, c) => {
        const { from, to } = prefixRange(`${joinKey(a, b)}|`);
        const inside = (key: string) => from <= key && key < to;
        expect(inside(joinKey(a, b, c))).toBe(true);
        for (const key of [joinKey(a, b), joinKey(a, `${b}x`, c), joinKey(a, c), joinKey(c, b)])
          expect(inside(key)).toBe(key.startsWith(`${joinKey(a, b)}|`));
      }),
    );
  });

  test('needs a prefix', () => {
    for (const prefix of ['', 'é', 'a\n', 'k~']) invalid(() => prefixRange(prefix));
  });
});
