<?cs # SPDX-License-Identifier: MIT ?>
<div class="head"><div><a class="crumb" href="/dashboard/restaurants"><?cs call:icon_s("arrow-left") ?>Restaurants</a><h1>Add a restaurant</h1><p>Only the name must be typed. Please check the hours and the time zone: callers are told by them.</p></div></div>
<form class="stack tight" method="post" action="/dashboard/restaurants/create">
<?cs call:form_alert() ?><input type="hidden" name="csrf" value="<?cs var:Csrf ?>">
<?cs include!"parts/restaurant-form.cs" ?>
<div class="wizard-foot"><button class="btn" type="submit">Add restaurant</button><a class="btn ghost" href="/dashboard/restaurants">Cancel</a></div>
</form>
