<?cs # SPDX-License-Identifier: MIT ?><?cs
include!"parts/reservation-rows.cs" ?>
<div class="head"><div><a class="crumb" href="/dashboard/restaurants"><?cs call:icon_s("arrow-left") ?>Restaurants</a><h1><?cs var:House.name ?></h1><p><?cs var:House.line ?></p></div>
<?cs if:User.CanManage && !subcount(Agents) ?><div class="actions"><a class="btn" href="/dashboard/agents/create?restaurant=<?cs var:House.id ?>"><?cs call:icon("plus") ?>New agent</a></div><?cs /if ?></div>
<div class="cols">
<section class="card" aria-labelledby="day" id="day-list">
<header><div><h2 id="day"><?cs var:Day.label ?></h2><p><?cs var:Day.zone ?></p></div>
<nav class="days" aria-label="Day"><a class="btn s plain square" href="?day=<?cs var:Day.before ?>" rel="prev" aria-label="The day before"><?cs call:icon("chevron-left") ?></a><?cs if:!Day.is_today ?><a class="btn s plain" href="?">Today</a><?cs /if ?><a class="btn s plain square" href="?day=<?cs var:Day.after ?>" rel="next" aria-label="The day after"><?cs call:icon("chevron-right") ?></a>
<form method="get" class="jump"><label class="vh" for="jump">Go to a date</label><input class="in" id="jump" type="date" name="day" value="<?cs var:Day.date ?>"><button class="btn s plain" type="submit">Go</button></form></nav></header>
<dl class="sums wide"><div><dt>Parties</dt><dd class="num"><?cs var:Day.parties ?></dd></div><div><dt>Covers</dt><dd class="num"><?cs var:Day.covers ?></dd></div><div><dt>Open</dt><dd><?cs var:Day.hours ?></dd></div></dl>
<?cs if:subcount(Rows) ?><?cs call:reservation_rows("Reservations on " + Day.label, Rows) ?><?cs
else ?><div class="empty small"><?cs include!"parts/empty-table.cs" ?><h3>Nothing booked</h3><p><?cs if:Day.closed ?>The restaurant is closed on this day.<?cs elif:subcount(Agents) ?>Reservations for this day show up here as guests make them.<?cs else ?>Give this restaurant an agent, and reservations come in by phone.<?cs /if ?></p></div><?cs /if ?>
</section>
<div class="stack">
<?cs if:subcount(Agents) ?><section class="card pad" aria-labelledby="agents"><h2 id="agents">Answers the phone</h2><ul class="mini"><?cs each:a = Agents ?>
<li><div class="row-gap between"><a href="/dashboard/agents/<?cs var:a.id ?>"><b><?cs var:a.name ?></b></a><?cs call:agent_badge(a.status) ?></div><?cs if:a.phone ?><span class="copy"><?cs call:tel(a.phone, a.phone_text) ?><?cs call:copy(a.phone) ?></span><?cs /if ?></li><?cs /each ?></ul></section><?cs /if ?>
<section class="card pad" aria-labelledby="facts"><h2 id="facts">About the restaurant</h2>
<dl class="facts"><?cs
if:House.cuisine ?><?cs call:fact("utensils", "Cuisine", House.cuisine) ?><?cs /if ?><?cs
if:House.address ?><?cs call:fact("map-pin", "Address", House.address) ?><?cs /if ?><?cs
call:fact("globe", "Time zone", House.zone) ?><?cs
if:House.phone ?><div><?cs call:icon("phone") ?><dt>Phone</dt><dd><?cs call:tel(House.phone, House.phone_text) ?></dd></div><?cs /if ?><?cs
if:House.email ?><div><?cs call:icon("mail") ?><dt>E-mail</dt><dd><a href="mailto:<?cs var:House.email ?>"><?cs var:House.email ?></a></dd></div><?cs /if ?><?cs
call:fact("users", "Seats", House.seats) ?><?cs
call:fact("timer", "A table is kept for", House.turn) ?><?cs
call:fact("calendar-days", "Bookable ahead", House.ahead) ?>
<div><?cs call:icon("clock") ?><dt>Opening hours</dt><dd><ul class="week"><?cs each:d = Week ?><li><span><?cs var:d.name ?></span><span class="num"><?cs each:t = d.services ?><span><?cs var:t.text ?></span><?cs /each ?></span></li><?cs /each ?></ul></dd></div>
<?cs if:House.policy ?><?cs call:fact("info", "Cancellation policy", House.policy) ?><?cs /if ?></dl></section>
<?cs if:subcount(Documents) ?><section class="card pad" aria-labelledby="docs"><h2 id="docs">Documents</h2><ul class="mini"><?cs each:d = Documents ?><li class="row-gap between"><span class="row-gap"><?cs call:icon_s("file-text") ?><?cs var:d.name ?> <span class="muted"><?cs var:d.size ?></span></span><?cs call:document_badge(d.status) ?></li><?cs /each ?></ul></section><?cs /if ?>
</div>
</div>
