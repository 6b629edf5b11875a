import { keepTrying } from './keep-trying.ts';
import { sendUnsent } from './send-unsent.ts';

/** Any page that is open sends what waits on this phone, whoever's it is; what came of it is kept until it was seen. */
export const keepSending = (): void => {
  keepTrying(() => sendUnsent('zh'));
};
