<?cs # SPDX-License-Identifier: MIT ?><?cs
include!"parts/reservation-rows.cs" ?>
<div class="head"><div><h1><?cs var:Hello ?></h1><p><?cs var:Today ?></p></div>
<?cs if:User.CanManage ?><div class="actions"><a class="btn" href="/dashboard/agents/create"><?cs call:icon("plus") ?>New agent</a></div><?cs /if ?></div>
<?cs include!"parts/verify-alert.cs" ?><?cs
if:Check.Open ?>
<section class="card" aria-labelledby="start">
<header><h2 id="start">Get your phone answered</h2><span class="muted num"><?cs var:Check.Done ?> of <?cs var:Check.Count ?> done</span></header>
<div class="pad stack"><progress value="<?cs var:Check.Done ?>" max="<?cs var:Check.Count ?>" aria-labelledby="start"></progress>
<ol class="checks"><?cs each:c = Check.List ?>
<li<?cs if:c.done ?> class="done"<?cs /if ?>><?cs if:c.done ?><?cs call:icon("circle-check") ?><?cs else ?><?cs call:icon("circle-dashed") ?><?cs /if ?><div><b><?cs var:c.text ?></b><?cs if:c.done ?><span class="vh"> (done)</span><?cs else ?><p class="muted"><?cs var:c.hint ?></p><?cs /if ?></div><?cs if:c.href && !c.done ?><a class="btn s plain" href="<?cs var:url_validate(c.href) ?>"><?cs var:c.action ?></a><?cs /if ?></li><?cs /each ?>
</ol></div>
</section><?cs
/if ?><?cs
each:a = Trouble ?>
<div class="alert bad"><?cs call:icon("circle-alert") ?><div><p><b><?cs var:a.name ?> needs attention.</b> <?cs var:a.error ?></p><p><a href="/dashboard/agents/<?cs var:a.id ?>">Look at the agent</a></p></div></div><?cs
/each ?><?cs
if:!subcount(Houses) ?>
<section class="card empty"><?cs include!"parts/empty-table.cs" ?>
<h2>No restaurant yet</h2><p><?cs if:User.CanManage ?>Add your restaurant, and tonight’s reservations stand here.<?cs else ?>Your restaurant’s manager has not added it yet. Tonight’s reservations will stand here.<?cs /if ?></p><?cs
if:User.CanManage ?><a class="btn" href="/dashboard/restaurants/create">Add a restaurant</a><?cs /if ?></section><?cs
/if ?><?cs
each:h = Houses ?>
<article class="card">
<header><div><h2><a class="plainlink" href="/dashboard/restaurants/<?cs var:h.id ?>"><?cs var:h.name ?></a></h2><p><?cs var:h.day ?> · <?cs var:h.zone ?></p></div><dl class="sums"><div><dt>Parties</dt><dd class="num"><?cs var:h.parties ?></dd></div><div><dt>Covers</dt><dd class="num"><?cs var:h.covers ?></dd></div></dl></header>
<?cs if:subcount(h.rows) ?><?cs call:reservation_rows("Reservations at " + h.name + " today", h.rows) ?><?cs if:h.more ?><footer><a href="/dashboard/restaurants/<?cs var:h.id ?>">All <?cs var:h.all ?> reservations of today</a></footer><?cs /if ?><?cs
else ?><div class="empty small"><?cs if:subcount(Houses) == #1 ?><?cs include!"parts/empty-table.cs" ?><?cs /if ?><h3>Nothing booked for today</h3><p><?cs if:h.closed ?>The restaurant is closed today.<?cs else ?>A reservation shows up here as soon as a guest makes one.<?cs /if ?></p></div><?cs /if ?>
</article><?cs /each ?>
