import { planSample } from '../methods/sampling/planner/plan-sample.ts';
import { SamplingRefusal } from '../methods/sampling/refusal.ts';
import { type Command, WrongUse } from './command.ts';
import { BadPlanFile } from './plan/plan-file.ts';
import { readPlanOptions } from './plan/plan-options.ts';
import { type ReadPlan, readPlan } from './plan/read-plan.ts';
import { refusalSentence } from './plan/refusal-sentence.ts';
import { planJson, planText } from './plan/show-plan.ts';

const help = `zhenping plan [FILE]: how many villages and households to ask, what it costs and what it will tell

The frame: a JSON file of strata, or one stratum. Without either the frame has no end.
  --villages N             villages in the frame                --villages 320
  --households N           households in all of them            --households 48000
The indicator; several stand in the file
  --expected SHARE         what one expects to find             --expected 90%
  --icc ICC                likeness of a village's households   --icc 0.05   (default 0.05)
  --margin SHARE           wanted half-width of its interval    --margin 3%
  --below SHARE            the line: good is below it           --below 2%
  --at-least SHARE         the line: good is from it on         --at-least 90%
  --power SHARE            wanted chance that the verdict tells --power 80%
  --verdict-level SHARE    confidence of the verdict            --verdict-level 95%   (default 95%)
  --name NAME              for the tables                       --name 满意
How many villages: as few as meet each margin and power, or
  --budget MONEY           the most precise for the money       --budget 3000
  --draw N                 so many villages                     --draw 25
The design
  --per-village a,b        answers a village to compare         --per-village 10,15,20
  --allocation RULE        proportional, neyman, power, equal   --allocation neyman   (default proportional)
  --village-cost MONEY     to reach a village                   --village-cost 800   (default 10)
  --household-cost MONEY   to visit a household                 --household-cost 60   (default 1)
  --response SHARE         households that answer               --response 85%   (default 100%)
  --village-response SHARE villages that can be worked          --village-response 97%   (default 100%)
  --reserve-assurance SHARE how surely reserves suffice         --reserve-assurance 95%   (default 95%)
  --weight-cv CV           variation of weights in a stratum    --weight-cv 0.2   (default 0)
  --level SHARE            confidence of the intervals          --level 95%   (default 95%)
What if: values to try in place of half, same and double
  --what-if-icc a,b        --what-if-icc 0.02,0.05,0.1
  --what-if-expected a,b   --what-if-expected 85%,90%,95%
  --what-if-response a,b   --what-if-response 70%,80%,90%

  --json                   one JSON object, nothing rounded

FILE holds {"strata": [{"name": "贫困村", "villages": 128, "households": 21300, "expected": 0.93}, …]}, if wanted with
"draw" (villages to draw of each) and "indicators": [{"name", "expected", "icc", "margin", "below" or "atLeast", "power",
"share" of the answers that it rests on, "verdictLevel"}, …]; "expected" of a stratum may be {"满意": 0.93, "错退": 0.01}.

Example:
  zhenping plan --villages 320 --households 48000 --expected 90% --icc 0.05 --margin 3% --response 85% \\
    --village-cost 800 --household-cost 60

Exit: 0 planned, 1 no design does what is asked or the file cannot be planned from, 2 wrong use.`;

/** A budget that buys nothing is an answer, as is a mistake in the file; other impossible numbers are wrong use. */
const isAnswer = ({ problem }: SamplingRefusal, fromFile: boolean): boolean => {
  if (problem.code !== 'value-out-of-range') return problem.code !== 'allocation-impossible';
  const { name } = problem.data;
  return name === 'budget' || (fromFile && /^(strata|indicators)/.test(name));
};

const planned = (read: ReadPlan, fromFile: boolean) => {
  try {
    return planSample(read.request);
  } catch (error) {
    if (!(error instanceof SamplingRefusal)) throw error;
    const sentence = refusalSentence(error, fromFile);
    throw isAnswer(error, fromFile) ? new Error(sentence, { cause: error }) : new WrongUse(sentence);
  }
};

/** `zhenping plan`: the planner for a terminal. */
export const plan: Command = {
  help,
  run: (args, { print }) => {
    const options = readPlanOptions(args);
    try {
      const read = readPlan(options);
      const found = planned(read, options.file !== undefined);
      print(options.json ? planJson(found, read) : planText(found, read));
      return Promise.resolve(found.suggestion === null ? 1 : 0);
    } catch (error) {
      if (error instanceof BadPlanFile && options.json) print(JSON.stringify({ problems: error.problems }));
      throw error;
    }
  },
};
