import fc from 'fast-check';
import { addressesIn, readAddress } from '../../bot/addresses/address';
import { Refusal } from '../../bot/teams/refusal';

const read = (typed: string, http = false) => readAddress(typed, { http });
const refused = (typed: string, http = false): string => {
  try {
    read(typed, http);
    return 'taken';
  } catch (error) {
    if (error instanceof Refusal) return error.key;
    throw error;
  }
};

test.each([
  ['HTTPS://Alarms.Example:443/Sleep/', 'https://alarms.example/Sleep'],
  ['https://alarms.example/Sleep?utm_source=mail&utm_medium=x', 'https://alarms.example/Sleep'],
  ['https://alarms.example/Sleep?fbclid=1#chapter-2', 'alarms.example/Sleep'],
  ['<https://alarms.example/Sleep>', ' https://alarms.example/Sleep\u200b '],
  ['https://alarms.example', 'https://alarms.example/'],
  ['https://alarms.example./a', 'https://alarms.example/a'],
  ['https://bücher.example/', 'https://xn--bcher-kva.example'],
  [
    'https://contoso.sharepoint.com/sites/a/b.docx?d=w1',
    'contoso.sharepoint.com/sites/a/b.docx?d=w1&gclid=2',
  ],
])('%j is the same link as %j', (one, other) => {
  expect(read(one).key).toBe(read(other).key);
});

test.each([
  ['https://a.example/x?id=1', 'https://a.example/x?id=2'],
  ['https://a.example/X', 'https://a.example/x'],
  ['https://a.example/#/one', 'https://a.example/#/two'],
  ['https://a.example:8443/', 'https://a.example/'],
])('%j is another link than %j', (one, other) => {
  expect(read(one).key).not.toBe(read(other).key);
});

test.each([
  ['', 'addresses.noUrl'],
  ['  \u200b ', 'addresses.noUrl'],
  ['two words', 'addresses.noUrl'],
  ['https://', 'addresses.noUrl'],
  ['javascript:alert(1)', 'addresses.noUrl'],
  ['JaVaScRiPt:alert(1)', 'addresses.noUrl'],
  ['java\u0000script:alert(1)', 'addresses.noUrl'],
  ['data:text/html,x', 'addresses.noUrl'],
  ['DATA:text/html;base64,x', 'addresses.noUrl'],
  ['file:///etc/passwd', 'addresses.noUrl'],
  ['vbScript:msgbox(1)', 'addresses.noUrl'],
  ['blob:https://a.example/x', 'addresses.noUrl'],
  ['http://a.example/', 'addresses.onlyHttps'],
  ['https://ada:secret@a.example/', 'addresses.password'],
  ['https://smba.example@evil.example/', 'addresses.password'],
  ['https://localhost/', 'addresses.onlyOurs'],
  ['https://app.localhost/', 'addresses.onlyOurs'],
  ['https://127.0.0.1/', 'addresses.onlyOurs'],
  ['https://0x7f.1/', 'addresses.onlyOurs'],
  ['https://2130706433/', 'addresses.onlyOurs'],
  ['https://017700000001/', 'addresses.onlyOurs'],
  ['https://169.254.169.254/latest', 'addresses.onlyOurs'],
  ['https://[::1]/', 'addresses.onlyOurs'],
  ['https://[fe80::1]/', 'addresses.onlyOurs'],
  [`https://a.example/${'x'.repeat(2_083)}`, 'addresses.longUrl'],
  [`https://a.example/${'ü'.repeat(1_000)}`, 'addresses.longUrl'],
])('%j is refused: %s', (typed, key) => {
  expect(refused(typed)).toBe(key);
});

test('http is taken where it is allowed', () => {
  expect(read('http://intranet.example/a', true).url).toBe('http://intranet.example/a');
  expect(read('http://a.example/', true).key).toBe(read('https://a.example/').key);
});

test('a name that runs over its line with marks is shown by its letters alone', () => {
  const { host } = readAddress(`https://e${'\u0316'.repeat(20)}.example/`, { http: false });
  expect(host).toMatch(/^xn--[a-z0-9-]+\.example$/);
});

test('a name in another script shows what it really is', () => {
  expect(read('https://раypal.example/').host).toMatch(/\(xn--.*\)$/);
  expect(read('https://paypal.example/').host).toBe('paypal.example');
});

test('whatever is typed is a link of ours or refused; what is taken is the same when typed again', () => {
  const pieces = fc.array(
    fc.constantFrom(
      'https:',
      '//',
      'a.example',
      '/',
      '?',
      '#',
      '@',
      ':',
      '%2F',
      '%00',
      'é',
      '[',
      ' ',
      '\\',
    ),
    {
      maxLength: 12,
    },
  );
  const typed = fc.oneof(
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    fc.string({ unit: 'binary' }),
    pieces.map((all) => all.join('')),
  );
  fc.assert(
    fc.property(typed, (text) => {
      if (refused(text) !== 'taken') return;
      const { url, key } = read(text);
      expect(new URL(url).protocol).toBe('https:');
      expect(read(url).key).toBe(key);
    }),
  );
});

test('the links of a message, each once, without what ends the sentence', () => {
  expect(
    addressesIn(
      'See https://a.example/x, (https://b.example/y) and https://a.example/x. http://c.example!',
    ),
  ).toEqual(['https://a.example/x', 'https://b.example/y', 'http://c.example']);
});
