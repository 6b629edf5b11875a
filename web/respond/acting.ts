/**
 * Who sends from this page. A villager's page sends as nobody; an interviewer's says who is signed in and from which device, which only
 * lives as long as the page.
 */
export interface Acting {
  readonly accessToken?: string;
  readonly deviceId?: string;
}

let now: Acting = {};

export const acting = (): Acting => now;

export const actAs = (next: Acting): void => {
  now = next;
};
