import '../../page/old-browsers.ts';
import { render } from 'preact';
import { finishSignIn, isReturn } from '../../page/sign-in.ts';
import { FieldApp } from './field-app.tsx';

const show = (signInFailed: boolean): void => {
  const root = document.getElementById('app');
  if (!root) return;
  root.textContent = '';
  render(<FieldApp signInFailed={signInFailed} />, root);
};

const start = async (): Promise<void> => {
  if (!isReturn(location.search)) return show(false);
  const { succeeded } = await finishSignIn('/field/', location.search);
  return show(!succeeded);
};

start().catch(() => show(true));

addEventListener('load', () => {
  if ('serviceWorker' in navigator)
    navigator.serviceWorker.register('/field-worker.js', { scope: '/field/' }).catch(() => undefined);
});
