<?cs # SPDX-License-Identifier: MIT ?>
<h1>Welcome back</h1>
<form class="card pad" method="post" action="/sign-in">
<?cs call:form_alert() ?><input type="hidden" name="csrf" value="<?cs var:Csrf ?>"><?cs if:SignIn.Next ?><input type="hidden" name="next" value="<?cs var:SignIn.Next ?>"><?cs /if ?>
<?cs call:text("email", "email", "E-mail address", "email", "username", "required", "") ?>
<?cs call:text("password", "password", "Password", "password", "current-password", "required", "") ?>
<button class="btn wide" type="submit">Sign in</button>
</form>
<p class="lead center">New here? <a href="/sign-up">Create an account</a></p>
