import '../page/old-browsers.ts';
import { render } from 'preact';
import { App } from './app.tsx';
import { open } from './opening.ts';

// Another link opened in the same tab changes only the fragment, which by itself loads nothing.
addEventListener('hashchange', () => location.reload());

const root = document.getElementById('app');
const token = location.hash.slice(1);

const show = (opener = open): void => {
  if (!root) return;
  root.textContent = '';
  render(<App token={token} opener={opener} />, root);
};

// A public code, whose page few open.
if (/^o1\./.test(token)) {
  import('./channel/open-channel.tsx').then(
    ({ openChannel }) => show(openChannel),
    () => show(),
  );
} else show();
addEventListener('load', () => {
  import('./kept/worker.ts').then(
    ({ installWorker }) => installWorker(),
    () => undefined,
  );
  import('./kept/keep-sending.ts').then(
    ({ keepSending }) => keepSending(),
    () => undefined,
  );
});
