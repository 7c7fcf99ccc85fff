/**
 * The walls of the architecture: data flows one way, from activity to contract, domain, store and card.
 * `spaces` is the ground the practices stand on: they may use what says who may read it, where an act is aimed and stands, and its effects.
 */
const practices = '(recognition|awards|links|questions|posts|people|nudges|health)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'contracts-import-zod-and-contracts',
      severity: 'error',
      from: { path: '^bot/[a-z]+/contract\\.ts$' },
      to: { pathNot: ['^bot/[a-z]+/contract\\.ts$', '^node_modules/zod/'] },
    },
    {
      name: 'domains-are-pure',
      comment: 'A domain decides with plain values: no SDK, no storage, no edge.',
      severity: 'error',
      from: { path: '^bot/[a-z]+/(domain|sentence|wall)\\.ts$' },
      to: {
        pathNot: [
          '^bot/[a-z]+/(contract|domain)\\.ts$',
          '^bot/addresses/address\\.ts$',
          '^bot/nudges/hours\\.ts$',
          '^bot/counts/(week|people|numbers)\\.ts$',
          '^bot/tags/tags\\.ts$',
          '^bot/teams/(port|refusal)\\.ts$',
          '^bot/texts/words\\.ts$',
        ],
      },
    },
    {
      name: 'measures-are-pure',
      comment: 'What health shows is computed from plain values: no storage, no edge, no clock.',
      severity: 'error',
      from: { path: '^bot/health/(measures/|(suppression|figures|windows)\\.ts$)' },
      to: {
        pathNot: [
          '^bot/health/(measures/|(suppression|windows)\\.ts$)',
          '^bot/counts/numbers\\.ts$',
          '^bot/[a-z]+/contract\\.ts$',
          '^bot/texts/words\\.ts$',
          '^node_modules/graphology(-metrics)?/',
        ],
      },
    },
    {
      name: 'stores-know-the-port-only',
      severity: 'error',
      from: { path: '^bot/[a-z]+/(store|row|joins)\\.ts$' },
      to: {
        path: '^bot/',
        pathNot: [
          '/(contract|row)\\.ts$',
          '^bot/counts/(people|numbers)\\.ts$',
          '^bot/tables/(port|keys|list)\\.ts$',
          '^bot/spaces/partition\\.ts$',
        ],
      },
    },
    {
      name: 'cards-do-not-reach-storage',
      severity: 'error',
      from: { path: '^bot/.*(cards?|forms?|follow-ups)\\.ts$' },
      to: {
        path: ['^bot/tables/', '/(store|row|joins)\\.ts$', '/handlers\\.ts$', '/routes\\.ts$'],
      },
    },
    {
      name: 'a-practice-does-not-reach-into-another',
      severity: 'error',
      from: { path: `^bot/${practices}/` },
      // A published measure is nobody's own.
      to: {
        path: `^bot/${practices}/`,
        pathNot: ['^bot/$1/', '/contract\\.ts$', '^bot/health/measures/'],
      },
    },
    {
      name: 'practices-stand-on-the-ground-of-spaces',
      severity: 'error',
      from: { path: `^bot/${practices}/` },
      to: {
        path: '^bot/spaces/',
        pathNot: '^bot/spaces/(act|aim|chat|contract|membership|partition|effects|standing)\\.ts$',
      },
    },
    {
      name: 'the-ground-does-not-know-practices',
      severity: 'error',
      from: { path: '^bot/(teams|tables|search|operations|texts|spaces|cards|addresses)/' },
      to: { path: `^bot/${practices}/` },
    },
    {
      name: 'reading-for-what-is-sensitive-is-pure',
      comment: 'Text in, findings out; numbers are checked by the libraries that know their forms.',
      severity: 'error',
      from: { path: '^bot/sensitivity/', pathNot: '/check\\.ts$' },
      to: {
        pathNot: [
          '^bot/sensitivity/',
          '^node_modules/(zod|ibantools|validator|@types/validator|libphonenumber-js)/',
        ],
      },
    },
    {
      name: 'reading-pasted-mails-is-pure',
      severity: 'error',
      from: { path: '^bot/nudges/email/' },
      to: { pathNot: ['^bot/nudges/email/', '^bot/texts/words\\.ts$'] },
    },
    {
      name: 'only-the-edge-knows-the-sdk',
      severity: 'error',
      from: { path: '^bot/', pathNot: '^bot/teams/' },
      to: { path: 'node_modules/(botbuilder|botframework|@microsoft/teams-ai)' },
    },
    {
      name: 'only-telemetry-knows-how-it-is-exported',
      comment: 'And but one file of it, which is loaded only where somebody asks for it.',
      severity: 'error',
      from: { path: '^bot/', pathNot: '^bot/telemetry/(otlp|exported)\\.ts$' },
      to: { path: ['node_modules/@opentelemetry', '^bot/telemetry/exported\\.ts$'] },
    },
    {
      name: 'only-the-start-of-telemetry-loads-its-exporter',
      severity: 'error',
      from: { path: '^bot/', pathNot: '^bot/telemetry/start\\.ts$' },
      to: { path: '^bot/telemetry/otlp\\.ts$' },
    },
    {
      name: 'only-tables-know-their-stores',
      severity: 'error',
      from: { path: '^bot/', pathNot: '^bot/tables/' },
      to: { path: 'node_modules/@azure' },
    },
    {
      name: 'only-tables-and-the-index-know-sqlite',
      severity: 'error',
      from: { path: '^bot/', pathNot: '^bot/(tables/|search/file\\.ts$)' },
      to: { path: 'node_modules/libsql' },
    },
    {
      name: 'the-tab-takes-types-of-contracts-and-texts',
      severity: 'error',
      from: { path: '^tab/src/' },
      to: {
        path: '^bot/',
        pathNot: ['^bot/[a-z]+/contract\\.ts$', '^bot/texts/[a-z]+\\.json(\\?pages)?$'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json'] },
  },
};
