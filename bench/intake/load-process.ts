/** The clients, in a process of their own, so that what they use is not counted as the server's. */
import { answerParent } from './answer-parent.ts';
import { blockSchema, sendBlock } from './send-block.ts';

answerParent({ send: (given) => sendBlock(blockSchema.parse(given)) });
