import type { Certificate } from '../../methods/sampling/certificate/certificate.ts';
import { readCertificate } from '../../methods/sampling/certificate/read-certificate.ts';
import { WrongUse } from '../command.ts';
import { FileProblem, unusable } from '../verify/file-problem.ts';
import { readJson } from '../verify/read-json.ts';
import { named } from './named.ts';

/**
 * The draw from which a design goes on, out of its opened certificate; nothing for a design without rotation. Whether it is the
 * draw that the design names is checked with the other parts. Throws `WrongUse` and `FileProblem`.
 */
export const previousDraw = (
  { rotation }: Certificate['design'],
  file: string | undefined,
): Pick<Certificate, 'previous'> => {
  if (rotation === undefined) {
    if (file !== undefined) throw new WrongUse('--previous is for a design with rotation; this one has none');
    return {};
  }
  if (file === undefined) {
    const { campaign, drawNumber } = rotation.previous;
    throw new WrongUse(`--previous: the opened certificate of draw ${drawNumber} of ${campaign} is needed`);
  }
  const { draws } = named(file, () => readCertificate(readJson(file))).villages;
  if (draws === null) throw new FileProblem(unusable(file, ['it is sealed: its sample is not known']));
  return { previous: draws };
};
