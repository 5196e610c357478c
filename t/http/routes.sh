# SPDX-License-Identifier: MIT
#
# routes.sh: every row of the route table for every role: who gets in, what
# is asked of a change, and that somebody else's id is no id at all.

# An address for a pattern: ids of the demo account's own things.
fill()
{
	local path=$1
	case $path in
	*/restaurants/*) path=${path/\{id\}/$RESTAURANT} ;;
	*/agents/*) path=${path/\{id\}/$AGENT} ;;
	*/reservations/*) path=${path/\{id\}/$RESERVATION} ;;
	esac
	path=${path/\{action\}/check_availability}
	echo "${path//\{*\}/1}"
}

level()
{
	case $1 in
	anyone) echo 0 ;; host) echo 1 ;; manager) echo 2 ;; owner) echo 3 ;;
	admin) echo 4 ;;
	esac
}

post_form()
{
	local path=$1
	shift
	ask POST "$path" -H 'Content-Type: application/x-www-form-urlencoded' "$@"
}

# A visitor with too little: asked to sign in, or told that it is not theirs.
turned_away()
{
	local name=$1 kind=$2 role=$3
	if [ "$role" = anyone ] && [ "$kind" = page ]; then
		is "$name" "$status $(header Location | cut -c1-8)" "303 /sign-in"
	elif [ "$role" = anyone ]; then
		is "$name" "$status" 401
	else
		is "$name" "$status" 403
	fi
}

# What a visitor who may see a page gets. Without the token of a mail there
# is no such page.
answers()
{
	case $1 in
	/verify-email) echo 404 ;;
	*) echo 200 303 ;;
	esac
}

get_row()
{
	local pattern=$1 kind=$2 least=$3 role path
	path=$(fill "$pattern")
	for role in anyone host manager owner; do
		ask GET "$path" -b "$W/$role.jar"
		if [ "$(level $role)" -ge "$(level "$least")" ]; then
			one_of "GET $pattern as $role" "$status" \
				"$(answers "$pattern")"
			[ "$status" != 303 ] || [ "$(level "$least")" = 0 ] ||
				fails "GET $pattern as $role is let in" \
					grep -qi '^location: /sign-in' "$W/head"
		else
			turned_away "GET $pattern as $role" "$kind" "$role"
		fi
	done
}

# Without the token, with a foreign origin, with neither: never let through.
post_row()
{
	local pattern=$1 kind=$2 least=$3 csrf=$4 cap=$5 role path
	path=$(fill "$pattern")
	[ "$csrf" = csrf ] || return 0
	for role in anyone host manager owner; do
		post_form "$path" -b "$W/$role.jar" -H "Origin: $SITE_URL" -d x=1
		if [ "$(level $role)" -ge "$(level "$least")" ]; then
			is "POST $pattern as $role without a token" "$status" 403
		else
			turned_away "POST $pattern as $role" "$kind" "$role"
		fi
	done
	post_form "$path" -b "$W/owner.jar" -H "Origin: https://evil.example" \
		--data-urlencode "csrf=$OWNER_CSRF"
	is "POST $pattern from another origin" "$status" 403
	post_form "$path" -b "$W/owner.jar" --data-urlencode "csrf=$OWNER_CSRF"
	is "POST $pattern without an origin" "$status" 403
	post_form "$path" -b "$W/owner.jar" -H "Origin: $SITE_URL" \
		--data-urlencode "csrf=$FOREIGN_CSRF"
	is "POST $pattern with another session's token" "$status" 403
	ask POST "$path" -b "$W/owner.jar" -H "Origin: $SITE_URL" \
		-H 'Content-Type: application/x-unknown' -d x=1
	is "POST $pattern in an unknown type" "$status" 415
	[ "$cap" -ge 1000000 ] || {
		head -c $((cap + 1)) /dev/zero | tr '\0' a >"$W/large"
		post_form "$path" -b "$W/owner.jar" -H "Origin: $SITE_URL" \
			--data-binary "@$W/large"
		is "POST $pattern over its cap" "$status" 413
	}
}

# The same answer for another account's id, an id nobody has and no id.
foreign_row()
{
	local method=$1 pattern=$2 path none
	path=$(fill "$pattern")
	none=${path/$RESTAURANT/1234567}
	none=${none/$AGENT/1234567}
	none=${none/$RESERVATION/1234567}
	[ "$none" != "$path" ] || return 0
	for path in "$path" "$none"; do
		ask "$method" "$path" -b "$W/foreign.jar" \
			-H "Origin: $SITE_URL" \
			${3:+--data-urlencode "csrf=$FOREIGN_CSRF"}
		is "$method $pattern: $path as a foreign owner" "$status" 404
		sed -e 's/[0-9a-f]\{32\}/ID/g' -e "s/$(basename "$path")/NAME/g" \
			-e "s/1234567/NAME/g; s/$RESTAURANT/NAME/g" \
			-e "s/$AGENT/NAME/g; s/$RESERVATION/NAME/g" \
			"$W/body" >"$W/foreign.$([ "$path" = "$none" ] && echo b || echo a)"
	done
	holds "$method $pattern: foreign and missing look alike" \
		cmp "$W/foreign.a" "$W/foreign.b"
}

method_row()
{
	local pattern=$1 path
	path=$(fill "$pattern")
	ask DELETE "$path" -b "$W/owner.jar"
	is "DELETE $pattern" "$status" 405
	holds "DELETE $pattern names what is allowed" test -n "$(header Allow)"
}

run_routes()
{
	local method pattern pool kind least csrf cap
	while IFS=$'\t' read -r method pattern pool kind least csrf cap; do
		method_row "$pattern"
		[ "$pool" = pages ] || continue
		case $method in
		GET) get_row "$pattern" "$kind" "$least" ;;
		POST) post_row "$pattern" "$kind" "$least" "$csrf" "$cap" ;;
		esac
		case $method:$least:$pattern in
		GET:anyone:*) ;;
		GET:*:*{id}*) foreign_row GET "$pattern" ;;
		POST:*:*{id}*) foreign_row POST "$pattern" csrf ;;
		esac
	done < <("$BIN_DIR/voiceagent-fcgi" --routes)
}

# What every answer carries.
run_headers()
{
	local name
	for path in / /sign-in /dashboard /no/such/page; do
		ask GET "$path" -b "$W/owner.jar"
		for name in Content-Security-Policy X-Content-Type-Options \
			Referrer-Policy Permissions-Policy \
			Cross-Origin-Opener-Policy X-Request-Id; do
			is "$path sends $name once" \
				"$(grep -ci "^$name:" "$W/head")" 1
		done
		fails "$path: no unsafe source" grep -q unsafe- "$W/head"
		fails "$path: no HSTS on plain http" \
			grep -qi '^strict-transport' "$W/head"
	done
	ask GET /dashboard -b "$W/owner.jar"
	is "a page of the dashboard is not stored" \
		"$(header Cache-Control)" no-store
}

run_errors()
{
	ask GET /no/such/page
	is "an unknown page" "$status" 404
	holds "... is styled" grep -q /static/css/ "$W/body"
	holds "... shows the request id" grep -q "$(header X-Request-Id)" "$W/body"
	ask GET /api/no/such/thing
	is "an unknown API" "$status $(json .error)" "404 not_found"
	is "... with its request id" "$(json .request_id)" "$(header X-Request-Id)"
	ask HEAD /sign-in -I
	is "HEAD" "$status" 200
	ask BREW /sign-in
	is "an unknown method" "$status" 405
	ask GET '/sign-in%00'
	is "%00 in a path" "$status" 400
	ask GET '/sign-in%ff'
	one_of "bytes that are no UTF-8 in a path" "$status" "400 404"
	ask GET '/sign-in?next=%00'
	is "%00 in a query" "$status" 400
	ask GET '/sign-in?next=%ff'
	is "bytes that are no UTF-8 in a query" "$status" 400
	ask GET '/sign-in?next=%zz'
	is "a broken escape in a query" "$status" 400
	ask GET '/dashboard/restaurants/..%2f..%2fetc%2fpasswd' -b "$W/owner.jar"
	one_of "dots in a path" "$status" "400 404"
	ask GET "/dashboard/restaurants/$RESTAURANT'--" -b "$W/owner.jar"
	is "an id that is none" "$status" 404
	ask GET "/dashboard/restaurants/00$RESTAURANT" -b "$W/owner.jar"
	is "an id written another way" "$status" 404
	post_form /sign-in -H "Origin: $SITE_URL" -d 'email=%00'
	is "%00 in a form" "$status" 400
	post_form /sign-in -H "Origin: $SITE_URL" --data-binary $'email=\xff'
	is "bytes that are no UTF-8 in a form" "$status" 400
	post_form /sign-in -H "Origin: $SITE_URL" \
		-d "$(printf 'a=1&%.0s' {1..500})"
	is "five hundred fields" "$status" 400
	ask GET /sign-in -b "va_session=$(printf 'x%.0s' {1..4000})"
	is "a cookie of 4 kB" "$status" 200
	ask GET /dashboard -b "va_session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
	is "a session nobody has" "$status" 303
	ask GET "/dashboard" -b "$W/owner.jar" -H 'X-Partial: 1'
	fails "a partial page has no layout" grep -q '<html' "$W/body"
	fails "no answer shows the inside" grep -rqiE \
		'mariadb|mysql|\.c:[0-9]+|traceback|nerr|/fcgi/' "$W/body"
}

# What a guest says stands on pages as text.
run_hostile()
{
	local name="<script>alert(1)</script>\"'>&" day id
	day=$(TZ=America/New_York date -d '+11 days' +%F)
	jq -n --arg a "$DEMO_PLATFORM_AGENT_ID" --arg n "$name" --arg d "$day" \
		'{agent_id: $a, action: "create_reservation",
		conversation_id: "conv_hostile", parameters: {customer_name: $n,
		date: $d, time: "18:00", party_size: 2, phone: "+12125550177",
		special_requests: $n, occasion: $n}}' >"$W/envelope"
	hook "$W/envelope"
	is "a guest with a name of markup is booked" \
		"$status $(json .success)" "200 true"
	id=$(sql "SELECT id FROM reservations WHERE call_id = 'conv_hostile'")
	for path in "/dashboard/reservations/$id" \
		"/dashboard/restaurants/$RESTAURANT?day=$day"; do
		ask GET "$path" -b "$W/owner.jar"
		is "${path%%[0-9]*}: shown" "$status" 200
		fails "${path%%[0-9]*}: ... as text" \
			grep -q '<script>alert' "$W/body"
		holds "${path%%[0-9]*}: ... all of it" \
			grep -q '&lt;script&gt;alert' "$W/body"
	done
}

# A session ends for good when its owner signs out.
run_session()
{
	local before after
	sign_in "$W/one.jar" host@demo.example "$DEMO_PASSWORD"
	before=$(awk '/va_session/ { print $7 }' "$W/one.jar")
	holds "the session's cookie is for the server alone" \
		grep -q '^#HttpOnly.*va_session' "$W/one.jar"
	ask GET /dashboard -b "$W/one.jar"
	is "signed in" "$status" 200
	is "the database knows the hash of its token" \
		"$(sql "SELECT COUNT(*) FROM sessions
			WHERE token_hash = UNHEX(SHA2('$before', 256))")" 1
	post_form /sign-out -b "$W/one.jar" -H "Origin: $SITE_URL" \
		--data-urlencode "csrf=$(csrf_of_page)"
	is "signed out" "$status" 303
	ask GET /dashboard -b "va_session=$before"
	is "... and the old cookie opens nothing" "$status" 303
	sign_in "$W/one.jar" host@demo.example "$DEMO_PASSWORD"
	after=$(awk '/va_session/ { print $7 }' "$W/one.jar")
	fails "every sign-in has a token of its own" \
		test "$before" = "$after"
	fails "a wrong password" sign_in "$W/two.jar" host@demo.example \
		"${DEMO_PASSWORD}x"
	one_of "... is told" "$status" "401 422 200"
}

run_health()
{
	ask GET /healthz
	is healthz "$status" 200
	ask GET /readyz
	is readyz "$status" 200
	ask GET /hooks/readyz
	is "the hooks' readyz" "$status" 200
	ask GET /metrics
	is metrics "$status" 200
	holds "... counts requests" grep -q \
		'^voiceagent_requests_total{pool="pages",class="2xx"} [1-9]' "$W/body"
}

part=routes
run_routes
run_headers
run_errors
run_hostile
run_session
run_health
