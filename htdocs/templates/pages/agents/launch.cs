<?cs # SPDX-License-Identifier: MIT ?><?cs
# Polled while the daemon works: the part says itself whether to go on. ?>
<div id="launch" class="stack"<?cs if:Launch.running ?> data-poll="400"<?cs /if ?>>
<?cs if:Launch.done ?><section class="card pad won">
<span class="medal" aria-hidden="true"><?cs call:icon("check") ?></span>
<h1 tabindex="-1" data-focus>Agent created successfully</h1>
<p class="lead"><?cs var:Agent.name ?> now answers this number:</p>
<p class="copy huge"><a class="num nowrap" href="tel:<?cs var:Agent.phone ?>" data-testid="phone-number"><?cs var:Agent.phone_text ?></a><?cs call:copy(Agent.phone) ?></p>
<div class="actions"><a class="btn" href="tel:<?cs var:Agent.phone ?>"><?cs call:icon("phone-call") ?>Call it now</a><a class="btn plain" href="/dashboard/agents/<?cs var:Agent.id ?>">Open the agent</a></div>
<ul class="after"><li><?cs call:icon("phone") ?><span>Print the number, or forward your own line to it.</span></li><li><?cs call:icon("calendar-check") ?><span>Bookings stand on <a href="/dashboard/restaurants/<?cs var:House.id ?>"><?cs var:House.name ?>’s page</a> as they are made.</span></li></ul>
</section><?cs
elif:Launch.failed ?><div class="head"><div><a class="crumb" href="/dashboard/agents"><?cs call:icon_s("arrow-left") ?>Agents</a><h1 tabindex="-1" data-focus>Setting up stopped</h1><p><?cs var:Agent.name ?></p></div></div>
<div class="alert bad" role="alert"><?cs call:icon("circle-alert") ?><div><p><?cs var:Launch.error ?></p><?cs if:User.CanManage ?><form class="actions" method="post" action="/dashboard/agents/<?cs var:Agent.id ?>/retry"><input type="hidden" name="csrf" value="<?cs var:Csrf ?>"><button class="btn s" type="submit"><?cs call:icon_s("rotate-ccw") ?>Retry</button></form><?cs /if ?></div></div><?cs
else ?><div class="head"><div><h1>Setting up <?cs var:Agent.name ?></h1><p>This takes a few seconds. You can leave the page; it goes on.</p></div></div><?cs
/if ?><?cs
if:!Launch.done ?><section class="card pad" aria-label="Steps">
<progress value="<?cs var:Launch.at ?>" max="<?cs var:Launch.count ?>" aria-label="Steps done"></progress>
<ol class="steps"><?cs each:s = Launch.steps ?>
<li class="<?cs var:s.state ?>"><span class="dot"><?cs if:s.state == "done" ?><?cs call:icon("check") ?><?cs elif:s.state == "now" ?><?cs call:icon_spin() ?><?cs elif:s.state == "failed" ?><?cs call:icon("x") ?><?cs else ?><?cs call:icon("circle-dashed") ?><?cs /if ?></span><span class="t"><?cs var:s.text ?><?cs if:s.note ?><small><?cs var:s.note ?></small><?cs /if ?></span><span class="when"><?cs if:s.state == "done" ?>done<?cs elif:s.state == "now" ?>working<?cs elif:s.state == "failed" ?>failed<?cs else ?><span class="vh">to do</span><?cs /if ?></span></li><?cs /each ?>
</ol></section><?cs /if ?>
</div>
