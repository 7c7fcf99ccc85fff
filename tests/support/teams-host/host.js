// Teams, as far as a tab can tell: frames it from another origin and speaks the wire format of teams-js,
// nothing else. A call that is not in `answers` is recorded as unknown and gets no answer.
const setup = JSON.parse(decodeURIComponent(location.hash.slice(1)));
const frame = document.querySelector('iframe');
const origin = new URL(setup.src).origin;

const host = { calls: [], unknown: [], tokens: 0, handlers: new Set() };
window.host = host;

const runtime = {
  apiVersion: 4,
  isLegacyTeams: false,
  hostVersionsInfo: {},
  supports: { pages: { config: {} } },
};

const noAnswer = () => undefined;
const answers = {
  initialize: () => [setup.frameContext, 'web', JSON.stringify(runtime), '2.58.0'],
  getContext: () => [setup.context],
  registerHandler: (name) => void host.handlers.add(name),
  'appInitialization.success': noAnswer,
  'authentication.getAuthToken': () => {
    if (setup.refusal) return [false, setup.refusal];
    host.tokens += 1;
    return [true, setup.token ?? `teams-token-${host.tokens}`];
  },
  executeDeepLink: () => [true],
  'settings.setValidityState': noAnswer,
  'settings.setSettings': () => (setup.saveFails ? [false, setup.saveFails] : [true]),
  'settings.save.success': noAnswer,
  'settings.save.failure': noAnswer,
};

window.addEventListener('message', ({ source, origin: from, data }) => {
  if (source !== frame.contentWindow || from !== origin || typeof data?.func !== 'string') return;
  const { id, uuidAsString, func, args } = data;
  host.calls.push({ func, args });
  if (!Object.hasOwn(answers, func)) {
    host.unknown.push(func);
    return;
  }
  if (setup.silent) return;
  const answer = answers[func](...(args ?? []));
  if (answer) source.postMessage({ id, uuidAsString, args: answer }, origin);
});

/** An event of the host; only one the tab asked for reaches it. */
host.tell = (name, func, args) => {
  if (!host.handlers.has(name)) throw new Error(`The tab did not ask to be told of ${name}`);
  frame.contentWindow.postMessage({ func, args }, origin);
};

frame.src = setup.src;
