import { type Detector, findEach } from './spans';

/** What makes a warning of the words before it one about machines: "do not forward the port". */
const technical =
  '(?!-|\\s(?:the\\s|any\\s|these\\s|this\\s)?(?:ports?|traffic|headers?|requests?|packets?|cookies?|events?|calls?|refs?|x11|dns|queries|messages? to the (?:queue|broker))(?![\\p{L}]))';
/** An "internal only" of code rather than of words. */
const ofCode =
  '(?![-\\s](?:api|apis|endpoints?|services?|packages?|methods?|fields?|class|classes|modules?|networks?|headers?|types?|flags?|properties|property|load balancers?|ips?|functions?|traffic|dependency|dependencies|route|routes)(?![\\p{L}]))';

/** Phrases that say it wherever they stand. */
const phrases = [
  '(?:strictly|highly|company|business|commercially|legally) confidential(?! computing)',
  'privileged (?:and|&) confidential',
  'confidential (?:and|&) (?:privileged|proprietary)',
  'attorney[-\\s]client (?:privilege|privileged)',
  '(?:(?:this|it|that|which) )?(?:is|was|are|remains?) (?:still |strictly )?confidential(?! (?:computing|clients?|vms?))',
  '(?:treat|keep|handle) (?:(?:this|it|that|these|everything) )?(?:as )?(?:strictly )?confidential(?:ly)?',
  '(?:for )?internal use only',
  `internal(?:ly)?[-\\s]only${ofCode}`,
  'company[-\\s]internal only',
  `(?:do not|don.t) forward${technical}`,
  'not (?:for|to be) (?:public |external |wider |general )?(?:forward|forwarding|forwarded|distribution|distributed|redistribution|circulation|release|publication|external (?:use|sharing|distribution))',
  '(?:do not|don.t) (?:distribute|circulate|disclose)(?: (?:this|it|further|outside|externally)|(?=\\s?[.!,;)]|\\s?$))',
  'keep (?:this|it|that) (?:between us|to yourself|to yourselves)',
  '(?:do not|don.t) share (?:(?:this|it|these)(?: \\p{L}{2,12})? )?(?:outside|externally|further|beyond|with (?:anyone|anybody|others|customers|clients|the press|third parties))',
  'for your eyes only|eyes only|top secret',
  'under (?:strict )?embargo|embargoed until',
  '(?:covered by|under) (?:the |an |our )?nda',
  'not (?:yet )?public(?:ly announced)?(?: yet)?(?=\\s?[.!,;)–-]|\\s?$)',
  // German
  '(?:streng|strikt|absolut|höchst) vertraulich',
  '(?:ist|sind|bleibt|bleiben) (?:noch )?(?:streng )?vertraulich',
  'vertraulich (?:behandeln|zu behandeln|halten)',
  'nur (?:für den|zum|für) (?:internen|dienst)\\p{L}{0,12}(?: (?:gebrauch|dienstgebrauch|verwendung))?',
  '(?:nur|ausschließlich) (?:intern|für interne zwecke|zur internen verwendung)(?: (?:verwenden|bestimmt))?(?=\\s?[.!,;:)–-]|\\s?$|\\s?\\n)',
  'nicht (?:an dritte |nach außen )?(?:weiterleiten|weiterverbreiten|weitergeben|weiterzuleiten)(?!\\s(?:von|der ports?))',
  '(?:bleibt|bleiben) unter uns|nicht für die öffentlichkeit|nicht zur (?:weitergabe|veröffentlichung)',
  'verschlusssache|vs[-\\s]nfd|geheimhaltungspflichtig|unter (?:nda|sperrfrist)',
  // French and Spanish, the commonest
  'strictement confidentiel(?:le)?|ne pas (?:diffuser|transférer|divulguer)|(?:à|pour) usage interne(?: uniquement)?',
  'estrictamente confidencial|no (?:reenviar|difundir|divulgar)|(?:solo|sólo) (?:para )?uso interno|(?:de|para) uso interno',
];
const phrase = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${phrases.join('|').replace(/ /g, '\\s{1,2}')})(?![\\p{L}\\p{N}])`,
  'giu',
);

/** The bare word as a stamp: alone on its line, in brackets, before or behind a colon, or in capitals. */
const word = 'confidential|restricted|vertraulich|confidentiel|confidencial';
const stamps = [
  new RegExp(`(?<=:[ \\t]{1,2})(?:${word})(?=[ \\t]?(?:[-–—.,;|]|$))`, 'gimu'),
  new RegExp(
    `(?<=^[ \\t]{0,8}[*_#>-]{0,3} ?)(?:${word})(?=[*_]{0,2}[ \\t]{0,8}(?:[:!.]|[-–—] |\\||$))`,
    'gimu',
  ),
  new RegExp(`(?<=[[(|])[ ]?(?:${word})(?=[ ]?[\\])|:])`, 'giu'),
  /(?<![\p{L}\p{N}]|\p{Lu}{2} )(?:CONFIDENTIAL|VERTRAULICH|CONFIDENTIEL|CONFIDENCIAL)(?![\p{L}\p{N}]| \p{Lu}{2})/gu,
  new RegExp(
    `(?<=(?:marked|labelled|labeled|classified|classification|sensitivity|als|einstufung|klassifizierung|marqué|marcado)(?: as| is)?[: ]{1,2}["'“„«]?)(?:${word})(?![\\p{L}])(?! (?:computing|client|vm))`,
    'giu',
  ),
];

/** Phrases that label something as not for everybody, in English and German, and the commonest French and Spanish ones. */
export const findLabels: Detector = (text) =>
  [phrase, ...stamps].flatMap((form) => findEach(text, form, 'label'));
