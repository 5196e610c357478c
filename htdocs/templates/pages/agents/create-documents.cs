<?cs # SPDX-License-Identifier: MIT ?><?cs include!"parts/stepper.cs" ?>
<form class="stack tight" method="post" action="/dashboard/agents/create" enctype="multipart/form-data">
<?cs call:form_alert() ?><input type="hidden" name="csrf" value="<?cs var:Csrf ?>"><input type="hidden" name="draft" value="<?cs var:Draft.id ?>"><input type="hidden" name="step" value="3">
<div class="card pad">
<?cs if:File.name ?><div class="file"><span class="avatar sq"><?cs call:icon("file-text") ?></span><div><b class="clip"><?cs var:File.name ?></b><p class="muted"><?cs var:File.line ?></p></div><?cs call:document_badge("uploading") ?></div><?cs /if ?>
<div class="drop" data-drop><?cs call:icon("file-up") ?><div><label for="f-document"><b><?cs if:File.name ?>Replace it with another file<?cs else ?>Choose a file<?cs /if ?></b><span class="js-only"> or drop it here</span></label><p class="muted">Your menu, policies or answers to common questions. PDF, TXT or DOCX, at most 10 MB.</p></div>
<input type="file" id="f-document" name="document" accept=".pdf,.txt,.docx" data-list="files" data-most="<?cs var:File.most ?>"<?cs if:Errors.document ?> aria-invalid="true" aria-describedby="document-bad"<?cs /if ?>><ul id="files" aria-live="polite"></ul></div>
<?cs if:Errors.document ?><p class="bad" id="document-bad"><?cs call:icon_s("circle-alert") ?><?cs var:Errors.document ?></p><?cs /if ?>
<div class="grid2"><?cs call:select("document-type", "document_type", "What it is", Types, "") ?></div>
<p class="alert"><?cs call:icon("lock") ?><span>Files are kept encrypted. This step can be left empty.</span></p>
</div>
<?cs include!"parts/wizard-foot.cs" ?>
</form>
