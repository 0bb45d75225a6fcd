// A second press sends nothing twice; coming back to the page, or waiting in vain, makes the form usable again.
const release = form => { delete form.dataset.sent; form.removeAttribute('aria-busy'); };
document.addEventListener('submit', event => {
  const form = event.target;
  if (form.method !== 'post' || 'repeatable' in form.dataset) return;
  if (form.dataset.sent) { event.preventDefault(); event.stopImmediatePropagation(); return; }
  form.dataset.sent = 'true';
  form.setAttribute('aria-busy', 'true');
  setTimeout(release, 30000, form);
}, true);
addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach(release));
document.addEventListener('htmx:afterRequest', event => { const form = event.target.closest?.('form[data-sent]'); if (form) release(form); });

// What is wrong is read first, also where the browser ignores autofocus.
document.querySelector('.error-summary, .conflict')?.focus();
