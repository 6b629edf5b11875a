/** `zhenping` with what it prints kept in a file, and what it cost told at its end: measured-command.ts OUTPUT WORD… */
import { writeFileSync } from 'node:fs';
import { runCommand } from '../../cli/zhenping.ts';

const [output = '', ...words] = process.argv.slice(2);
const printed: string[] = [];

process.exitCode = await runCommand(words, {
  print: (line) => printed.push(line),
  complain: (line) => console.error(line),
  environment: process.env,
});
writeFileSync(output, printed.join('\n'));
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
console.log(JSON.stringify({ peak: maxRSS / 1024, processor: (userCPUTime + systemCPUTime) / 1e6 }));
