<?cs # SPDX-License-Identifier: MIT ?><?cs
# macros.cs: the parts that pages are made of. Values are escaped by the
# html mode; names of controls are literals of the calling template. key is
# the control's name with _ for -, as Form and Errors know it. ?><?cs

def:icon(name) ?><svg class="icon" aria-hidden="true"><use href="/static/icons.svg?v=<?cs var:Static.Version ?>#<?cs var:name ?>"/></svg><?cs /def ?><?cs
def:icon_s(name) ?><svg class="icon s" aria-hidden="true"><use href="/static/icons.svg?v=<?cs var:Static.Version ?>#<?cs var:name ?>"/></svg><?cs /def ?><?cs
def:icon_spin() ?><svg class="icon spin" aria-hidden="true"><use href="/static/icons.svg?v=<?cs var:Static.Version ?>#loader-circle"/></svg><?cs /def ?><?cs

def:logo() ?><svg viewBox="0 0 32 32" aria-hidden="true"><rect class="p3" width="32" height="32" rx="9"/><path d="M9 21v-5a7 7 0 0 1 14 0v5" fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round"/><rect x="7" y="17.4" width="4.6" height="7" rx="2.3" fill="#fff"/><rect x="20.4" y="17.4" width="4.6" height="7" rx="2.3" fill="#fff"/><path d="M14 20.5v2M16 19v5M18 20.5v2" stroke="#c7d2fe" stroke-width="1.6" stroke-linecap="round"/></svg><?cs /def ?><?cs

def:badge(kind, icon, text) ?><span class="badge <?cs var:kind ?>"><?cs call:icon(icon) ?><?cs var:text ?></span><?cs /def ?><?cs

def:reservation_badge(status) ?><?cs
 if:status == "confirmed" ?><?cs call:badge("good", "circle-check", "Confirmed") ?><?cs
 elif:status == "seated" ?><?cs call:badge("info", "users", "Seated") ?><?cs
 elif:status == "cancelled" ?><?cs call:badge("bad", "circle-x", "Cancelled") ?><?cs
 elif:status == "completed" ?><?cs call:badge("", "check", "Completed") ?><?cs
 else ?><?cs call:badge("warn", "user-x", "No-show") ?><?cs
 /if ?><?cs /def ?><?cs

def:agent_badge(status) ?><?cs
 if:status == "active" ?><?cs call:badge("good", "circle-check", "Active") ?><?cs
 elif:status == "configuring" ?><?cs call:badge("info", "loader-circle", "Setting up") ?><?cs
 elif:status == "paused" ?><?cs call:badge("warn", "pause", "Paused") ?><?cs
 else ?><?cs call:badge("bad", "circle-alert", "Needs attention") ?><?cs
 /if ?><?cs /def ?><?cs

def:document_badge(status) ?><?cs
 if:status == "active" ?><?cs call:badge("good", "circle-check", "In use") ?><?cs
 elif:status == "failed" ?><?cs call:badge("bad", "circle-alert", "Failed") ?><?cs
 elif:status == "processing" ?><?cs call:badge("info", "loader-circle", "Processing") ?><?cs
 else ?><?cs call:badge("warn", "hourglass", "Waiting") ?><?cs
 /if ?><?cs /def ?><?cs

def:hint(name, key, hint) ?><?cs
 if:hint ?><p class="hint" id="<?cs var:name ?>-hint"><?cs var:hint ?></p><?cs /if ?><?cs
 if:Errors[key] ?><p class="bad" id="<?cs var:name ?>-bad"><?cs call:icon_s("circle-alert") ?><?cs var:Errors[key] ?></p><?cs /if ?><?cs
/def ?><?cs

def:described(name, key, hint) ?><?cs
 if:Errors[key] ?> aria-invalid="true" aria-describedby="<?cs var:name ?>-bad"<?cs
 elif:hint ?> aria-describedby="<?cs var:name ?>-hint"<?cs /if ?><?cs
/def ?><?cs

def:label(name, label, optional) ?><label for="f-<?cs var:name ?>"><?cs var:label ?><?cs if:optional ?> <span class="opt">(optional)</span><?cs /if ?></label><?cs /def ?><?cs

# text: a control of one line. need: "required", "optional" or "". ?><?cs
def:text(name, key, label, type, auto, need, hint) ?><div class="field"><?cs
 if:need == "optional" ?><?cs call:label(name, label, "1") ?><?cs else ?><?cs call:label(name, label, "") ?><?cs /if ?><input class="in" id="f-<?cs var:name ?>" name="<?cs var:name ?>" type="<?cs var:type ?>" value="<?cs var:Form[key] ?>"<?cs
 if:auto ?> autocomplete="<?cs var:auto ?>"<?cs /if ?><?cs
 if:need == "required" ?> required<?cs /if ?><?cs
 call:described(name, key, hint) ?>><?cs
 call:hint(name, key, hint) ?></div><?cs
/def ?><?cs

def:number(name, key, label, least, most, unit, hint) ?><div class="field"><?cs
 call:label(name, label, "") ?><div class="unit"><input class="in" id="f-<?cs var:name ?>" name="<?cs var:name ?>" type="number" inputmode="numeric" min="<?cs var:least ?>" max="<?cs var:most ?>" value="<?cs var:Form[key] ?>"<?cs
 call:described(name, key, hint) ?>><?cs var:unit ?></div><?cs
 call:hint(name, key, hint) ?></div><?cs
/def ?><?cs

def:area(name, key, label, rows, most, need, hint) ?><div class="field"><?cs
 if:need == "optional" ?><?cs call:label(name, label, "1") ?><?cs else ?><?cs call:label(name, label, "") ?><?cs /if ?><textarea class="in" id="f-<?cs var:name ?>" name="<?cs var:name ?>" rows="<?cs var:rows ?>" maxlength="<?cs var:most ?>"<?cs
 call:described(name, key, hint) ?>><?cs var:Form[key] ?></textarea><?cs
 call:hint(name, key, hint) ?></div><?cs
/def ?><?cs

# select: options is a list of {value, text}; the one typed is chosen. ?><?cs
def:select(name, key, label, options, hint) ?><div class="field"><?cs
 call:label(name, label, "") ?><select class="in" id="f-<?cs var:name ?>" name="<?cs var:name ?>"<?cs
 call:described(name, key, hint) ?>><?cs
 each:o = options ?><option value="<?cs var:o.value ?>"<?cs if:o.value == Form[key] ?> selected<?cs /if ?>><?cs var:o.text ?></option><?cs /each ?></select><?cs
 call:hint(name, key, hint) ?></div><?cs
/def ?><?cs

def:form_alert() ?><?cs
 if:Errors.form ?><div class="alert bad" role="alert" tabindex="-1" data-focus><?cs call:icon("circle-alert") ?><div><?cs var:Errors.form ?></div></div><?cs /if ?><?cs
/def ?><?cs

def:fact(icon, term, text) ?><div><?cs call:icon(icon) ?><dt><?cs var:term ?></dt><dd><?cs var:text ?></dd></div><?cs /def ?><?cs

# tel: number is E.164, text as people of the place write it. ?><?cs
def:tel(number, text) ?><a href="tel:<?cs var:number ?>" class="num nowrap"><?cs var:text ?></a><?cs /def ?><?cs

def:copy(text) ?><button type="button" class="btn ghost s square js-only" data-copy="<?cs var:text ?>" aria-label="Copy the number"><?cs call:icon("copy") ?></button><?cs /def ?>
