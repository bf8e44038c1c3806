(function () {
  'use strict';
  function plain(text) {
    return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
  }
  function each(selector, act, root) {
    Array.prototype.forEach.call((root || document).querySelectorAll(selector), act);
  }
  function pointed(row) {
    var link = row.querySelector('th a[href^="#"]');
    return link ? link.getAttribute('href') : '';
  }

  // Filters: what a row does not match is hidden, with its proof and its point on the map.
  each('form.filtres', function (form) {
    var rows = Array.prototype.slice.call(document.querySelectorAll('#' + form.dataset.table + '>tbody>tr'));
    var points = {}, texts = [];
    each('svg a[href]', function (point) {
      var key = point.getAttribute('href');
      (points[key] = points[key] || []).push(point);
    });
    var choices = Array.prototype.slice.call(form.querySelectorAll('select'));
    var words = form.querySelector('input[type=search]'), told = form.querySelector('output');
    function show() {
      var wanted = plain(words.value).split(/\s+/).filter(Boolean), count = 0, counts = {};
      rows.forEach(function (row, index) {
        var fits = choices.every(function (choice) { return !choice.value || row.dataset[choice.name] === choice.value; });
        if (fits && wanted.length) {
          texts[index] = texts[index] || plain(row.textContent);
          fits = wanted.every(function (word) { return texts[index].indexOf(word) >= 0; });
        }
        row.hidden = !fits;
        var link = pointed(row), proof = link && document.getElementById(link.slice(1));
        if (proof) { proof.hidden = !fits; }
        (points[link] || []).forEach(function (point) { point.style.display = fits ? '' : 'none'; });
        if (!fits) { return; }
        count += 1;
        choices.forEach(function (choice) {
          if (choice.hasAttribute('data-compte')) {
            var value = row.dataset[choice.name];
            counts[value] = (counts[value] || 0) + 1;
          }
        });
      });
      var parts = [];
      each('select[data-compte] option', function (option) {
        if (option.value) { parts.push(option.textContent + '\u202f: ' + (counts[option.value] || 0)); }
      }, form);
      var total = rows.length.toLocaleString('fr-FR');
      told.textContent = count.toLocaleString('fr-FR') + (count < 2 ? ' ligne' : ' lignes') + ' sur ' + total +
        (parts.length ? ' (' + parts.join(', ') + ')' : '');
    }
    form.addEventListener('input', show);
    form.addEventListener('submit', function (event) { event.preventDefault(); });
    form.addEventListener('reset', function () { setTimeout(show, 0); });
    form.hidden = false;
    show();
  });

  // A proof that a filter hides is shown to whoever follows a link to it.
  window.addEventListener('hashchange', function () {
    var name = location.hash.slice(1);
    try { name = decodeURIComponent(name); } catch (error) { return; }
    var aim = document.getElementById(name);
    if (aim && aim.hidden) { aim.hidden = false; aim.scrollIntoView(); }
  });

  // Columns sorted by their header.
  each('table[data-triable]', function (table) {
    var body = table.tBodies[0], heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
    var order = new Intl.Collator('fr', { numeric: true });
    heads.forEach(function (head, column) {
      // Not a button element: the header that paper repeats would be blank.
      var button = document.createElement('span');
      button.setAttribute('role', 'button');
      button.tabIndex = 0;
      while (head.firstChild) { button.appendChild(head.firstChild); }
      head.appendChild(button);
      button.addEventListener('keydown', function (event) {
        if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); button.click(); }
      });
      button.addEventListener('click', function () {
        var up = head.getAttribute('aria-sort') !== 'ascending';
        heads.forEach(function (other) { other.removeAttribute('aria-sort'); });
        head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
        var isNumber = head.classList.contains('nombre');
        var keyed = Array.prototype.map.call(body.rows, function (row) {
          var cell = row.cells[column];
          var number = parseFloat(cell.dataset.tri);
          return { row: row, number: number, isNone: isNumber ? isNaN(number) : !cell.textContent, text: cell.textContent };
        });
        keyed.sort(function (one, other) {
          if (one.isNone !== other.isNone) { return one.isNone ? 1 : -1; }
          var sign = isNumber ? one.number - other.number : order.compare(one.text, other.text);
          return (up ? sign : -sign) || 0;
        });
        keyed.forEach(function (item) { body.appendChild(item.row); });
      });
    });
  });
})();
