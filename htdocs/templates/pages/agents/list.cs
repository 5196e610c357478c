<?cs # SPDX-License-Identifier: MIT ?>
<div class="head"><div><h1>Agents</h1><p><?cs if:Count ?><?cs var:Count ?><?cs else ?>The voices that answer your phones.<?cs /if ?></p></div>
<?cs if:User.CanManage && subcount(Agents) ?><div class="actions"><a class="btn" href="/dashboard/agents/create"><?cs call:icon("plus") ?>New agent</a></div><?cs /if ?></div>
<?cs if:Draft.id ?><div class="alert"><?cs call:icon("notebook-pen") ?><div><p><b>You have begun an agent<?cs if:Draft.name ?> for <?cs var:Draft.name ?><?cs /if ?>.</b> It is kept as you left it, at step <?cs var:Draft.step ?> of 4.</p><p class="actions"><a class="btn s" href="/dashboard/agents/create?draft=<?cs var:Draft.id ?>&amp;step=<?cs var:Draft.step ?>">Continue</a></p></div></div><?cs /if ?><?cs
if:!subcount(Agents) ?><section class="card empty"><?cs include!"parts/empty-phone.cs" ?>
<h2>No agents yet</h2><p>Create your first AI agent in under 5 minutes.</p><?cs
if:User.CanManage ?><a class="btn" href="/dashboard/agents/create">Create your first agent</a><?cs /if ?></section><?cs
else ?><ul class="tiles"><?cs each:a = Agents ?>
<li class="card tile"><div class="tile-head"><span class="avatar" aria-hidden="true"><?cs call:icon("phone-call") ?></span><div><h2><a class="cover" href="/dashboard/agents/<?cs var:a.id ?>"><?cs var:a.name ?></a></h2><p class="muted"><?cs var:a.restaurant ?></p></div></div>
<p class="copy big-number"><?cs if:a.phone ?><?cs call:tel(a.phone, a.phone_text) ?><?cs call:copy(a.phone) ?><?cs else ?><span class="muted">No number yet</span><?cs /if ?></p>
<?cs if:a.error ?><p class="bad"><?cs call:icon_s("circle-alert") ?><?cs var:a.error ?></p><?cs /if ?>
<div class="tile-foot"><span class="muted num"><?cs var:a.stats ?></span><?cs call:agent_badge(a.status) ?></div></li><?cs /each ?>
</ul><?cs /if ?>
