<?cs # SPDX-License-Identifier: MIT ?><?cs
# reservation_rows(list): time, code, name, party, requests, status, href.
# Cancelled ones are struck out. ?><?cs
def:reservation_rows(caption, list) ?><table class="rows bookings"><caption class="vh"><?cs var:caption ?></caption>
<thead><tr><th scope="col">Time</th><th scope="col">Guest</th><th scope="col">Party</th><th scope="col">Code</th><th scope="col">Status</th></tr></thead>
<tbody><?cs each:r = list ?>
<tr<?cs if:r.status == "cancelled" ?> class="gone"<?cs /if ?>><td class="time"><time datetime="<?cs var:r.iso ?>"><?cs var:r.time ?></time></td><th scope="row"><a class="row" href="/dashboard/reservations/<?cs var:r.id ?>"><?cs var:r.name ?></a><?cs if:r.requests ?> <span class="wish" title="Has a special request"><?cs call:icon_s("message-square") ?><span class="vh">, has a special request</span></span><?cs /if ?><?cs if:r.test ?> <span class="badge">Test</span><?cs /if ?></th><td class="party"><span class="row-gap nowrap one"><?cs call:icon_s("users") ?><span class="num"><?cs var:r.party ?><span class="vh"> people</span></span></span></td><td class="c"><span class="code"><?cs var:r.code ?></span></td><td class="st"><?cs call:reservation_badge(r.status) ?></td></tr><?cs /each ?>
</tbody></table><?cs /def ?>
