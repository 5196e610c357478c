-- SPDX-License-Identifier: MIT
--
-- booking.lua: wrk's side of the booking benchmark: every request is another
-- guest's reservation, through the webhook, at one of the seeded houses.
local path = "/api/webhooks/elevenlabs/reservations"
local thread_count = 0

function setup(thread)
   thread_count = thread_count + 1
   thread:set("id", thread_count)
end

function init(args)
   houses, serial = {}, 0
   for line in io.lines(args[1]) do
      local _, agent, secret = line:match("^(%d+) (%d+) (%S+)$")
      houses[#houses + 1] = { agent = "bench_" .. agent, secret = secret }
   end
   first_day = tonumber(args[2])
   run = args[3]
   wrong = 0
end

function request()
   serial = serial + 1
   local house = houses[serial % #houses + 1]
   local when = first_day + 86400 * (serial * 7 % 300)
   local minute = serial * 15 % 1320
   local body = string.format(
      '{"agent_id":"%s","action":"create_reservation",' ..
      '"conversation_id":"bench-%s-%d-%d","caller_number":"",' ..
      '"parameters":{"customer_name":"Guest %d","date":"%s",' ..
      '"time":"%02d:%02d","party_size":2}}',
      house.agent, run, id, serial, serial, os.date("!%Y-%m-%d", when),
      math.floor(minute / 60), minute % 60)
   return wrk.format("POST", path, {
      ["Content-Type"] = "application/json",
      ["X-VoiceAgent-Secret"] = house.secret,
   }, body)
end

function response(status, headers, body)
   if status ~= 200 or not body:find('"success":true', 1, true) then
      wrong = wrong + 1
      if wrong <= 3 then io.stderr:write(status, " ", body, "\n") end
   end
end

-- One line for the script that reads it: requests a second, percentiles, and
-- how many answers were no confirmed booking.
function done(summary, latency, requests)
   io.write(string.format("rate %.1f p50 %.2f p99 %.2f errors %d\n",
      summary.requests / summary.duration * 1e6,
      latency:percentile(50) / 1000, latency:percentile(99) / 1000,
      summary.errors.status + summary.errors.connect +
      summary.errors.read + summary.errors.timeout))
end
