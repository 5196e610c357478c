<?cs # SPDX-License-Identifier: MIT ?><?cs
# The wizard's four steps; those behind are links, nothing is lost. ?><?cs
def:step(n, name) ?><li<?cs if:Step.at == n ?> aria-current="step"<?cs elif:Step.reached >= n ?> class="done"<?cs /if ?>><?cs
if:Step.at != n && Step.reached >= n ?><a href="/dashboard/agents/create?draft=<?cs var:Draft.id ?>&amp;step=<?cs var:n ?>"><?cs call:icon_s("check") ?><?cs var:name ?></a><?cs
else ?><span><?cs var:n ?>/4 <?cs var:name ?></span><?cs /if ?></li><?cs /def ?>
<div class="head"><div><a class="crumb" href="/dashboard/agents"><?cs call:icon_s("arrow-left") ?>Agents</a><h1>New agent</h1><p><?cs var:Step.line ?></p></div></div>
<nav aria-label="Steps"><ol class="stepper"><?cs call:step("1", "Restaurant") ?><?cs call:step("2", "Voice") ?><?cs call:step("3", "Documents") ?><?cs call:step("4", "Review") ?></ol></nav>
