/* SPDX-License-Identifier: MIT
 *
 * test_schema.c: the schema is the specification's ("Complete Convex Schema
 * Definition"), but for what sql/README.md says, and keeps the house's own
 * rules: what is personal is sealed, what ends has an index on its end.
 */
#include <check.h>

#include "fixture.h"
#include "store/purge.h"
#include "store/rotate.h"
#include "store_suites.h"

struct field {
	const char *table, *spec, *column;
	bool optional; /* v.optional(), or NULL by a stated deviation */
};

/* clang-format off */
static const struct field fields[] = {
	{ "users", "email", "email", false },
	{ "users", "name", "name", true },
	{ "users", "role", "role", false },
	{ "users", "subscriptionTier", "subscription_tier", false },
	{ "users", "subscriptionStatus", "subscription_status", false },
	{ "users", "createdAt", "created_at", false },
	{ "users", "updatedAt", "updated_at", false },
	{ "restaurants", "ownerId", "owner_id", false },
	{ "restaurants", "name", "name", false },
	{ "restaurants", "description", "description", true },
	{ "restaurants", "cuisine", "cuisine", true },
	{ "restaurants", "location.address", "location_address", false },
	{ "restaurants", "location.city", "location_city", false },
	{ "restaurants", "location.state", "location_state", false },
	{ "restaurants", "location.country", "location_country", false },
	{ "restaurants", "location.zipCode", "location_zip_code", false },
	{ "restaurants", "location.timezone", "location_timezone", false },
	{ "restaurants", "contact.email", "contact_email", false },
	{ "restaurants", "contact.phone", "contact_phone", false },
	{ "restaurants", "contact.website", "contact_website", true },
	{ "restaurant_hours", "operatingHours.monday", "weekday", false },
	{ "restaurant_hours", "operatingHours.monday.open", "open_minute",
	  false },
	{ "restaurant_hours", "operatingHours.monday.close", "close_minute",
	  false },
	{ "restaurants", "settings.seatingCapacity", "seating_capacity",
	  false },
	{ "restaurants", "settings.avgTableTurnoverMinutes",
	  "avg_table_turnover_minutes", false },
	{ "restaurants", "settings.reservationBuffer", "reservation_buffer",
	  false },
	{ "restaurants", "settings.maxPartySize", "max_party_size", false },
	{ "restaurants", "settings.minPartySize", "min_party_size", false },
	{ "restaurants", "settings.advanceBookingDays",
	  "advance_booking_days", false },
	{ "restaurants", "settings.cancellationPolicy",
	  "cancellation_policy", true },
	{ "restaurants", "status", "status", false },
	{ "restaurants", "createdAt", "created_at", false },
	{ "restaurants", "updatedAt", "updated_at", false },
	{ "agents", "restaurantId", "restaurant_id", false },
	{ "agents", "ownerId", "owner_id", false },
	{ "agents", "elevenLabsAgentId", "elevenlabs_agent_id", true },
	{ "agents", "elevenLabsVoiceId", "elevenlabs_voice_id", false },
	{ "agents", "phoneNumber", "phone_number", true },
	{ "agents", "name", "name", false },
	{ "agents", "voiceName", "voice_name", false },
	{ "agents", "language", "language", false },
	{ "agents", "agentConfig.greeting", "greeting", false },
	{ "agents", "agentConfig.conversationStyle", "conversation_style",
	  false },
	{ "agents", "agentConfig.maxConversationDuration",
	  "max_conversation_duration", false },
	{ "agents", "agentConfig.enableVoicemail", "enable_voicemail",
	  false },
	{ "agents", "agentConfig.voicemailMessage", "voicemail_message",
	  true },
	{ "agents", "knowledgeBaseId", "knowledge_base_id", true },
	{ "documents", "agents.documents.id", "elevenlabs_document_id",
	  true },
	{ "agents", "status", "status", false },
	{ "agents", "lastCallAt", "last_call_at", true },
	{ "agents", "totalCalls", "total_calls", false },
	{ "agents", "totalMinutes", "total_seconds", false },
	{ "agents", "lastError", "last_error", true },
	{ "agents", "errorCount", "error_count", false },
	{ "agents", "createdAt", "created_at", false },
	{ "agents", "updatedAt", "updated_at", false },
	{ "reservations", "restaurantId", "restaurant_id", false },
	{ "reservations", "agentId", "agent_id", true },
	{ "reservations", "reservationId", "reservation_id", false },
	{ "reservations", "customerName", "customer_name", false },
	{ "reservations", "customerPhone", "customer_phone", true },
	{ "reservations", "customerEmail", "customer_email", true },
	{ "reservations", "date", "date", false },
	{ "reservations", "time", "time", false },
	{ "reservations", "partySize", "party_size", false },
	{ "reservations", "specialRequests", "special_requests", true },
	{ "reservations", "tablePreference", "table_preference", true },
	{ "reservations", "occasion", "occasion", true },
	{ "reservations", "status", "status", false },
	{ "reservations", "source", "source", false },
	{ "reservations", "callId", "call_id", true },
	{ "reservations", "conversationTranscript",
	  "conversation_transcript", true },
	{ "reservation_history", "history.action", "action", false },
	{ "reservation_history", "history.timestamp", "timestamp", false },
	{ "reservation_history", "history.changes", "changes", true },
	{ "reservation_history", "history.modifiedBy", "modified_by", false },
	{ "reservations", "createdAt", "created_at", false },
	{ "reservations", "updatedAt", "updated_at", false },
	{ "reservations", "cancelledAt", "cancelled_at", true },
	{ "usage", "agentId", "agent_id", false },
	{ "usage", "restaurantId", "restaurant_id", false },
	{ "usage", "ownerId", "owner_id", false },
	{ "usage", "period", "period", false },
	{ "usage", "periodStart", "period_start", false },
	{ "usage", "periodEnd", "period_end", false },
	{ "usage", "totalCalls", "total_calls", false },
	{ "usage", "totalMinutes", "total_seconds", false },
	{ "usage", "successfulReservations", "successful_reservations",
	  false },
	{ "usage", "failedReservations", "failed_reservations", false },
	{ "usage", "minuteRate", "minute_rate_micros", false },
	{ "usage", "totalCost", "total_cost_micros", false },
	{ "calls", "usage.calls.callId", "call_id", false },
	{ "calls", "usage.calls.timestamp", "timestamp", false },
	{ "calls", "usage.calls.duration", "duration", false },
	{ "calls", "usage.calls.outcome", "outcome", false },
	{ "calls", "usage.calls.reservationId", "reservation_id", true },
	{ "usage", "lastSyncedAt", "last_synced_at", false },
	{ "usage", "syncedFromElevenLabs", "synced_from_elevenlabs", false },
	{ "usage", "createdAt", "created_at", false },
	{ "usage", "updatedAt", "updated_at", false },
	{ "phone_numbers", "number", "number", false },
	{ "phone_numbers", "country", "country", false },
	{ "phone_numbers", "areaCode", "area_code", false },
	{ "phone_numbers", "agentId", "agent_id", true },
	{ "phone_numbers", "restaurantId", "restaurant_id", true },
	{ "phone_numbers", "elevenLabsPhoneId", "elevenlabs_phone_id", true },
	{ "phone_numbers", "status", "status", false },
	{ "phone_numbers", "provisionedAt", "provisioned_at", false },
	{ "phone_numbers", "assignedAt", "assigned_at", true },
	{ "phone_numbers", "releasedAt", "released_at", true },
	{ "phone_numbers", "createdAt", "created_at", false },
	{ "phone_numbers", "updatedAt", "updated_at", false },
	{ "webhook_events", "eventId", "event_id", false },
	{ "webhook_events", "eventType", "event_type", false },
	{ "webhook_events", "agentId", "agent_id", true },
	{ "webhook_events", "restaurantId", "restaurant_id", true },
	{ "webhook_events", "payload", "payload", false },
	{ "webhook_events", "processed", "processed", false },
	{ "webhook_events", "processedAt", "processed_at", true },
	{ "webhook_events", "error", "error", true },
	{ "webhook_events", "createdAt", "created_at", false },
	{ "documents", "restaurantId", "restaurant_id", false },
	{ "documents", "agentId", "agent_id", true },
	{ "documents", "fileName", "file_name", false },
	{ "documents", "fileSize", "file_size", false },
	{ "documents", "fileType", "file_type", false },
	{ "documents", "elevenLabsDocumentId", "elevenlabs_document_id",
	  true },
	{ "documents", "type", "type", false },
	{ "documents", "category", "category", true },
	{ "documents", "title", "title", false },
	{ "documents", "description", "description", true },
	{ "documents", "status", "status", false },
	{ "documents", "processingError", "processing_error", true },
	{ "documents", "storageUrl", "storage_url", true },
	{ "documents", "uploadedBy", "uploaded_by", false },
	{ "documents", "uploadedAt", "uploaded_at", false },
	{ "documents", "lastModifiedAt", "last_modified_at", false },
	{ "activity_log", "userId", "user_id", true },
	{ "activity_log", "restaurantId", "restaurant_id", true },
	{ "activity_log", "agentId", "agent_id", true },
	{ "activity_log", "action", "action", false },
	{ "activity_log", "description", "description", false },
	{ "activity_log", "metadata", "metadata", true },
	{ "activity_log", "ipAddress", "ip_address", true },
	{ "activity_log", "userAgent", "user_agent", true },
	{ "activity_log", "timestamp", "timestamp", false },
};

/* The leading columns of the index that serves the specification's. */
static const struct {
	const char *table, *spec, *columns;
} indexes[] = {
	{ "users", "by_email", "email_index" },
	{ "restaurants", "by_owner", "owner_id" },
	{ "restaurants", "by_status", "status" },
	{ "agents", "by_restaurant", "restaurant_id" },
	{ "agents", "by_owner", "owner_id" },
	{ "agents", "by_elevenlabs_agent_id", "elevenlabs_agent_id" },
	{ "agents", "by_phone_number", "phone_number" },
	{ "agents", "by_status", "status" },
	{ "reservations", "by_restaurant", "restaurant_id" },
	{ "reservations", "by_restaurant_date", "restaurant_id,date" },
	{ "reservations", "by_restaurant_status", "restaurant_id,status" },
	{ "reservations", "by_reservation_id",
	  "restaurant_id,reservation_id" },
	{ "reservations", "by_agent", "agent_id" },
	{ "reservations", "by_customer_phone", "restaurant_id,phone_index" },
	{ "reservations", "by_status", "status" },
	{ "reservations", "overlap (TRAPS 4)",
	  "restaurant_id,starts_at,occupied_until,party_size,status" },
	{ "reservations", "cluster", "restaurant_id,business_date,id" },
	{ "usage", "by_agent", "agent_id" },
	{ "usage", "by_restaurant", "restaurant_id" },
	{ "usage", "by_owner", "owner_id" },
	{ "usage", "by_period", "period" },
	{ "usage", "by_restaurant_period", "restaurant_id,period" },
	{ "phone_numbers", "by_number", "number" },
	{ "phone_numbers", "by_status", "status" },
	{ "phone_numbers", "by_agent", "agent_id" },
	{ "phone_numbers", "by_elevenlabs_phone_id", "elevenlabs_phone_id" },
	{ "webhook_events", "by_event_id", "source,event_id" },
	{ "webhook_events", "by_event_type", "event_type" },
	{ "webhook_events", "by_processed", "processed" },
	{ "webhook_events", "by_agent", "agent_id" },
	{ "documents", "by_restaurant", "restaurant_id" },
	{ "documents", "by_agent", "agent_id" },
	{ "documents", "by_type", "type" },
	{ "documents", "by_status", "status" },
	{ "documents", "by_elevenlabs_document_id",
	  "elevenlabs_document_id" },
	{ "activity_log", "by_user", "user_id" },
	{ "activity_log", "by_restaurant", "restaurant_id" },
	{ "activity_log", "by_agent", "agent_id" },
	{ "activity_log", "by_action", "action" },
	{ "activity_log", "by_timestamp", "timestamp" },
};

/* Exactly these values, in the order of the CHECK. */
static const struct {
	const char *table, *column, *values;
} enumerations[] = {
	{ "users", "role", "'owner','admin'" },
	{ "users", "subscription_tier", "'free','pro','enterprise'" },
	{ "users", "subscription_status", "'active','cancelled','past_due'" },
	{ "restaurants", "status", "'active','paused','archived'" },
	{ "agents", "conversation_style",
	  "'professional','friendly','casual'" },
	{ "agents", "status", "'active','paused','configuring','error'" },
	{ "reservations", "status",
	  "'confirmed','cancelled','completed','no_show'" },
	{ "reservations", "source", "'phone_agent','manual','online'" },
	{ "reservation_history", "action",
	  "'created','modified','cancelled'" },
	{ "phone_numbers", "status",
	  "'available','assigned','reserved','released'" },
	{ "documents", "file_type", "'pdf','txt','docx'" },
	{ "documents", "type", "'menu','policies','faq','general'" },
	{ "documents", "status",
	  "'uploading','processing','active','failed'" },
};
/* clang-format on */

static const char *
ask(const char *fmt, ...)
{
	static char query[2048];
	static char answer[65536];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(query, sizeof(query), fmt, ap);
	va_end(ap);
	snprintf(answer, sizeof(answer), "%s", fixture_query(query));
	answer[strcspn(answer, "\n") == strlen(answer) - 1 ? strlen(answer) - 1
							   : strlen(answer)] =
	    '\0';
	return answer;
}

/* Is the line in the answer? One question for all: a client is slow to
 * start. */
static bool
has_line(const char *answer, const char *fmt, ...)
{
	char line[512];
	va_list ap;
	int n;

	line[0] = '\n';
	va_start(ap, fmt);
	n = vsnprintf(line + 1, sizeof(line) - 1, fmt, ap);
	va_end(ap);
	return strncmp(answer, line + 1, (size_t)n) == 0 ||
	       strstr(answer, line) != NULL;
}

START_TEST(every_field_is_there)
{
	const size_t n = sizeof(fields) / sizeof(fields[0]);
	const char *all =
	    ask("SELECT CONCAT(table_name, '.', column_name, ' ', "
		"is_nullable, ';') FROM information_schema.columns "
		"WHERE table_schema = 'voiceagent'");

	for (size_t i = 0; i < n; i++)
		ck_assert_msg(has_line(all, "%s.%s %s;", fields[i].table,
				       fields[i].column,
				       fields[i].optional ? "YES" : "NO"),
			      "%s: %s", fields[i].spec, fields[i].column);
}
END_TEST

START_TEST(every_index_is_there)
{
	const size_t n = sizeof(indexes) / sizeof(indexes[0]);
	const char *all =
	    ask("SELECT CONCAT(table_name, ' ', GROUP_CONCAT(column_name "
		"ORDER BY seq_in_index), ',') FROM "
		"information_schema.statistics WHERE table_schema = "
		"'voiceagent' GROUP BY table_name, index_name");

	for (size_t i = 0; i < n; i++)
		ck_assert_msg(has_line(all, "%s %s,", indexes[i].table,
				       indexes[i].columns),
			      "%s: %s (%s)", indexes[i].table, indexes[i].spec,
			      indexes[i].columns);
}
END_TEST

START_TEST(every_enumeration_is_checked)
{
	const size_t n = sizeof(enumerations) / sizeof(enumerations[0]);
	const char *all =
	    ask("SELECT CONCAT(table_name, ' ', REPLACE(check_clause, ' ', "
		"''), ';') FROM information_schema.check_constraints WHERE "
		"constraint_schema = 'voiceagent'");

	for (size_t i = 0; i < n; i++)
		ck_assert_msg(
		    has_line(all, "%s `%s`in(%s);", enumerations[i].table,
			     enumerations[i].column, enumerations[i].values),
		    "%s.%s", enumerations[i].table, enumerations[i].column);
}
END_TEST

/* TRAPS 14: bytes are sealed, a hash, or not there; long text that people
 * write is on a short list with its reason. */
START_TEST(what_is_personal_is_sealed)
{
	ck_assert_str_eq(
	    ask("SELECT GROUP_CONCAT(CONCAT(table_name, '.', column_name)) "
		"FROM information_schema.columns WHERE table_schema = "
		"'voiceagent' AND (data_type LIKE '%%blob' OR "
		"data_type LIKE '%%binary') AND column_comment NOT IN "
		"('enc', 'hash')"),
	    "NULL");
	/* Errors are ours, not a guest's; the rest is said in public. */
	ck_assert_str_eq(
	    ask("SELECT GROUP_CONCAT(CONCAT(table_name, '.', column_name) "
		"ORDER BY BINARY CONCAT(table_name, '.', column_name)) FROM information_schema.columns WHERE "
		"table_schema = 'voiceagent' AND (data_type LIKE '%%text' OR "
		"character_maximum_length > 254) AND data_type NOT LIKE "
		"'%%blob' AND data_type NOT LIKE '%%binary'"),
	    "agents.greeting,agents.last_error,agents.voicemail_message,"
	    "documents.processing_error,documents.storage_url,"
	    "job_steps.error,jobs.last_error,restaurants.cancellation_policy,"
	    "restaurants.description,voices.description,voices.preview_url,"
	    "webhook_events.error");
}
END_TEST

START_TEST(what_is_sealed_is_rotated)
{
	char text[4096], *next;
	size_t tables = 0;

	snprintf(text, sizeof(text), "%s",
		 ask("SELECT DISTINCT table_name FROM "
		     "information_schema.columns WHERE table_schema = "
		     "'voiceagent' AND column_comment = 'enc'"));
	for (char *name = text; *name != '\0'; name = next) {
		bool found = false;

		next = name + strcspn(name, "\n");
		if (*next != '\0')
			*next++ = '\0';
		for (size_t i = 0; rotate_table(i) != NULL; i++)
			found |= strcmp(rotate_table(i), name) == 0;
		ck_assert_msg(found, "%s is not rotated", name);
		tables++;
	}
	ck_assert_uint_ge(tables, 15);
	ck_assert_ptr_null(rotate_table(tables));
}
END_TEST

START_TEST(what_ends_is_found_by_its_end)
{
	ck_assert_str_eq(
	    ask("SELECT COUNT(*) FROM information_schema.columns c WHERE "
		"table_schema = 'voiceagent' AND column_name = 'expires_at' "
		"AND NOT EXISTS (SELECT 1 FROM "
		"information_schema.statistics s WHERE s.table_schema = "
		"'voiceagent' AND s.table_name = c.table_name AND "
		"s.column_name = 'expires_at' AND s.seq_in_index = 1)"),
	    "0");
	for (size_t i = 0; purge_name(i) != NULL; i++)
		if (strcmp(purge_name(i), "reservation_history") != 0)
			ck_assert_str_eq(
			    ask("SELECT COUNT(*) FROM "
				"information_schema.columns WHERE "
				"table_schema = 'voiceagent' AND table_name = "
				"'%s' AND column_name = 'expires_at'",
				purge_name(i)),
			    "1");
}
END_TEST

/* TRAPS 10: nothing a booking writes locks a parent. */
START_TEST(no_foreign_key_from_bookings)
{
	ck_assert_str_eq(
	    ask("SELECT COUNT(*) FROM "
		"information_schema.referential_constraints WHERE "
		"constraint_schema = 'voiceagent' AND (table_name IN "
		"('reservations', 'reservation_history', 'idempotency', "
		"'calls', 'service_days', 'restaurant_versions') OR "
		"referenced_table_name IN ('agents'))"),
	    "0");
}
END_TEST

Suite *
store_schema_suite(void)
{
	Suite *s = suite_create("store/schema");
	TCase *c = tcase_create("schema");

	tcase_set_timeout(c, 120);
	tcase_add_test(c, every_field_is_there);
	tcase_add_test(c, every_index_is_there);
	tcase_add_test(c, every_enumeration_is_checked);
	tcase_add_test(c, what_is_personal_is_sealed);
	tcase_add_test(c, what_is_sealed_is_rotated);
	tcase_add_test(c, what_ends_is_found_by_its_end);
	tcase_add_test(c, no_foreign_key_from_bookings);
	suite_add_tcase(s, c);
	return s;
}
