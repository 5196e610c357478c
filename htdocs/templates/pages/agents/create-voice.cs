<?cs # SPDX-License-Identifier: MIT ?><?cs include!"parts/stepper.cs" ?>
<form class="stack tight" method="post" action="/dashboard/agents/create">
<?cs call:form_alert() ?><input type="hidden" name="csrf" value="<?cs var:Csrf ?>"><input type="hidden" name="draft" value="<?cs var:Draft.id ?>"><input type="hidden" name="step" value="2">
<fieldset class="card pad"<?cs if:Errors.voice ?> aria-describedby="voice-bad"<?cs /if ?>><legend class="legend-line">Voice</legend><?cs
if:Errors.voice ?><p class="bad" id="voice-bad"><?cs call:icon_s("circle-alert") ?><?cs var:Errors.voice ?></p><?cs /if ?><?cs
if:!subcount(Voices) ?><div class="empty small"><?cs include!"parts/empty-phone.cs" ?><h3>The voices are being fetched</h3><p>They come from the voice platform and are here within a minute. What you typed is kept.</p><a class="btn plain" href="/dashboard/agents/create?draft=<?cs var:Draft.id ?>&amp;step=2"><?cs call:icon("refresh-cw") ?>Look again</a></div><?cs
else ?><div class="voices"><?cs each:v = Voices ?>
<label class="voice" data-voice-id="<?cs var:v.id ?>"><input type="radio" name="voice" value="<?cs var:v.id ?>"<?cs if:v.chosen ?> checked<?cs /if ?>><span class="avatar t<?cs var:v.tone ?>" aria-hidden="true"><?cs var:v.initial ?></span><span class="who"><b><?cs var:v.name ?></b><small><?cs var:v.line ?></small></span><span class="mark" aria-hidden="true"><?cs call:icon("check") ?></span></label><?cs /each ?>
</div><?cs /if ?></fieldset>
<div class="card pad">
<?cs call:area("greeting", "greeting", "Greeting", "3", "500", "", "The first thing a caller hears. {{restaurant}} becomes the restaurant’s name.") ?>
<fieldset><legend class="legend">Style</legend><div class="seg"><?cs each:s = Styles ?><label><input type="radio" name="style" value="<?cs var:s.value ?>"<?cs if:s.value == Form.style ?> checked<?cs /if ?>><span><?cs var:s.text ?><small><?cs var:s.line ?></small></span></label><?cs /each ?></div></fieldset>
<div class="grid2"><?cs call:select("language", "language", "Language", Languages, "The language it answers in.") ?></div>
</div>
<?cs include!"parts/wizard-foot.cs" ?>
</form>
