<?cs # SPDX-License-Identifier: MIT ?>
<div class="head"><div><a class="crumb" href="/dashboard/agents"><?cs call:icon_s("arrow-left") ?>Agents</a><h1><?cs var:Agent.name ?></h1><p>Answers for <a href="/dashboard/restaurants/<?cs var:House.id ?>"><?cs var:House.name ?></a></p></div><?cs call:agent_badge(Agent.status) ?></div>
<?cs if:Agent.status == "error" ?><div class="alert bad"><?cs call:icon("circle-alert") ?><div><p><b>Setting up stopped.</b> <?cs var:Agent.error ?></p><div class="actions"><?cs if:User.CanManage ?><form method="post" action="/dashboard/agents/<?cs var:Agent.id ?>/retry"><input type="hidden" name="csrf" value="<?cs var:Csrf ?>"><button class="btn s" type="submit"><?cs call:icon_s("rotate-ccw") ?>Retry</button></form><?cs /if ?><a class="btn s plain" href="/dashboard/agents/<?cs var:Agent.id ?>/launch">See the steps</a></div></div></div>
<?cs elif:Agent.status == "configuring" ?><div class="alert"><?cs call:icon("loader-circle") ?><div><p><b>This agent is being set up.</b></p><div class="actions"><a class="btn s" href="/dashboard/agents/<?cs var:Agent.id ?>/launch">Watch the steps</a></div></div></div><?cs /if ?>
<div class="cols">
<div class="stack">
<section class="card pad number-card" aria-labelledby="number"><h2 id="number">Phone number</h2><?cs
if:Agent.phone ?><p class="copy huge"><?cs call:tel(Agent.phone, Agent.phone_text) ?><?cs call:copy(Agent.phone) ?></p><p class="muted">Publish it, or forward your own line to it.</p><?cs
else ?><p class="muted">It gets one when setting up is through.</p><?cs /if ?></section>
<section class="card pad" aria-labelledby="talk"><h2 id="talk">How it talks</h2>
<blockquote class="greeting"><?cs call:icon("message-square") ?><p><?cs var:Agent.greeting ?></p></blockquote>
<dl class="pairs"><div><dt>Voice</dt><dd><?cs var:Agent.voice ?></dd></div><div><dt>Language</dt><dd><?cs var:Agent.language ?></dd></div><div><dt>Style</dt><dd><?cs var:Agent.style ?></dd></div><div><dt>Longest call</dt><dd><?cs var:Agent.longest ?></dd></div></dl></section>
<?cs if:subcount(Activity) ?><section class="card pad" aria-labelledby="act"><h2 id="act">Recent calls</h2><ul class="mini"><?cs each:c = Activity ?><li class="row-gap between"><span><b><?cs var:c.outcome ?></b> <span class="muted"><?cs var:c.length ?></span></span><time class="muted" datetime="<?cs var:c.iso ?>" title="<?cs var:c.exact ?>"><?cs var:c.when ?></time></li><?cs /each ?></ul></section><?cs /if ?>
</div>
<div class="stack">
<section class="card pad" aria-labelledby="sofar"><h2 id="sofar">So far</h2><dl class="sums wide"><div><dt>Calls</dt><dd class="num"><?cs var:Agent.calls ?></dd></div><div><dt>Minutes</dt><dd class="num"><?cs var:Agent.minutes ?></dd></div><div><dt>Last call</dt><dd><?cs var:Agent.last_call ?></dd></div></dl></section>
<section class="card pad" aria-labelledby="docs"><h2 id="docs">Documents</h2><?cs if:subcount(Documents) ?><ul class="mini"><?cs each:d = Documents ?><li class="row-gap between"><span class="row-gap"><?cs call:icon_s("file-text") ?><?cs var:d.name ?> <span class="muted"><?cs var:d.size ?></span></span><?cs call:document_badge(d.status) ?></li><?cs /each ?></ul><?cs else ?><p class="muted">None. The agent answers from the restaurant’s facts.</p><?cs /if ?></section>
</div>
</div>
