<?cs # SPDX-License-Identifier: MIT ?>
<h1>Start free</h1>
<p class="lead">An agent for your restaurant, in a few minutes.</p>
<form class="card pad" method="post" action="/sign-up">
<?cs call:form_alert() ?><input type="hidden" name="csrf" value="<?cs var:Csrf ?>">
<?cs call:text("name", "name", "Your name", "text", "name", "optional", "") ?>
<?cs call:text("email", "email", "E-mail address", "email", "email", "required", "") ?>
<?cs call:text("password", "password", "Password", "password", "new-password", "required", "At least 12 characters. A few words are easy to remember and hard to guess.") ?>
<button class="btn wide" type="submit">Create account</button>
</form>
<p class="lead center">Have an account? <a href="/sign-in">Sign in</a></p>
