<?cs # SPDX-License-Identifier: MIT ?><?cs
# The facts of a restaurant, for the wizard's first step and the page that
# adds one. Only the name must be typed; the sections below it are folded,
# with a line that says what holds if they are left alone. ?><?cs
def:section(title, icon, line, open) ?><summary><?cs call:icon(icon) ?><span><b><?cs var:title ?></b><small><?cs var:line ?></small></span><?cs call:icon("chevron-down") ?></summary><?cs /def ?>
<div class="card pad">
<div class="grid2">
<?cs if:subcount(Choices) ?><?cs call:text("restaurant-name", "restaurant_name", "Restaurant name", "text", "organization", "", "As guests know it: the agent says it when it answers.") ?><?cs else ?><?cs call:text("restaurant-name", "restaurant_name", "Restaurant name", "text", "organization", "required", "As guests know it: the agent says it when it answers.") ?><?cs /if ?>
<?cs call:text("cuisine", "cuisine", "Cuisine", "text", "", "optional", "Italian, ramen, steak house …") ?>
</div>
</div>
<details class="card fold"<?cs if:Open.where ?> open<?cs /if ?>><?cs call:section("Where it is", "map-pin", Sum.where, "") ?>
<div class="pad grid2">
<div class="full"><?cs call:text("address", "address", "Street and number", "text", "street-address", "optional", "") ?></div>
<?cs call:text("city", "city", "City", "text", "address-level2", "optional", "") ?>
<?cs call:text("state", "state", "State or region", "text", "address-level1", "optional", "Two letters in the USA and Canada: NY, BC") ?>
<?cs call:text("zip-code", "zip_code", "Postal code", "text", "postal-code", "optional", "") ?>
<?cs call:select("country", "country", "Country", Countries, "") ?>
<div class="full"><?cs call:select("timezone", "timezone", "Time zone", Zones, "All times of this restaurant are kept and shown in this zone.") ?></div>
</div></details>
<details class="card fold"<?cs if:Open.hours ?> open<?cs /if ?>><?cs call:section("Opening hours", "clock", Sum.hours, "") ?>
<div class="pad stack">
<p class="hint">Up to two services a day. An end after midnight is fine: 18:00 to 02:00 belongs to the evening it starts.</p>
<?cs if:Errors.hours ?><p class="bad" role="alert"><?cs call:icon_s("circle-alert") ?><?cs var:Errors.hours ?></p><?cs /if ?>
<div class="hours"><?cs each:d = Hours ?>
<fieldset data-day="<?cs var:d.key ?>"><legend><?cs var:d.name ?></legend>
<label class="tick"><input type="checkbox" name="<?cs var:d.key ?>-open" value="1"<?cs if:d.open ?> checked<?cs /if ?>><span aria-hidden="true"><?cs var:d.name ?></span><span class="vh">Open on <?cs var:d.name ?></span></label>
<div class="span"><input class="in" type="time" name="<?cs var:d.key ?>-from-1" value="<?cs var:d.from1 ?>" aria-label="<?cs var:d.name ?>, first service from"><span aria-hidden="true">–</span><input class="in" type="time" name="<?cs var:d.key ?>-to-1" value="<?cs var:d.to1 ?>" aria-label="<?cs var:d.name ?>, first service until"></div>
<div class="span"><input class="in" type="time" name="<?cs var:d.key ?>-from-2" value="<?cs var:d.from2 ?>" aria-label="<?cs var:d.name ?>, second service from"><span aria-hidden="true">–</span><input class="in" type="time" name="<?cs var:d.key ?>-to-2" value="<?cs var:d.to2 ?>" aria-label="<?cs var:d.name ?>, second service until"></div>
</fieldset><?cs /each ?>
</div>
<div class="actions js-only"><button type="button" class="btn s plain" data-copy-all><?cs call:icon_s("copy") ?>Copy Monday to all days</button></div>
</div></details>
<details class="card fold"<?cs if:Open.contact ?> open<?cs /if ?>><?cs call:section("Contact", "phone", Sum.contact, "") ?>
<div class="pad grid2">
<?cs call:text("phone", "phone", "Phone", "tel", "tel", "optional", "Where guests reach a person.") ?>
<?cs call:text("email", "email", "E-mail address", "email", "email", "optional", "") ?>
<div class="full"><?cs call:text("website", "website", "Website", "url", "url", "optional", "") ?></div>
</div></details>
<details class="card fold"<?cs if:Open.seats ?> open<?cs /if ?>><?cs call:section("Seats and policies", "users", Sum.seats, "") ?>
<div class="pad grid2">
<?cs call:number("seating-capacity", "seating_capacity", "Seating capacity", "1", "10000", "covers at one time", "") ?>
<?cs call:number("turnover-minutes", "turnover_minutes", "A table is kept for", "15", "600", "minutes", "") ?>
<?cs call:number("buffer-minutes", "buffer_minutes", "Pause after each party", "0", "120", "minutes", "") ?>
<?cs call:number("advance-booking-days", "advance_booking_days", "Bookable ahead", "0", "730", "days", "") ?>
<?cs call:number("min-party-size", "min_party_size", "Smallest party", "1", "1000", "people", "") ?>
<?cs call:number("max-party-size", "max_party_size", "Largest party", "1", "1000", "people", "") ?>
<?cs call:number("lead-minutes", "lead_minutes", "Least notice", "0", "43200", "minutes", "") ?>
<div class="full"><?cs call:area("cancellation-policy", "cancellation_policy", "Cancellation policy", "3", "2000", "optional", "The agent tells it to guests who ask.") ?></div>
</div></details>
