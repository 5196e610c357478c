<?cs # SPDX-License-Identifier: MIT ?>
<article class="prose">
<h1>Privacy</h1>
<p class="lead">What this service keeps, why, and who can see it.</p>

<h2>What is kept of guests</h2>
<ul><li>Name, and phone number or e-mail address if given.</li><li>The reservation: date, time, party, wishes, occasion.</li><li>Its history: what was changed, when, and by whom.</li></ul>
<p>It is kept for the restaurant that took the reservation, so that the table is ready when the guest arrives, and shown to that restaurant’s team alone.</p>

<h2>What is kept of restaurants</h2>
<p>The account’s e-mail address, a hash of its password (argon2id, never the password), the restaurant’s facts, and the documents it uploaded.</p>

<h2>How it is protected</h2>
<p>Names, numbers, addresses, wishes, histories and documents are encrypted field by field (AES-256-GCM) before they reach the database. Keys lie outside the database. Connections are encrypted on the public internet.</p>

<h2>Who else is involved</h2>
<p>Calls are answered through ElevenLabs, and phone numbers come from Twilio: both handle the call itself. Nothing is sold, and no advertising or tracking is on these pages.</p>

<h2>Cookies</h2>
<p>One for being signed in, one that protects forms before sign-in, one for a message shown once, and one that remembers light or dark. None follows you anywhere.</p>

<h2>Your rights</h2>
<p>A guest can ask the restaurant to see, correct or erase what it holds.<?cs if:App.Support ?> Restaurants and guests can also <a href="<?cs var:url_validate(App.Support) ?>">write to us</a>.<?cs /if ?></p>
</article>
