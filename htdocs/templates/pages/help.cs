<?cs # SPDX-License-Identifier: MIT ?>
<article class="prose">
<h1>Help</h1>
<p class="lead">How VoiceAgent answers your phone, in short.</p>

<h2>How do I get an agent?</h2>
<p>Open <b>Agents</b> and press <b>New agent</b>. Four steps: the restaurant, the voice, your documents, and a last look. We then set the agent up and give it a phone number. Your e-mail address must be confirmed first.</p>

<h2>How do guests reach it?</h2>
<p>By the number shown on the agent’s page. Publish it, or have your telephone company forward your own number to it, always or when nobody picks up.</p>

<h2>What can a caller do?</h2>
<ul><li>Ask for free times and book a table.</li><li>Change the date, the time or the party with the four-digit code.</li><li>Cancel with the code.</li><li>Ask about your hours and policies.</li></ul>

<h2>Which times does it offer?</h2>
<p>Those inside your opening hours, in your restaurant’s own time zone, as far ahead as you allow, and only while there are seats: the covers at one time, with the turn time and the pause after each party, never pass your capacity.</p>

<h2>Where do I see the reservations?</h2>
<p>On your restaurant’s page, by day. Each one shows its code, the party, the time and the status; open it for the guest’s wishes and its history.</p>

<h2>An agent says “Needs attention”. What now?</h2>
<p>Its page says which step failed and why. Press <b>Retry</b>: it goes on from that step, and nothing is bought twice.</p>

<?cs if:App.Support ?><h2>Something else?</h2>
<p><a href="<?cs var:url_validate(App.Support) ?>">Write to us</a>. If a page showed an error, add the request id that stood on it.</p><?cs /if ?>
</article>
