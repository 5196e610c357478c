<?cs # SPDX-License-Identifier: MIT ?>
<div class="head"><div><h1>Restaurants</h1><p><?cs if:Count ?><?cs var:Count ?><?cs else ?>The houses you take reservations for.<?cs /if ?></p></div>
<?cs if:User.CanManage && subcount(Restaurants) ?><div class="actions"><a class="btn" href="/dashboard/restaurants/create"><?cs call:icon("plus") ?>Add a restaurant</a></div><?cs /if ?></div>
<?cs if:!subcount(Restaurants) ?><section class="card empty"><?cs include!"parts/empty-house.cs" ?>
<h2>No restaurants yet</h2><p><?cs if:User.CanManage ?>Add the first one. Only its name is needed; everything else has sensible defaults.<?cs else ?>Your manager has not added one yet.<?cs /if ?></p><?cs
if:User.CanManage ?><a class="btn" href="/dashboard/restaurants/create">Add a restaurant</a><?cs /if ?></section><?cs
else ?><ul class="tiles"><?cs each:r = Restaurants ?>
<li class="card tile"><div class="tile-head"><span class="avatar sq" aria-hidden="true"><?cs var:r.initial ?></span><div><h2><a class="cover" href="/dashboard/restaurants/<?cs var:r.id ?>"><?cs var:r.name ?></a></h2><p class="muted"><?cs var:r.line ?></p></div></div>
<div class="tile-foot"><?cs if:r.phone ?><span class="row-gap"><?cs call:icon_s("phone") ?><?cs call:tel(r.phone, r.phone_text) ?></span><?cs else ?><span class="muted">No agent yet</span><?cs /if ?><?cs
if:r.status == "active" ?><?cs call:badge("good", "circle-check", "Open for bookings") ?><?cs elif:r.status == "paused" ?><?cs call:badge("warn", "pause", "Paused") ?><?cs else ?><?cs call:badge("", "x", "Archived") ?><?cs /if ?></div></li><?cs /each ?>
</ul><?cs /if ?>
