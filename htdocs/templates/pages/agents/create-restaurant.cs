<?cs # SPDX-License-Identifier: MIT ?><?cs include!"parts/stepper.cs" ?>
<?cs if:Open_draft.id ?><div class="alert"><?cs call:icon("notebook-pen") ?><div><p><b>You have begun an agent<?cs if:Open_draft.name ?> for <?cs var:Open_draft.name ?><?cs /if ?>.</b> <a href="/dashboard/agents/create?draft=<?cs var:Open_draft.id ?>&amp;step=<?cs var:Open_draft.step ?>">Go on where you left it</a>, or begin afresh below.</p></div></div><?cs /if ?>
<form class="stack tight" method="post" action="/dashboard/agents/create">
<?cs call:form_alert() ?><input type="hidden" name="csrf" value="<?cs var:Csrf ?>"><input type="hidden" name="draft" value="<?cs var:Draft.id ?>"><input type="hidden" name="step" value="1">
<?cs if:subcount(Choices) ?><fieldset class="card pad"><legend class="vh">Which restaurant</legend><div class="seg"><label><input type="radio" name="which" value="existing"<?cs if:Form.which == "existing" ?> checked<?cs /if ?>><span>One of yours<small>Its facts are already here.</small></span></label><label><input type="radio" name="which" value="new"<?cs if:Form.which != "existing" ?> checked<?cs /if ?>><span>A new restaurant<small>Only its name must be typed.</small></span></label></div>
<div class="if-existing"><?cs call:select("restaurant-id", "restaurant_id", "Restaurant", Choices, "") ?></div></fieldset><?cs /if ?>
<div class="stack tight if-new">
<?cs include!"parts/restaurant-form.cs" ?>
</div>
<?cs include!"parts/wizard-foot.cs" ?>
</form>
