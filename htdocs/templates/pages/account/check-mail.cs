<?cs # SPDX-License-Identifier: MIT ?>
<div class="card empty">
<svg viewBox="0 0 160 110" aria-hidden="true"><ellipse class="p2" cx="80" cy="98" rx="66" ry="8"/><rect class="p1" x="34" y="26" width="92" height="64" rx="8"/><path class="p5" d="m36 34 38 28a10 10 0 0 0 12 0l38-28"/><circle class="p6" cx="124" cy="30" r="13"/><path d="m118 30 4 4 8-8" fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/></svg>
<h1>Check your e-mail</h1>
<p>We have sent a link<?cs if:Mail.To ?> to <b><?cs var:Mail.To ?></b><?cs /if ?>. Open it to confirm your address. It may take a minute; look into the spam folder, too.</p>
<a class="btn" href="/sign-in">Go to sign in</a>
</div>
