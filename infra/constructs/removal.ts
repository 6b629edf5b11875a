import { RemovalPolicy } from 'aws-cdk-lib';
import type { StageSettings } from '../stages.ts';

/** What happens to answers, lists and logs when their stack is taken down. */
export const dataRemoval = ({ keepData }: StageSettings): RemovalPolicy =>
  keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
