import { type Detector, findEach } from './spans';

/**
 * Keys that tell by their form what they are, as their makers publish it. Every repetition is bounded, and
 * a key begins where no word is going on, so that no place in a text is read more than a few times.
 */
const forms = [
  // AWS
  '(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}',
  // GitHub, GitLab, npm, PyPI, Docker
  'gh[pousr]_[A-Za-z0-9]{36,255}',
  'github_pat_[A-Za-z0-9_]{22,255}',
  'gl(?:pat|ptt|rt|dt|cbt|soat)-[\\w-]{20,255}',
  'npm_[A-Za-z0-9]{36}',
  'pypi-[\\w-]{50,255}',
  'dckr_pat_[\\w-]{20,64}',
  // Slack, Telegram, Twilio, SendGrid, Mailgun
  'xox[abeoprs]-[A-Za-z0-9-]{10,250}',
  'xapp-\\d-[A-Za-z0-9-]{10,250}',
  '\\d{8,10}:[\\w-]{35}',
  'SK[0-9a-f]{32}',
  'SG\\.[\\w-]{16,32}\\.[\\w-]{16,64}',
  'key-[0-9a-f]{32}',
  // Google
  'AIza[\\w-]{35}',
  'ya29\\.[\\w-]{20,255}',
  'GOCSPX-[\\w-]{28}',
  // Microsoft: a client secret of an app
  '[A-Za-z0-9_~.]{3}\\dQ~[A-Za-z0-9_~.-]{31,34}',
  // Payment, shops
  '(?:[spr]k|rk)_(?:live|test)_[A-Za-z0-9]{16,255}',
  'whsec_[A-Za-z0-9+/=]{24,128}',
  'shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}',
  'sq0(?:atp|csp)-[\\w-]{22,43}',
  // Models, clouds and what runs on them
  'sk-(?=[\\w-]{0,60}\\d)[\\w-]{20,255}',
  'hf_[A-Za-z0-9]{30,64}',
  'do[opr]_v1_[a-f0-9]{64}',
  'dapi[a-f0-9]{32}',
  'hv[sb]\\.[\\w-]{24,255}',
  'gls?a_[\\w-]{32,64}',
  'lin_api_[A-Za-z0-9]{32,64}',
  'ATATT3x[\\w=-]{40,255}',
  'AGE-SECRET-KEY-1[A-Z0-9]{58}',
  // A JSON Web Token: three parts, two of which are JSON objects in base64
  'eyJ[\\w-]{8,4000}\\.eyJ[\\w-]{8,4000}\\.[\\w-]{8,1000}',
];
const key = new RegExp(`(?<![\\w.~-])(?:${forms.join('|')})(?![\\w-])`, 'g');

/** Addresses that let in whoever has them. */
const secretAddress =
  /https:\/\/(?:hooks\.slack\.com\/(?:services|workflows|triggers)\/[\w/]{20,200}|[\w-]{1,63}\.webhook\.office\.com\/webhookb2\/[\w@/-]{20,300}|discord(?:app)?\.com\/api\/webhooks\/\d{10,20}\/[\w-]{20,100})/g;

/** The signature of an address that a storage signed for somebody. */
const signature = /(?<=[?&])(?:sig|X-Amz-Signature|X-Goog-Signature)=[\w%+/=-]{20,600}/g;

/** A private key up to its end, or as far as it goes where the end was not copied. */
const privateKey =
  /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----[\w+/=\s:,.\\]{0,10000}(?:-----END (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----)?/g;

/** Keys, tokens and signed addresses of well known makers, and private keys in their armour. */
export const findKeys: Detector = (text) =>
  [privateKey, secretAddress, key, signature].flatMap((form) => findEach(text, form, 'key'));
