import type { FileTrouble } from './read-files.ts';
import type { Words } from './words-zh.ts';

/** What is wrong with a file and what to do, one sentence a problem. */
export const troubleIn = ({ troubles, frameProblem }: Words, trouble: FileTrouble): readonly string[] => {
  switch (trouble.why) {
    case 'too-large':
      return [troubles[trouble.why](String(trouble.megabytes))];
    case 'not-json':
      return [troubles[trouble.why], trouble.message];
    case 'not-a-frame':
      return trouble.problems.map(frameProblem);
    default:
      return [troubles[trouble.why]];
  }
};
