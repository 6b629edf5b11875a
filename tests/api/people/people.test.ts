/** Who may do and see what, over HTTP, as named people: one system for all of it. */
import { shareOneSystem } from '../one-system.ts';
import './who-may-act.ts';
import './who-may-see.ts';
import './giving-roles.ts';
import './tenants.ts';
import './sign-in.ts';

shareOneSystem();
