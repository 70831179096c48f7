import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** A text that was sealed, and whether that was with an older key than the first. */
export interface Opened {
  text: string;
  old: boolean;
}

/** Seals texts for storing, and opens them. `label` says what a text is, so that none can stand for another. */
export interface Seal {
  close(text: string, label: string): string;
  /** @throws Error where no key opens it, or it was changed */
  open(sealed: string, label: string): Opened;
}

const algorithm = 'aes-256-gcm';
const version = '1';
const base64 = (bytes: Buffer): string => bytes.toString('base64url');

/** Names a key without telling anything of it. */
const nameOf = (key: Buffer): string =>
  createHash('sha256').update('factdesk key name').update(key).digest('hex').slice(0, 12);

/**
 * AES-256-GCM under the first of some keys; what was sealed under any of them opens.
 *
 * @param keys each 64 hexadecimal digits, at least one
 */
export function createSeal(keys: readonly string[]): Seal {
  const known = new Map(
    keys.map((hex) => {
      const key = Buffer.from(hex, 'hex');
      return [nameOf(key), key] as const;
    }),
  );
  const [first] = known;
  if (!first) throw new TypeError('a seal needs a key');
  const [firstName, firstKey] = first;

  return {
    close(text, label) {
      const iv = randomBytes(12);
      const cipher = createCipheriv(algorithm, firstKey, iv).setAAD(Buffer.from(label));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [version, firstName, base64(iv), base64(cipher.getAuthTag()), base64(body)].join('.');
    },
    open(sealed, label) {
      const [written, name = '', iv = '', tag = '', body = ''] = sealed.split('.');
      const key = known.get(name);
      if (written !== version || !key) {
        throw new Error('none of the keys in SLACK_TOKEN_KEY opens what is stored');
      }
      const decipher = createDecipheriv(algorithm, key, Buffer.from(iv, 'base64url'), {
        authTagLength: 16,
      })
        .setAAD(Buffer.from(label))
        .setAuthTag(Buffer.from(tag, 'base64url'));
      const text = decipher.update(Buffer.from(body, 'base64url'), undefined, 'utf8');
      return { text: text + decipher.final('utf8'), old: name !== firstName };
    },
  };
}
