import fc from 'fast-check';
import { parseCommand } from '../../bot/teams/command';
import { tame } from '../../bot/teams/envelope';
import { decodeEntities, htmlToText } from '../../bot/teams/markup';
import { isServiceUrl } from '../../bot/teams/service-url';

describe('the command of a text', () => {
  test.each([
    ['kudos to all', 'kudos', 'to all'],
    ['  KUDOS\u00a0\u00a0to  all ', 'kudos', 'to all'],
    ['\u200b\ufeffku\u200bdos', 'kudos', ''],
    ['/kudos', 'kudos', ''],
    ['Help!', 'help', ''],
    ['kudos: thanks', 'kudos', 'thanks'],
    ['kudos<at>Ada</at> for it', 'kudos', '<at>Ada</at> for it'],
    ['kudos\r\nfirst line\r\n second', 'kudos', 'first line\nsecond'],
    ['ｋｕｄｏｓ x', 'kudos', 'x'],
    ['no kudos today', 'no', 'kudos today'],
    ['kudosx', 'kudosx', ''],
    ['<at>Ada</at> kudos', '', '<at>Ada</at> kudos'],
    ['', '', ''],
    [' \u200b\u00a0\n ', '', ''],
  ])('%j is the word %j and the rest %j', (text, word, rest) => {
    expect(parseCommand(text)).toMatchObject({ word, rest });
  });

  test('keeps what joins emoji in the rest', () => {
    expect(parseCommand('kudos 👩‍👩‍👧 team').rest).toBe('👩‍👩‍👧 team');
  });

  test('takes any text, and long ones made to be slow', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseCommand(text)));
    for (const text of ['.'.repeat(200_000), `${'.'.repeat(100_000)}a`, ' '.repeat(200_000)])
      expect(parseCommand(text).word.length).toBeLessThanOrEqual(64);
  });
});

describe('markup', () => {
  test('entities are decoded once', () => {
    expect(decodeEntities('a &amp;lt; b &lt;3 &#39;c&#x27; &nbsp;| &bogus; &#0; &#xD800;')).toBe(
      "a &lt; b <3 'c'  | &bogus;  ",
    );
  });

  test('HTML becomes what its readers see', () => {
    const html =
      '<p>Thanks <at id="0">Ada</at> &amp; all<emoji id="x" alt="🎉"></emoji></p><div>line<br/>two</div>' +
      '<attachment id="1"></attachment><script>x</script>';
    expect(htmlToText(html)).toBe('Thanks Ada & all🎉\nline\ntwo\nx');
  });

  test('markup made to be slow is as quick as any', () => {
    for (const piece of ['<', '<emoji alt=', '<emoji alt="', '&#', '<p '])
      expect(htmlToText(piece.repeat(50_000)).length).toBeLessThanOrEqual(50_000 * piece.length);
  });
});

describe('parsed JSON', () => {
  const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

  test('is refused when nested too deep, however deep', () => {
    expect(tame(nested(100))).toBe(true);
    expect(tame(nested(1_000))).toBe(false);
    expect(tame(nested(100_000))).toBe(false);
  });

  test('loses every __proto__ key', () => {
    const json = JSON.parse('{"a":[{"__proto__":{"admin":true},"b":1}],"__proto__":1}');
    expect(tame(json)).toBe(true);
    expect(JSON.stringify(json)).toBe('{"a":[{"b":1}]}');
  });
});

describe('a service address', () => {
  const cloud = { serviceHosts: ['smba.trafficmanager.net'], local: false };
  const local = {
    serviceHosts: ['smba.trafficmanager.net', '127.0.0.1', 'localhost'],
    local: true,
  };

  test.each([
    ['https://smba.trafficmanager.net/emea/', true, true],
    ['http://smba.trafficmanager.net/emea/', false, false],
    ['https://smba.trafficmanager.net:8443/', false, false],
    ['https://smba.trafficmanager.net.evil.example/', false, false],
    ['https://smba.trafficmanager.net@evil.example/', false, false],
    ['https://u:p@smba.trafficmanager.net/', false, false],
    ['https://evil.example/smba.trafficmanager.net', false, false],
    ['http://127.0.0.1:56150/_connector', false, true],
    ['http://localhost:56150/_connector', false, true],
    ['ftp://localhost/', false, false],
    ['http://169.254.169.254/', false, false],
    ['not an address', false, false],
  ])('%s', (address, inCloud, inLocal) => {
    expect(isServiceUrl(address, cloud)).toBe(inCloud);
    expect(isServiceUrl(address, local)).toBe(inLocal);
  });
});
