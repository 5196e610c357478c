<?cs # SPDX-License-Identifier: MIT ?>
<div class="empty">
<?cs if:Error.Status == "404" ?><svg viewBox="0 0 160 110" aria-hidden="true"><ellipse class="p2" cx="80" cy="98" rx="66" ry="8"/><rect class="p1" x="36" y="30" width="88" height="62" rx="8"/><path class="p4" d="M36 38a8 8 0 0 1 8-8h72a8 8 0 0 1 8 8v8H36z"/><circle class="p1" cx="104" cy="72" r="20"/><path class="p5" d="m118 87 14 14M98 68q6-7 11 0t-5 9v2"/></svg>
<?cs else ?><svg viewBox="0 0 160 110" aria-hidden="true"><ellipse class="p2" cx="80" cy="98" rx="66" ry="8"/><path class="p5" d="M18 62h26l10-22 14 40 14-56"/><rect class="p1" x="92" y="34" width="40" height="58" rx="8"/><path class="p4" d="M100 44h24v26h-24z"/><circle class="p3" cx="112" cy="82" r="4"/></svg><?cs /if ?>
<p class="badge"><?cs var:Error.Status ?></p>
<h1><?cs var:Error.Title ?></h1>
<p><?cs var:Error.Text ?></p>
<div class="actions"><?cs if:Error.Status == "503" || Error.Status == "500" || Error.Status == "429" ?><a class="btn" href="<?cs var:Page.Path ?>"><?cs call:icon("rotate-ccw") ?>Try again</a><?cs else ?><a class="btn" href="<?cs if:User.Id ?>/dashboard<?cs else ?>/<?cs /if ?>"><?cs call:icon("house") ?>Go to the start</a><?cs /if ?><?cs if:App.Support ?><a class="btn plain" href="<?cs var:App.Support ?>">Write to us</a><?cs /if ?></div>
<p class="note">Request <code><?cs var:Request.Id ?></code></p>
</div>
