// The server's pages without a mouse, and by the rules of axe-core (WCAG 2.1, A and AA).
'use strict';

const { readFileSync } = require('node:fs');
const { main } = require('./devtools.js');

// In the page: what has the focus, and whether one sees that.
function focused() {
  const element = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    what: element.tagName.toLowerCase() + [...element.classList].map((name) => `.${name}`).join(''),
    text: (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40),
    isSeen: outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 && box.width > 0 && box.height > 0,
  };
}

// Goes on with the tabulator until something like this has the focus: every stop on the way.
async function tabTo(page, selector) {
  const stops = [];
  const isThere = () => page.run((wanted) => document.activeElement.matches(wanted), selector);
  for (let count = 0; count < 80; count += 1) {
    // A dialog may have put it there itself.
    if (count === 0 && (await isThere())) return [await page.run(focused)];
    await page.press('Tab');
    stops.push(await page.run(focused));
    if (await isThere()) return stops;
  }
  throw new Error(`the tabulator never reaches ${selector}: ${JSON.stringify(stops.map(({ what }) => what))}`);
}

const isLoaded = () =>
  document.querySelectorAll('.opblock').length > 0 && window.ui?.specSelectors.loadingStatus() === 'success';

async function keyboard(browser, base, secrets) {
  const page = await browser.page();
  await page.open(`${base}/docs/?urls.primaryName=${encodeURIComponent('AgentifyMe workflows')}`);
  await page.until(isLoaded);
  const stops = await tabTo(page, '.btn.authorize');
  await page.press('Enter');
  await page.until(() => !!document.querySelector('.auth-container input'));
  stops.push(...(await tabTo(page, '.auth-container input')));
  await page.type(secrets.key);
  stops.push(...(await tabTo(page, '.auth-btn-wrapper .authorize')));
  await page.press('Enter');
  await page.until(() => /Logout/.test(document.querySelector('.auth-container').textContent));
  await tabTo(page, '.auth-btn-wrapper .btn-done');
  await page.press('Enter');
  await page.until(() => !document.querySelector('.dialog-ux'));
  stops.push(...(await tabTo(page, '#operations-Workflows-runWorkflow .opblock-summary-control')));
  await page.press('Enter');
  await page.until(() => !!document.querySelector('.execute') && !document.querySelector('.opblock-loading-animation'));
  await page.until(() => !!window.ui.specSelectors.specResolvedSubtree(['paths', '/workflows/run', 'post']));
  stops.push(...(await tabTo(page, '.btn.execute')));
  await page.press('Enter');
  const status = await page.until(() => document.querySelector('.live-responses-table .response .response-col_status')?.textContent);
  return { stops, status, complaints: page.complaints };
}

// What axe-core finds on a page as it stands.
async function judge(page, axe) {
  await page.send('Runtime.evaluate', { expression: axe });
  return page.run(async () => {
    const { violations } = await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
    return violations.map(({ id, impact, help, nodes }) => ({
      id,
      impact,
      help,
      nodes: nodes.map(({ target, html }) => `${target.join(' ')}: ${html.slice(0, 120)}`),
    }));
  });
}

async function accessibility(browser, base, axe, forms, pictures) {
  const found = {};
  const page = await browser.page();
  await page.open(`${base}/docs/?urls.primaryName=${encodeURIComponent('AgentifyMe workflows')}`);
  await page.until(isLoaded);
  found.docs = await judge(page, axe);
  await page.run(() => document.querySelector('.opblock .opblock-summary-control').click());
  await page.until(() => !!document.querySelector('.execute'));
  found['docs, an operation'] = await judge(page, axe);
  if (pictures) await page.picture(`${pictures}/operation.png`);
  await page.run(() => document.querySelector('.btn.authorize').click());
  await page.until(() => !!document.querySelector('.auth-container'));
  found['docs, the dialog'] = await judge(page, axe);
  if (pictures) await page.picture(`${pictures}/dialog.png`);
  for (const [name, path] of Object.entries(forms)) {
    const form = await browser.page(390, 844);
    await form.open(base + path);
    found[name] = await judge(form, axe);
    if (!(await form.run(() => !!document.querySelector('form')))) continue;
    // Sent empty, past what the browser itself would hold back.
    const loaded = new Promise((resolve) => form.loads.push(resolve));
    await form.run(() => HTMLFormElement.prototype.submit.call(document.querySelector('form')));
    await loaded;
    found[`${name}, refused`] = await judge(form, axe);
    if (pictures) await form.picture(`${pictures}/${name}.png`);
    found[`${name}, complaints`] = form.complaints;
  }
  return found;
}

main(async (browser, { base, secrets, axe, forms, pictures }) => ({
  keyboard: await keyboard(browser, base, secrets),
  accessibility: axe ? await accessibility(browser, base, readFileSync(axe, 'utf8'), forms, pictures) : null,
}));
