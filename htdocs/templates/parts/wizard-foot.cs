<?cs # SPDX-License-Identifier: MIT ?><?cs
# The first button is what Enter presses; it stands right. Back saves, too. ?>
<div class="wizard-foot"><button class="btn" type="submit" name="go" value="on">Next<?cs call:icon("arrow-right") ?></button><?cs if:Step.at != "1" ?><button class="btn plain" type="submit" name="go" value="back" formnovalidate><?cs call:icon("arrow-left") ?>Back</button><?cs else ?><a class="btn ghost" href="/dashboard/agents">Cancel</a><?cs /if ?></div>
