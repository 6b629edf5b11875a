/*
 * Only browsers that know no modules run this: it takes the card to the form that needs no script. Written in what a browser
 * of 2010 reads; such browsers know `const`, though not its scope.
 */
(function takeOldPhones() {
  if (location.hash.length < 2) return;
  const form = document.createElement('form');
  const card = document.createElement('input');
  form.method = 'post';
  form.action = '/f';
  card.type = 'hidden';
  card.name = 'card';
  card.value = location.hash.replace(/^#/, '');
  form.appendChild(card);
  document.body.appendChild(form);
  form.submit();
})();
