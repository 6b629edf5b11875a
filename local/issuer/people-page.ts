import { type AuthorizationRequest, clientId } from './authorization-request.ts';

/** Somebody who can sign in on a laptop with one click. */
export interface DemoPerson {
  readonly key: string;
  readonly subject: string;
  readonly name: string;
  /** What this person does in the demo, in a few words. */
  readonly description: string;
}

/** A page with one button for each person; the button asks the authorization endpoint again, now with a person. */
export const peoplePage = (people: readonly DemoPerson[], request: AuthorizationRequest): string =>
  page(
    '登录演示身份 · Sign in as',
    `<form method="get" action="/issuer/authorize">
${Object.entries(hidden(request)).map(hiddenField).join('\n')}
<ul>
${people.map(personButton).join('\n')}
</ul>
</form>
<p>仅限本机演示，无需密码。 For this machine only; no password is asked.</p>`,
  );

export const problemPage = (problem: string): string =>
  page('无法登录 · Sign-in is not possible', `<p>${escaped(problem)}</p>`);

const hidden = (request: AuthorizationRequest): Readonly<Record<string, string | undefined>> => ({
  response_type: 'code',
  client_id: clientId,
  redirect_uri: request.redirectUri,
  code_challenge: request.challenge,
  code_challenge_method: 'S256',
  state: request.state,
  nonce: request.nonce,
});

const hiddenField = ([name, value]: [string, string | undefined]): string =>
  value === undefined ? '' : `<input type="hidden" name="${name}" value="${escaped(value)}">`;

const personButton = ({ key, name, description }: DemoPerson): string =>
  `<li><button name="login_hint" value="${escaped(key)}"><b>${escaped(name)}</b> ${escaped(description)}</button></li>`;

const page = (title: string, body: string): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/issuer/style.css">
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;

export const style = `body { font: 18px/1.6 system-ui, sans-serif; margin: 0; color: #1a1a1a; background: #f6f6f4; }
main { max-width: 34rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; }
ul { list-style: none; padding: 0; }
button { width: 100%; margin: 0.3rem 0; padding: 0.9rem 1rem; font: inherit; text-align: left;
  background: #fff; border: 1px solid #8a8a86; border-radius: 0.4rem; cursor: pointer; }
button:hover, button:focus-visible { outline: 3px solid #1f6feb; }
b { display: block; }
`;

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => signs[sign] ?? sign);
