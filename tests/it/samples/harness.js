// Runs a sample of the reference as it is printed. The sample has `await` and `return` at its top, so it is the body of a function; its relative
// URL needs a base, and its request a key, which are all that is added here. Prints what the sample saw and called, one JSON text.
const { readFileSync } = require('node:fs');

const [base, samplePath, firstKey, refreshedKey] = process.argv.slice(2);
const AsyncFunction = (async () => {}).constructor;
const sample = new AsyncFunction('fetch', 'delay', 'retry', 'refreshToken', readFileSync(samplePath, 'utf8'));

const log = [];
let key = firstKey;
let last;

async function fetchWithKey(path) {
  last = await fetch(base + path.replace('/api/', '/yourapp/v1/'), { headers: { Authorization: `Bearer ${key}` } });
  log.push(last.status);
  return last;
}

// The sample waits a minute, whatever the answer says. What the answer says is enough.
async function delay(milliseconds) {
  log.push(`delay ${milliseconds}`);
  const seconds = Number(last.headers.get('Retry-After'));
  if (!(seconds >= 1 && seconds <= 60)) throw new Error(`Retry-After: ${last.headers.get('Retry-After')}`);
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}

function retry() {
  log.push('retry');
  return run();
}

function refreshToken() {
  log.push('refreshToken');
  key = refreshedKey;
  return run();
}

function run() {
  return sample(fetchWithKey, delay, retry, refreshToken);
}

async function main() {
  // With a key that is refused, once; otherwise until the limit is met, and no further.
  do await run(); while (refreshedKey === undefined && !log.includes('retry') && log.length < 100);
  console.log(JSON.stringify(log));
}

main();
