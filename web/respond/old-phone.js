/*
 * For browsers older than the page: takes the card to the form that needs no script. Written in what a browser of 2010 reads;
 * such browsers know `const`, though not its scope.
 */
(function takeOldPhones() {
  function toSimpleForm() {
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
  }
  function offerSimpleForm() {
    const opening = document.getElementById('opening');
    if (!opening) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.onclick = toSimpleForm;
    button.appendChild(document.createTextNode('打不开？用简版问卷 · Simple questionnaire'));
    opening.parentNode.appendChild(button);
  }
  if ('noModule' in document.createElement('script')) setTimeout(offerSimpleForm, 8000);
  else if (location.hash.length > 1) toSimpleForm();
})();
