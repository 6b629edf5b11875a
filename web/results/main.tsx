import '../page/old-browsers.ts';
import { render } from 'preact';
import { finishSignIn, isReturn } from '../page/sign-in.ts';
import { readAddress } from './address.ts';
import { App } from './app.tsx';

const show = (signInFailed: boolean): void => {
  const root = document.getElementById('app');
  if (!root) return;
  root.textContent = '';
  render(<App address={readAddress(location.search)} signInFailed={signInFailed} />, root);
};

const start = async (): Promise<void> => {
  if (!isReturn(location.search)) return show(false);
  const { succeeded } = await finishSignIn('/results/', location.search);
  return show(!succeeded);
};

start().catch(() => show(true));
