import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../../cli/zhenping.ts';

export interface Planned {
  readonly code: number;
  readonly printed: string;
  readonly complained: string;
}

/** `zhenping plan …` as a person would call it, in this process. */
export const runPlan = async (...args: readonly string[]): Promise<Planned> => {
  const printed: string[] = [];
  const complained: string[] = [];
  const code = await runCommand(['plan', ...args], {
    print: (line) => printed.push(line),
    complain: (line) => complained.push(line),
    environment: {},
  });
  return { code, printed: printed.join('\n'), complained: complained.join('\n') };
};

/** The same with a file, which `FILE` stands for among the words. */
export const runPlanOn = async (content: string, ...args: readonly string[]): Promise<Planned> => {
  const folder = mkdtempSync(join(tmpdir(), 'zhenping-plan-'));
  try {
    const file = join(folder, 'county.json');
    writeFileSync(file, content);
    const { code, printed, complained } = await runPlan(
      ...args.map((word) => (word === 'FILE' ? file : word)),
    );
    return { code, printed, complained: complained.replaceAll(file, 'FILE') };
  } finally {
    rmSync(folder, { recursive: true });
  }
};
