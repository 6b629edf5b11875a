import { shareOneSystem } from '../one-system.ts';
import './staff-and-teams.ts';
import './assignment.ts';
import './assigned-fieldwork.ts';
import './reserves-of-teams.ts';

shareOneSystem();
