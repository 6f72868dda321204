// The editor on a mapping's page. Without it the plain text area does the same.
document.addEventListener('DOMContentLoaded', () => {
  const area = document.querySelector('textarea[data-editor]');
  if (area && window.CodeMirror) {
    // Tab leaves the editor, so that the page can be used with the keyboard alone
    const editor = CodeMirror.fromTextArea(area, {
      lineNumbers: true, mode: 'javascript', lineWrapping: true, viewportMargin: Infinity,
      extraKeys: {Tab: false, 'Shift-Tab': false}, screenReaderLabel: area.labels[0] && area.labels[0].textContent
    });
    editor.on('change', () => {
      editor.save();
      area.dispatchEvent(new Event('input', {bubbles: true}));
    });
    let marked = null;
    document.body.addEventListener('htmx:afterSwap', () => {
      if (marked) editor.removeLineClass(marked, 'background', 'code-broken');
      const broken = document.querySelector('#result [data-line]');
      marked = broken && editor.addLineClass(broken.dataset.line - 1, 'background', 'code-broken');
    });
  }
  // What differs is what one looks for: the first of it is brought into its own window, the page stays where it is.
  document.body.addEventListener('htmx:afterSwap', () => {
    const beside = document.querySelector('#result .beside');
    const first = beside && beside.querySelector('.beside-differs');
    if (first) beside.scrollTop += first.getBoundingClientRect().top - beside.getBoundingClientRect().top - 48;
  });
  document.querySelectorAll('input[data-mirrors]').forEach(mirror => {
    const source = document.getElementById(mirror.dataset.mirrors);
    const copy = () => { mirror.value = source.value; };
    source.addEventListener('change', copy);
    copy();
  });
});
