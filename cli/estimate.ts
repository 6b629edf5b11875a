import type { Command } from './command.ts';
import { figureTables } from './estimate/figures.ts';
import { BadInput } from './estimate/problem.ts';
import { readRequest } from './estimate/read-request.ts';
import { readSample } from './estimate/read-sample.ts';
import { toJson } from './estimate/show-json.ts';
import { toText } from './estimate/show-text.ts';

const help = `zhenping estimate FILE: estimates with standard errors and intervals from a sample in a CSV file

The design
  --psu COLUMN          primary sampling unit, the village for example
  --weight COLUMN       weight of the row, 1/probability or better
  --stratum COLUMN      stratum in which the PSU was drawn; without it the sample is one stratum
  --fpc COLUMN          PSUs of the stratum in the population; without it as if drawn with replacement
  --nest                names of PSUs are used again in other strata
  --lonely POLICY       a stratum of one PSU: adjust (default), certainty, average or refuse

The figures
  --mean a,b            mean of each column
  --ratio y/x           total of y over total of x
  --proportion c        share of rows in which c is 1 (and not 0)
  --proportion c=value  share of rows in which c is this value
  --by a,b              a table by each column; a+b is one table by both
  --domain c=value      only rows with this value, all PSUs stay in the design; may be repeated
  --missing RULE        refuse (default), or drop: leaves a row out of the figures whose value it lacks
  --deff                design effects against simple random sampling

Intervals
  --ci METHOD           of proportions and ratios: kg (Korn–Graubard), logit, asin or t
                        (default kg for proportions, t for ratios; means have t)
  --level SHARE         confidence (default 0.95)
  --deff-planned DEFF   design effect of a proportion of 0 or 100 %, which shows none itself (default 1)
  --no-cap              let the effective n pass (Σw)²/Σw², as R does

  --encoding NAME       utf-8 or gb18030 (default: found from the bytes)
  --json                one JSON object, nothing rounded

Example:
  zhenping estimate interviews.csv --stratum county --psu village --weight weight --fpc villages \\
    --proportion satisfied --mean income --ratio wrong/persons --by province,province+list

Exit: 0 estimated, 1 the file cannot be estimated from (row, column and reason are printed), 2 wrong use.
A figure that the data cannot tell is shown as “not estimable because …”.`;

/** `zhenping estimate`: the estimators of the service for a file on disk. */
export const estimate: Command = {
  name: 'estimate',
  summary: 'estimate from a CSV file',
  help,
  run: (args, { print }) => {
    const request = readRequest(args);
    try {
      const file = readSample(request);
      const tables = figureTables(file, request);
      print(request.json ? toJson(file, tables, request) : toText(file, tables, request));
      return Promise.resolve(0);
    } catch (error) {
      if (error instanceof BadInput && request.json) print(JSON.stringify({ problems: error.problems }));
      throw error;
    }
  },
};
