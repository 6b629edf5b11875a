import { parseArgs } from 'node:util';
import { callsItselfCertificate } from '../methods/sampling/certificate/calls-itself-certificate.ts';
import { type Verdict, verifyCertificate } from '../methods/sampling/certificate/verify-certificate.ts';
import { type Command, WrongUse } from './command.ts';
import { FileProblem, unusable } from './verify/file-problem.ts';
import { platformTools } from './verify/platform-tools.ts';
import { readFrame } from './verify/read-frame.ts';
import { readJson } from './verify/read-json.ts';
import { toJson, toText } from './verify/show.ts';

const help = `zhenping verify CERTIFICATE: checks the certificate of a draw, offline, unit by unit

  --frame FILE   the frozen frame: CSV with the columns unit, stratum, size; further columns are its attributes.
                 A column salt is needed where the certificate has no salt key of the frame
  --json         one JSON object with every check

A sealed certificate shows that the sample is fixed; an opened one, together with the frame, that the rule chose it.

Examples:
  zhenping verify certificate.json --frame frame.csv
  zhenping verify sealed.json
  zhenping verify certificate.json --frame frame.csv --json

Exit: 0 verified (sealed: all that is open agrees; opened: everything was done again), 1 not verified, 2 wrong use.`;

const noCertificate =
  'this is JSON, but no certificate: it has no "format": "zhenping/certificate/…"; ask whoever drew the sample for its certificate';

const good: readonly Verdict[] = ['fully verified', 'fixed'];

/** `zhenping verify`: nothing is asked of any server. */
export const verify: Command = {
  help,
  run: (args, { print }) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { frame: { type: 'string' }, json: { type: 'boolean' } },
      allowPositionals: true,
    });
    const [file, more] = positionals;
    if (file === undefined) throw new WrongUse('name the certificate: zhenping verify certificate.json');
    if (more !== undefined) throw new WrongUse(`one certificate at a time; “${more}” is one too many`);
    const value = readJson(file);
    if (!callsItselfCertificate(value)) throw new FileProblem(unusable(file, [noCertificate]));
    const rows = values.frame === undefined ? undefined : readFrame(values.frame);
    const verification = verifyCertificate(value, rows, platformTools);
    print(values.json === true ? toJson(verification) : toText(verification));
    return Promise.resolve(good.includes(verification.verdict) ? 0 : 1);
  },
};
