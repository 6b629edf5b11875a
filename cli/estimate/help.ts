/** `zhenping estimate --help`: every option with an example beside it. */
export const help = `zhenping estimate FILE: estimates with standard errors and intervals from a sample in a CSV file

FILE has a row for each answer and names in its first row; - reads standard input.

The design (one stage: PSUs in strata)                                            for example
  --psu COLUMN           primary sampling unit                                    --psu village
  --weight COLUMN        weight of the row, 1/probability or adjusted             --weight weight
  --stratum COLUMN       stratum in which the PSU was drawn; without it the       --stratum county
                         sample is one stratum
  --fpc COLUMN           PSUs of the stratum in the population; without it as     --fpc villages
                         if drawn with replacement. Draws inside PSUs are then
                         left out of the variance: no --fpc is the safe side
  --nest                 names of PSUs are used again in other strata             --nest
  --lonely POLICY        a stratum of one PSU: adjust (default), certainty,       --lonely certainty
                         average or refuse

The figures, shown in the order in which they are asked for
  --mean COLUMN          mean                                                     --mean income,age
  --total COLUMN         total                                                    --total missed
  --total COLUMN=VALUE   rows with this value                                     --total list=poor
  --ratio Y/X            total of Y over total of X                               --ratio wrong/persons
  --proportion COLUMN    share of rows that hold 1 (and not 0)                    --proportion satisfied
  --proportion COLUMN=VALUE
                         share of rows with this value                            --proportion answer=yes
  --by COLUMN            a table with a line for each value; A+B crosses two      --by province,province+list
  --domain COLUMN=VALUE  these rows only; all PSUs stay in the design; again      --domain list=poor
                         for a further condition
  --missing RULE         empty cells and NA: refuse (default), or drop: leaves    --missing drop
                         a row out of the figures whose value it lacks
  --deff                 design effects against simple random sampling without    --deff
                         replacement (--json: with it, and Kish's, too)

Intervals
  --ci METHOD            of proportions and ratios: kg (Korn–Graubard), wilson,   --ci wilson
                         logit, asin or t; of totals: log, or t (the default).
                         Default: kg for proportions, t for ratios. Means: t      --ci kg,log
  --level SHARE          confidence (default 0.95)                                --level 0.9
  --deff-planned DEFF    design effect of a rate of 0 or 100 %, which shows       --deff-planned 1.5
                         none itself (default 1)
  --no-cap               let the effective n pass (Σwx)²/Σ(wx)², as R does        --no-cap

The file and the output
  --encoding NAME        utf-8 or gb18030 (default: found from the bytes)         --encoding gb18030
  --json                 one JSON object, nothing rounded                         --json

Example:
  zhenping estimate interviews.csv --stratum county --psu village --weight weight --fpc villages \\
    --proportion satisfied --mean income --ratio wrong/persons --by province,province+list

Columns of a table: n rows with a denominator, estimate, se its standard error, from and to its interval, df degrees of
freedom, effective n what the interval of a rate rests on, deff. Decimals follow the width of the interval.
Exit: 0 estimated, 1 the file cannot be estimated from (row, column and reason are printed), 2 wrong use.
A figure that the data cannot tell is shown as “not estimable because …”.`;
