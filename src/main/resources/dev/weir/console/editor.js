// The editor of rules: CodeMirror over the text area of the form, which works without it too. What is completed comes from
// the console as data and is shown as text; what is wrong is read from the page, where the server has put it.
'use strict';
(() => {
  const area = document.getElementById('text');
  const found = document.getElementById('checked');
  if (!area || !window.CodeMirror) return;
  document.documentElement.classList.add('scripted');
  let words = null;
  let isSent = false;

  // What is wrong, at its place: to the end of the word there.
  function annotations(text, options, editor) {
    return [...found.querySelectorAll('[data-line]')].map(one => {
      const line = Math.min(+one.dataset.line - 1, editor.lastLine());
      const content = editor.getLine(line);
      const begin = Math.min(+one.dataset.column - 1, Math.max(0, content.length - 1));
      const word = /^[\w.]+|^\S/.exec(content.slice(begin));
      return {
        from: CodeMirror.Pos(line, begin),
        to: CodeMirror.Pos(line, begin + (word ? word[0].length : 1)),
        message: one.lastElementChild.textContent.trim(),
        severity: one.dataset.severity,
      };
    });
  }

  // The features and stages that the text itself names.
  function named(editor) {
    const own = [];
    let inside = -1;
    editor.eachLine(line => {
      const key = /^(\s*)([\w-]+):/.exec(line.text);
      if (key && inside >= 0 && key[1].length <= inside) inside = -1;
      if (key && inside >= 0 && key[1].length === inside + 2) own.push([key[2], 'a feature of this rule']);
      if (key && key[2] === 'features') inside = key[1].length;
      const stage = /\bname:\s*([\w-]+)/.exec(line.text);
      if (stage) own.push([stage[1], 'a stage of this rule']);
    });
    return own;
  }

  function candidates(editor, before, word) {
    if (/[(,]\s*['"][^'"]*$/.test(before)) return [...words.lists, ...words.models, ...words.rules, ...words.outcomes];
    if (/outcome:\s*\w*$/.test(before)) return words.outcomes;
    if (/\bon:\s*\w*$/.test(before)) return [...new Set(words.fields.map(([name]) => name.split('.')[0]))].map(name => [name, 'events']);
    if (/^\s*[\w-]*$/.test(before) || /[{,]\s*\w*$/.test(before)) return words.keys;
    return word.includes('.') ? words.fields : [...named(editor), ...words.functions, ...words.fields];
  }

  async function complete(editor) {
    words ||= await (await fetch(area.dataset.words)).json();
    const at = editor.getCursor();
    const before = editor.getLine(at.line).slice(0, at.ch);
    const word = /[\w.-]*$/.exec(before)[0];
    const list = candidates(editor, before, word)
      .filter(([name]) => name.toLowerCase().startsWith(word.toLowerCase()) && name !== word)
      .slice(0, 60)
      .map(([name, about]) => ({
        text: name,
        render: element => {
          element.append(Object.assign(document.createElement('b'), { textContent: name }));
          element.append(Object.assign(document.createElement('span'), { textContent: ` ${about}` }));
        },
      }));
    return { list, from: CodeMirror.Pos(at.line, at.ch - word.length), to: at };
  }

  const editor = CodeMirror.fromTextArea(area, {
    mode: 'yaml',
    lineNumbers: true,
    lineWrapping: true,
    viewportMargin: Infinity,
    tabSize: 2,
    indentWithTabs: false,
    gutters: ['CodeMirror-lint-markers', 'CodeMirror-linenumbers'],
    lint: { getAnnotations: annotations, lintOnChange: false },
    extraKeys: {
      'Ctrl-Space': 'autocomplete',
      // Tab leaves the editor, as it leaves every other field.
      Tab: false,
      'Shift-Tab': false,
    },
    hintOptions: { hint: complete, completeSingle: false },
    screenReaderLabel: 'The rule, in YAML',
  });
  editor.on('change', () => {
    isSent = false;
    editor.save();
    area.dispatchEvent(new Event('pause'));
  });
  editor.on('inputRead', (_, change) => {
    if (change.origin === '+input' && /[\w.]$/.test(change.text[0]) && !editor.state.completionActive) editor.showHint();
  });
  document.body.addEventListener('htmx:afterSwap', event => {
    if (event.target === found) editor.performLint();
  });
  found.addEventListener('click', event => {
    const place = event.target.closest('[data-line]');
    if (!place) return;
    editor.focus();
    editor.setCursor(+place.dataset.line - 1, +place.dataset.column - 1);
  });
  // Whoever leaves with a text that is nowhere else is asked first. One that came back is no more what the topic has.
  const stored = 'typed' in area.dataset ? area.dataset.stored : area.defaultValue;
  addEventListener('submit', event => {
    if (event.target === area.form && !event.defaultPrevented) isSent = true;
  });
  addEventListener('pageshow', () => { isSent = false; });
  addEventListener('beforeunload', event => {
    if (!isSent && editor.getValue() !== stored) event.preventDefault();
  });
  window.weirEditor = editor;
})();
