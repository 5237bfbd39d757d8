// Swagger UI leaves some of its controls without names, so that screen readers have nothing to say of them.
const NAMES = {
  '.dark-mode-toggle > button': 'Dark mode',
  '.close-modal': 'Close',
  '.copy-to-clipboard > button': 'Copy',
  '#servers': 'Server',
  '.examples-select-element': 'Example',
  '.body-param__text': 'Request body',
};

new MutationObserver(() => {
  for (const [selector, name] of Object.entries(NAMES)) {
    for (const control of document.querySelectorAll(`${selector}:not([aria-label])`)) control.setAttribute('aria-label', name);
  }
}).observe(document.getElementById('swagger-ui'), { childList: true, subtree: true });
