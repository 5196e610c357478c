<?cs # SPDX-License-Identifier: MIT ?><?cs
# layout.cs: the frame around every page. Page.Shell picks one of three:
# "door" (sign in and such), "public", or the signed-in frame. A request
# with X-Partial gets the page's own part alone. ?><?cs
include!"macros.cs" ?><?cs

def:nav(href, name, icon, text) ?><li><a class="nav" href="<?cs var:href ?>"<?cs if:Page.Nav == name ?> aria-current="page"<?cs /if ?>><?cs call:icon(icon) ?><span><?cs var:text ?></span></a></li><?cs /def ?><?cs

def:theme() ?><form method="post" action="/theme" data-theme-form><input type="hidden" name="csrf" value="<?cs var:Csrf ?>"><input type="hidden" name="back" value="<?cs var:Page.Path ?>"><button class="nav" name="theme" value="<?cs if:Page.Theme == "dark" ?>light<?cs else ?>dark<?cs /if ?>"><?cs call:icon("sun-moon") ?><span>Theme</span></button></form><?cs /def ?><?cs

def:site_nav() ?><nav aria-label="Site"><?cs
 if:User.Id ?><a class="btn plain" href="/dashboard">Dashboard</a><?cs
 else ?><a class="quiet" href="/sign-in">Sign in</a><a class="btn" href="/sign-up">Sign up</a><?cs
 /if ?></nav><?cs /def ?><?cs

def:flash() ?><?cs if:Flash.Text ?><div class="toast<?cs if:Flash.Kind == "error" || Flash.Kind == "warning" ?> bad<?cs /if ?>"><?cs
 if:Flash.Kind == "error" || Flash.Kind == "warning" ?><?cs call:icon("circle-alert") ?><?cs else ?><?cs call:icon("circle-check") ?><?cs /if ?><span><?cs var:Flash.Text ?></span></div><?cs /if ?><?cs /def ?><?cs

if:!Page.Partial ?><!DOCTYPE html>
<html lang="en"<?cs if:Page.Theme == "dark" ?> data-theme="dark"<?cs elif:Page.Theme == "light" ?> data-theme="light"<?cs /if ?>>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title><?cs var:Page.Title ?> · VoiceAgent</title>
<?cs if:Page.Description ?><meta name="description" content="<?cs var:Page.Description ?>">
<?cs /if ?><meta name="theme-color" content="#4F46E5">
<link rel="icon" href="/static/img/icon.svg?v=<?cs var:Static.Version ?>" type="image/svg+xml">
<link rel="stylesheet" href="/static/css/app.css?v=<?cs var:Static.Version ?>">
<?cs if:Page.Refresh ?><noscript><meta http-equiv="refresh" content="<?cs var:Page.Refresh ?>"></noscript>
<?cs /if ?><script src="/static/js/app.js?v=<?cs var:Static.Version ?>" type="module"></script>
</head>
<?cs if:Page.Shell == "door" ?><body class="door">
<a class="skip" href="#main">Skip to the content</a>
<header><a class="brand" href="/"><?cs call:logo() ?><span>VoiceAgent</span></a></header>
<main id="main" tabindex="-1">
<?cs elif:Page.Shell == "public" || !User.Id ?><body>
<a class="skip" href="#main">Skip to the content</a>
<header class="top"><a class="brand" href="/"><?cs call:logo() ?><span>VoiceAgent</span></a><?cs call:site_nav() ?></header>
<main id="main" tabindex="-1">
<?cs else ?><body class="app">
<a class="skip" href="#main">Skip to the content</a>
<header class="bar">
<a class="brand" href="/dashboard"><?cs call:logo() ?><span>VoiceAgent</span></a>
<nav aria-label="Main"><ul><?cs
 call:nav("/dashboard", "dashboard", "layout-dashboard", "Today") ?><?cs
 call:nav("/dashboard/restaurants", "restaurants", "store", "Restaurants") ?><?cs
 call:nav("/dashboard/agents", "agents", "phone-call", "Agents") ?><?cs
 call:nav("/help", "help", "circle-help", "Help") ?></ul></nav>
<div class="bar-foot">
<div class="me"><span class="avatar" aria-hidden="true"><?cs var:User.Initials ?></span><div><b><?cs var:User.Name ?></b><small><?cs var:User.Email ?></small></div></div>
<?cs call:theme() ?>
<form method="post" action="/sign-out"><input type="hidden" name="csrf" value="<?cs var:Csrf ?>"><button class="nav"><?cs call:icon("log-out") ?><span>Sign out</span></button></form>
</div>
</header>
<main id="main" class="main<?cs if:Page.Narrow ?> narrow<?cs /if ?>" tabindex="-1">
<?cs /if ?><?cs /if ?><?cs

include!Page.Template ?><?cs

if:!Page.Partial ?>
</main>
<?cs if:Page.Shell != "door" && (Page.Shell == "public" || !User.Id) ?><footer class="foot"><div><span>VoiceAgent answers the phone for restaurants.</span><ul><li><a class="quiet" href="/help">Help</a></li><li><a class="quiet" href="/privacy">Privacy</a></li></ul></div></footer>
<?cs /if ?><div class="toasts" role="status" aria-live="polite" id="toasts"><?cs call:flash() ?></div>
<template id="toast"><div class="toast"><?cs call:icon("circle-check") ?><span></span></div></template>
</body>
</html>
<?cs /if ?>
