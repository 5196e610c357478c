<?cs # SPDX-License-Identifier: MIT ?>
<div class="head"><div><a class="crumb" href="/dashboard/restaurants/<?cs var:House.id ?>?day=<?cs var:R.business_date ?>"><?cs call:icon_s("arrow-left") ?><?cs var:House.name ?></a><h1 class="row-gap"><?cs var:R.name ?> <span class="code big"><?cs var:R.code ?></span></h1><p><?cs var:R.when ?></p></div><?cs call:reservation_badge(R.status) ?></div>
<div class="cols">
<section class="card pad" aria-labelledby="details"><h2 id="details">Details</h2>
<dl class="pairs">
<div><dt>When</dt><dd><time datetime="<?cs var:R.iso ?>"><?cs var:R.when ?></time><br><span class="muted"><?cs var:R.zone ?></span></dd></div>
<div><dt>Party</dt><dd><?cs var:R.party ?></dd></div>
<div><dt>Guest</dt><dd><?cs var:R.name ?></dd></div>
<div><dt>Phone</dt><dd><?cs if:R.phone ?><?cs call:tel(R.phone, R.phone_text) ?><?cs else ?><span class="muted">Not given</span><?cs /if ?></dd></div>
<div><dt>E-mail</dt><dd><?cs if:R.email ?><a href="mailto:<?cs var:R.email ?>"><?cs var:R.email ?></a><?cs else ?><span class="muted">Not given</span><?cs /if ?></dd></div>
<div><dt>Special requests</dt><dd class="pre"><?cs if:R.requests ?><?cs var:R.requests ?><?cs else ?><span class="muted">None</span><?cs /if ?></dd></div>
<?cs if:R.occasion ?><div><dt>Occasion</dt><dd><?cs var:R.occasion ?></dd></div><?cs /if ?><?cs
if:R.table ?><div><dt>Table</dt><dd><?cs var:R.table ?></dd></div><?cs /if ?>
<div><dt>Came by</dt><dd><?cs var:R.source ?><?cs if:R.test ?> <span class="badge">Test call</span><?cs /if ?></dd></div>
<?cs if:R.cancel_reason ?><div><dt>Reason</dt><dd><?cs var:R.cancel_reason ?></dd></div><?cs /if ?>
</dl></section>
<section class="card pad" aria-labelledby="history"><h2 id="history">History</h2>
<ol class="timeline"><?cs each:e = History ?>
<li class="<?cs var:e.action ?>"><span class="dot"><?cs if:e.action == "created" ?><?cs call:icon("calendar-plus") ?><?cs elif:e.action == "cancelled" ?><?cs call:icon("calendar-x") ?><?cs else ?><?cs call:icon("pencil") ?><?cs /if ?></span><div><p><b><?cs var:e.title ?></b> <span class="muted">by <?cs var:e.actor ?></span></p><?cs each:c = e.changes ?><p class="change"><?cs var:c.field ?>: <?cs if:c.old ?><del><?cs var:c.old ?></del> <span aria-hidden="true">→</span> <?cs /if ?><ins><?cs var:c.new ?></ins></p><?cs /each ?><p class="note"><time datetime="<?cs var:e.iso ?>" title="<?cs var:e.exact ?>"><?cs var:e.when ?></time></p></div></li><?cs /each ?>
</ol></section>
</div>
