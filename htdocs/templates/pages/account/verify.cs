<?cs # SPDX-License-Identifier: MIT ?>
<?cs if:Verify.Ready ?><form class="card empty" method="post" action="/verify-email">
<svg viewBox="0 0 160 110" aria-hidden="true"><ellipse class="p2" cx="80" cy="98" rx="66" ry="8"/><rect class="p1" x="34" y="26" width="92" height="64" rx="8"/><path class="p5" d="m36 34 38 28a10 10 0 0 0 12 0l38-28"/></svg>
<h1>Confirm your e-mail address</h1>
<p>One press, and your account is complete.</p>
<input type="hidden" name="csrf" value="<?cs var:Csrf ?>"><input type="hidden" name="token" value="<?cs var:Verify.Token ?>">
<button class="btn" type="submit">Confirm</button>
</form><?cs else ?><div class="card empty">
<svg viewBox="0 0 160 110" aria-hidden="true"><ellipse class="p2" cx="80" cy="98" rx="66" ry="8"/><rect class="p1" x="34" y="26" width="92" height="64" rx="8"/><path class="p5" d="m68 50 24 24m0-24-24 24"/></svg>
<h1>This link does not work any more</h1>
<p>A link works once and for a day. Sign in, and the dashboard offers to send a fresh one.</p>
<a class="btn" href="/sign-in">Sign in</a>
</div><?cs /if ?>
