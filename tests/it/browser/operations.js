// Swagger UI as its users have it: credentials given once, then every operation opened, executed as it is filled in, and executed with records that exist.
'use strict';

const { main } = require('./devtools.js');

// In the page: opens the dialog, gives each scheme what it asks for, and says how each took it.
async function authorize(secrets) {
  const until = async (ask) => {
    for (const start = performance.now(); performance.now() - start < 30_000; await new Promise((go) => setTimeout(go, 20))) {
      const found = ask();
      if (found) return found;
    }
    throw new Error(`never: ${ask}`);
  };
  const fill = (input, value) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, value);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  document.querySelector('.auth-wrapper .btn.authorize').click();
  await until(() => document.querySelector('.auth-container'));
  const seen = {};
  for (const container of document.querySelectorAll('.auth-container')) {
    const heading = container.querySelector('h4').textContent;
    const name = heading.trim().split(/\s/)[0];
    const input = (selector) => container.querySelector(selector);
    if (heading.includes('OAuth2')) {
      fill(input('[data-name=clientId]'), secrets.client_id);
      fill(input('[data-name=clientSecret]'), secrets.client_secret);
      [...container.querySelectorAll('a')].find((link) => link.textContent === 'select all').click();
      await until(() => [...container.querySelectorAll('input[type=checkbox]')].every((box) => box.checked));
    } else if (heading.includes('Basic')) {
      fill(input('input[name=username]'), secrets.client_id);
      fill(input('input[name=password]'), secrets.client_secret);
    } else {
      fill(input('input'), name.toLowerCase().includes('user') ? secrets.token : secrets.key);
    }
    input('.auth-btn-wrapper .authorize').click();
    await until(() => /Logout/.test(container.textContent) || container.querySelector('.errors'));
    seen[name] = container.querySelector('.errors')?.textContent ?? 'authorized';
  }
  document.querySelector('.close-modal').click();
  return seen;
}

// In the page: the operations, in the order in which they stand there. Webhooks are told to others and cannot be called.
function operations() {
  const spec = window.ui.specSelectors.specJson().toJS();
  const server = (spec.servers?.[0]?.url ?? '').replace(/\/$/, '');
  return [...document.querySelectorAll('.opblock')]
    .map((block) => ({
      id: block.id,
      path: block.querySelector('.opblock-summary-path').dataset.path,
      method: block.querySelector('.opblock-summary-method').textContent.toLowerCase(),
    }))
    .filter(({ path, method }) => spec.paths[path]?.[method])
    .map((one) => ({ ...one, key: `${one.method.toUpperCase()} ${server}${one.path}` }));
}

// In the page: opens an operation, executes it as it is and then with what is given, and closes it.
async function attempt({ id, path, method }, tries) {
  const pause = (ms) => new Promise((go) => setTimeout(go, ms));
  const until = async (ask) => {
    for (const start = performance.now(); performance.now() - start < 30_000; await pause(10)) {
      const found = ask();
      if (found) return found;
    }
    return null;
  };
  const set = (element, value) => {
    const prototype = element instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
    element.focus();
    Object.getOwnPropertyDescriptor(prototype.prototype, 'value').set.call(element, value);
    element.dispatchEvent(new Event('input', { bubbles: true }));
    element.blur();
  };
  const block = document.getElementById(id);
  const { specResolvedSubtree, responseFor } = window.ui.specSelectors;
  block.querySelector('.opblock-summary-control').click();
  // The button is there before the operation's references are resolved.
  const resolved = await until(() => block.querySelector('.execute') && specResolvedSubtree(['paths', path, method]));
  if (!resolved) return [{ fault: 'it does not open' }];
  await pause(20);
  const answers = [];
  for (const { name, values, body } of tries) {
    for (const [parameter, value] of Object.entries(values ?? {})) {
      const input = block.querySelector(`tr[data-param-name="${parameter}"] input`);
      if (!input) return [...answers, { name, fault: `no field for \`${parameter}\`` }];
      set(input, value);
    }
    if (typeof body === 'string') set(block.querySelector('.body-param__text'), body);
    for (const [field, value] of Object.entries(typeof body === 'object' ? (body ?? {}) : {})) {
      set(block.querySelector(`.parameters[data-property-name="${field}"] input, tr[data-property-name="${field}"] input`), value);
    }
    const before = responseFor(path, method);
    block.querySelector('.execute').click();
    await until(() => responseFor(path, method) !== before || block.querySelector('.invalid'));
    const invalid = [...block.querySelectorAll('.invalid')].map((one) => one.closest('tr')?.dataset.paramName ?? 'body');
    if (invalid.length) return [...answers, { name, fault: `fields are refused before anything is sent: ${invalid}` }];
    const response = await until(() => responseFor(path, method) !== before && responseFor(path, method));
    if (!response) return [...answers, { name, fault: 'no answer' }];
    // And it is seen.
    const status = response.get('status');
    const shown = await until(() => {
      const cell = block.querySelector('.live-responses-table .response .response-col_status');
      return cell?.textContent.startsWith(String(status)) && cell;
    });
    if (!shown) return [...answers, { name, status, fault: `the answer (${status} ${response.get('err') ?? ''}) is not shown` }];
    answers.push({
      name,
      status,
      url: response.get('url'),
      undocumented: shown.textContent.includes('Undocumented'),
      text: String(response.get('text') ?? '').slice(0, 300),
    });
  }
  block.querySelector('.opblock-summary-control').click();
  return answers;
}

main(async (browser, { base, secrets, documents, pictures }) => {
  const seen = [];
  let page = await browser.page();
  await page.open(`${base}/docs/`);
  await page.until(() => window.ui?.specSelectors.loadingStatus() === 'success');
  const urls = await page.run(() => window.ui.getConfigs().urls);
  for (const { name, url } of urls.filter(({ url }) => documents[url])) {
    page = await browser.page();
    await page.open(`${base}/healthz`);
    await page.run(() => localStorage.clear());
    await page.open(`${base}/docs/?urls.primaryName=${encodeURIComponent(name)}`);
    const loaded = () => document.querySelectorAll('.opblock').length > 0 && window.ui.specSelectors.loadingStatus() === 'success';
    await page.until(loaded);
    const schemes = await page.run(authorize, secrets);
    await page.reload();
    await page.until(loaded);
    const kept = await page.run(() => window.ui.authSelectors.authorized().keySeq().toJS());
    const tried = {};
    const beside = [];
    for (const operation of await page.run(operations)) {
      const tries = documents[url][operation.key];
      if (tries) tried[operation.key] = await page.run(attempt, operation, tries);
      else beside.push(operation.key);
    }
    if (pictures) await page.picture(`${pictures}/${url.split('/').pop()}.png`);
    const { title } = await page.run(() => ({ title: document.title }));
    seen.push({ url, title, schemes, kept, tried, beside, complaints: page.complaints, origins: page.origins() });
  }
  return { urls: urls.map(({ url }) => url), seen };
});
