/**
 * Who may talk to the browser's server: whoever opened the address that was printed. Its token works once and buys a
 * cookie that only this server's pages send; Host and Origin are checked against DNS rebinding and foreign pages.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const secret = (): string => randomBytes(32).toString('base64url');

const isSame = (given: string, wanted: string): boolean =>
  // Hashed first: both have the same length then, as the comparison in constant time wants it.
  timingSafeEqual(createHash('sha256').update(given).digest(), createHash('sha256').update(wanted).digest());

export class SessionKey {
  readonly #cookie = secret();
  #tokens: string[] = [];
  readonly #port: () => number;

  /** `port` is the one listened on: it is part of the cookie's name and of the hosts that are ours. */
  constructor(port: () => number) {
    this.#port = port;
  }

  /** A new token that works once. Only the newest few are good. */
  newToken(): string {
    const token = secret();
    this.#tokens = [...this.#tokens, token].slice(-8);
    return token;
  }

  /** The cookie's header in exchange for a token, which is used up; undefined for a wrong or used one. */
  exchange(token: string): string | undefined {
    const index = this.#tokens.findIndex((good) => isSame(token, good));
    if (index < 0) return undefined;
    this.#tokens.splice(index, 1);
    return `${this.#name}=${this.#cookie}; HttpOnly; SameSite=Strict; Path=/`;
  }

  hasCookie(request: IncomingMessage): boolean {
    const cookies = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
    const mine = cookies.find((pair) => pair.startsWith(`${this.#name}=`));
    return mine !== undefined && isSame(mine.slice(this.#name.length + 1), this.#cookie);
  }

  /** The request names this server and not some name that was made to point here. */
  hasOwnHost(request: IncomingMessage): boolean {
    return this.#hosts.includes(request.headers.host ?? '');
  }

  /** The page that asks is ours. Plain page loads send no Origin; a WebSocket must. */
  hasOwnOrigin(request: IncomingMessage, isRequired: boolean): boolean {
    const { origin, host } = request.headers;
    return origin === undefined ? !isRequired : origin === `http://${host}` && this.hasOwnHost(request);
  }

  // Cookies don't know ports: without the port in the name two servers would overwrite each other's.
  get #name(): string {
    return `paddock-${this.#port()}`;
  }

  get #hosts(): readonly string[] {
    return [`127.0.0.1:${this.#port()}`, `localhost:${this.#port()}`];
  }
}
