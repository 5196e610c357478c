<?cs # SPDX-License-Identifier: MIT ?><?cs
# Plans.*: name, pitch, price, per, minutes, more, agents, calls, daily, main ?>
<section class="hero">
<div>
<h1><span>The phone rings.</span> <span>The table is booked.</span></h1>
<p class="lead">VoiceAgent answers your restaurant’s phone around the clock, in a natural voice. It books, changes and cancels tables by your own rules, and every reservation stands on your page before the guest hangs up.</p>
<div class="actions"><?cs if:User.Id ?><a class="btn l" href="/dashboard">Open your dashboard</a><?cs else ?><a class="btn l" href="/sign-up">Start free</a><a class="btn l plain" href="#plans">See prices</a><?cs /if ?></div>
<ul class="ticks"><li><?cs call:icon_s("check") ?>Set up in under five minutes</li><li><?cs call:icon_s("check") ?>Your own phone number</li><li><?cs call:icon_s("check") ?>No card needed</li></ul>
</div>
<figure class="picture" role="img" aria-label="A guest asks on the phone for a table for four at half past seven; the reservation 4821 appears on Saturday’s list.">
<div class="call">
<p class="who"><span class="avatar"><?cs call:icon_s("phone-incoming") ?></span><span><b>Incoming call</b><small>(212) 555-0147 · 0:42</small></span><svg class="wave" viewBox="0 0 60 20"><path d="M3 8v4M10 5v10M17 2v16M24 6v8M31 4v12M38 8v4M45 3v14M52 7v6M58 9v2"/></svg></p>
<p class="say in1">“A table for four on Saturday, around half past seven?”</p>
<p class="say us in2">“Half past seven is free. Under what name?”</p>
<p class="say in3">“Garden.”</p>
<p class="say us in4">“Done. Your code is 4&#8201;8&#8201;2&#8201;1. See you Saturday!”</p>
</div>
<div class="day">
<p class="top-line"><b>Saturday, 28 November</b><span class="num">38 of 60 covers</span></p>
<ul>
<li><time>6:00 pm</time><b>Okafor</b><span>2</span><i>2107</i></li>
<li><time>6:45 pm</time><b>Lindqvist</b><span>6</span><i>0934</i></li>
<li class="new"><time>7:30 pm</time><b>Garden</b><span>4</span><i>4821</i></li>
<li><time>8:15 pm</time><b>Marchetti</b><span>3</span><i>7350</i></li>
</ul>
</div>
</figure>
</section>

<section class="band" aria-labelledby="how">
<h2 id="how">Live before your next service</h2>
<ol class="three">
<li><span class="n">1</span><h3>Tell it about your house</h3><p>Opening hours, seats, turn times, how far ahead guests may book. Only the name must be typed; the rest has sensible defaults.</p></li>
<li><span class="n">2</span><h3>Choose a voice</h3><p>Pick who answers and how the greeting sounds. Add your menu and policies.</p></li>
<li><span class="n">3</span><h3>Share the number</h3><p>You get a phone number of your own. Print it, or forward your line to it when you are busy.</p></li>
</ol>
</section>

<section class="band" aria-labelledby="why">
<h2 id="why">Made for the host stand</h2>
<ul class="six">
<li><?cs call:icon("calendar-check") ?><h3>Never double-booked</h3><p>Two calls at the same second cannot take the same seats: capacity is checked and written in one step.</p></li>
<li><?cs call:icon("key-round") ?><h3>A four-digit code</h3><p>Guests change or cancel with their code; your team finds the table at once.</p></li>
<li><?cs call:icon("clock") ?><h3>Your hours, your zone</h3><p>Lunch and dinner, past midnight, last seating: it offers only times you serve.</p></li>
<li><?cs call:icon("calendar-clock") ?><h3>The next best time</h3><p>When a time is full it offers the nearest free ones, before and after.</p></li>
<li><?cs call:icon("history") ?><h3>Every change on record</h3><p>Who booked, what changed, and when: each reservation keeps its history.</p></li>
<li><?cs call:icon("lock") ?><h3>Guests stay private</h3><p>Names, numbers and requests are encrypted, field by field, in the database.</p></li>
</ul>
</section>

<section class="band" aria-labelledby="plans">
<h2 id="plans">Prices as simple as the phone</h2>
<ul class="plans"><?cs each:p = Plans ?>
<li class="card pad<?cs if:p.main ?> main-plan<?cs /if ?>">
<div><h3><?cs var:p.name ?></h3><p class="muted"><?cs var:p.pitch ?></p></div>
<p class="price"><b class="num"><?cs var:p.price ?></b><?cs if:p.per ?> <span><?cs var:p.per ?></span><?cs /if ?></p>
<ul class="ticks col"><li><?cs call:icon_s("check") ?><?cs var:p.minutes ?></li><li><?cs call:icon_s("check") ?><?cs var:p.more ?></li><li><?cs call:icon_s("check") ?><?cs var:p.agents ?></li><li><?cs call:icon_s("check") ?><?cs var:p.calls ?></li></ul>
<?cs if:!User.Id ?><a class="btn wide<?cs if:!p.main ?> plain<?cs /if ?>" href="/sign-up">Start with <?cs var:p.name ?></a><?cs /if ?>
</li><?cs /each ?>
</ul>
<p class="note center">Prices in US dollars.</p>
</section>
