-- SPDX-License-Identifier: MIT
--
-- page.lua: wrk's side of the page benchmark: one address, one cookie.
function init(args)
   wrk.headers["Cookie"] = args[1]
end

function done(summary, latency, requests)
   io.write(string.format("rate %.1f p50 %.2f p99 %.2f errors %d\n",
      summary.requests / summary.duration * 1e6,
      latency:percentile(50) / 1000, latency:percentile(99) / 1000,
      summary.errors.status + summary.errors.connect +
      summary.errors.read + summary.errors.timeout))
end
