-- The accounts of the programs, each with what it needs and no more.
-- Run by voiceagent-ctl migrate under an account that may create users.
-- @db@ is the database; @pages@ ... @ctl@ the clauses that identify them.

CREATE USER IF NOT EXISTS va_pages @pages@;
CREATE USER IF NOT EXISTS va_hooks @hooks@;
CREATE USER IF NOT EXISTS va_jobs @jobs@;
CREATE USER IF NOT EXISTS va_ctl @ctl@;
ALTER USER va_pages @pages@;
ALTER USER va_hooks @hooks@;
ALTER USER va_jobs @jobs@;
ALTER USER va_ctl @ctl@;

-- The sysadmin's tool: everything in this database, nothing outside it.
GRANT ALL PRIVILEGES ON @db@.* TO va_ctl;

-- All may see how new the schema is.
GRANT SELECT ON @db@.schema_migrations TO va_pages;
GRANT SELECT ON @db@.schema_migrations TO va_hooks;
GRANT SELECT ON @db@.schema_migrations TO va_jobs;

-- Pages: everything people do in a browser.
GRANT SELECT, INSERT, UPDATE, DELETE ON @db@.users TO va_pages;
GRANT SELECT, INSERT, UPDATE, DELETE ON @db@.memberships TO va_pages;
GRANT SELECT, INSERT, UPDATE, DELETE ON @db@.sessions TO va_pages;
GRANT SELECT, INSERT, UPDATE, DELETE ON @db@.tokens TO va_pages;
GRANT SELECT, INSERT, UPDATE, DELETE ON @db@.throttle TO va_pages;
GRANT SELECT, INSERT, UPDATE ON @db@.subscriptions TO va_pages;
GRANT SELECT, INSERT, UPDATE, DELETE ON @db@.api_keys TO va_pages;
GRANT SELECT, INSERT, UPDATE, DELETE ON @db@.restaurants TO va_pages;
GRANT SELECT, INSERT, UPDATE, DELETE ON @db@.restaurant_hours TO va_pages;
GRANT SELECT, INSERT, UPDATE, DELETE ON @db@.special_days TO va_pages;
GRANT SELECT, INSERT, UPDATE, DELETE ON @db@.special_hours TO va_pages;
GRANT SELECT, INSERT, UPDATE, DELETE ON @db@.turn_times TO va_pages;
GRANT SELECT, INSERT, UPDATE ON @db@.service_days TO va_pages;
GRANT SELECT, INSERT, UPDATE ON @db@.restaurant_versions TO va_pages;
GRANT SELECT, INSERT, UPDATE, DELETE ON @db@.agents TO va_pages;
GRANT SELECT, INSERT, UPDATE, DELETE ON @db@.agent_tools TO va_pages;
GRANT SELECT, INSERT, UPDATE, DELETE ON @db@.agent_secrets TO va_pages;
GRANT SELECT, INSERT, UPDATE ON @db@.phone_numbers TO va_pages;
GRANT SELECT ON @db@.voices TO va_pages;
GRANT SELECT, INSERT, UPDATE ON @db@.reservations TO va_pages;
GRANT SELECT, INSERT ON @db@.reservation_history TO va_pages;
GRANT SELECT, INSERT, UPDATE ON @db@.idempotency TO va_pages;
GRANT SELECT, INSERT, UPDATE, DELETE ON @db@.documents TO va_pages;
GRANT SELECT, INSERT, DELETE ON @db@.document_versions TO va_pages;
GRANT SELECT, INSERT, UPDATE, DELETE ON @db@.drafts TO va_pages;
GRANT SELECT, INSERT, UPDATE, DELETE ON @db@.draft_files TO va_pages;
GRANT SELECT, INSERT, UPDATE ON @db@.calls TO va_pages;
GRANT SELECT ON @db@.`usage` TO va_pages;
GRANT SELECT ON @db@.webhook_events TO va_pages;
GRANT SELECT, INSERT, UPDATE ON @db@.jobs TO va_pages;
GRANT SELECT ON @db@.job_steps TO va_pages;
GRANT SELECT, INSERT ON @db@.activity_log TO va_pages;

-- Hooks: bookings by phone and events; no person with a password, no
-- session, no document.
GRANT SELECT ON @db@.restaurants TO va_hooks;
GRANT SELECT ON @db@.restaurant_hours TO va_hooks;
GRANT SELECT ON @db@.special_days TO va_hooks;
GRANT SELECT ON @db@.special_hours TO va_hooks;
GRANT SELECT ON @db@.turn_times TO va_hooks;
GRANT SELECT ON @db@.agents TO va_hooks;
GRANT SELECT (id, agent_id, owner_id, secret_hash, expires_at)
  ON @db@.agent_secrets TO va_hooks;
GRANT SELECT, INSERT, UPDATE ON @db@.service_days TO va_hooks;
GRANT SELECT, INSERT, UPDATE ON @db@.restaurant_versions TO va_hooks;
GRANT SELECT, INSERT, UPDATE ON @db@.reservations TO va_hooks;
GRANT SELECT, INSERT ON @db@.reservation_history TO va_hooks;
GRANT SELECT, INSERT, UPDATE ON @db@.idempotency TO va_hooks;
GRANT SELECT, INSERT, UPDATE ON @db@.calls TO va_hooks;
GRANT SELECT, INSERT, UPDATE ON @db@.webhook_events TO va_hooks;
GRANT INSERT ON @db@.jobs TO va_hooks;
GRANT SELECT, INSERT, UPDATE, DELETE ON @db@.throttle TO va_hooks;
GRANT SELECT, INSERT ON @db@.activity_log TO va_hooks;

-- Jobs: provisioning, messages, events, and clearing away.
GRANT SELECT, UPDATE ON @db@.users TO va_jobs;
GRANT SELECT ON @db@.memberships TO va_jobs;
GRANT SELECT (expires_at), DELETE ON @db@.sessions TO va_jobs;
GRANT SELECT (expires_at), DELETE ON @db@.tokens TO va_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON @db@.throttle TO va_jobs;
GRANT SELECT, INSERT, UPDATE ON @db@.subscriptions TO va_jobs;
GRANT SELECT ON @db@.restaurants TO va_jobs;
GRANT SELECT ON @db@.restaurant_hours TO va_jobs;
GRANT SELECT ON @db@.special_days TO va_jobs;
GRANT SELECT ON @db@.special_hours TO va_jobs;
GRANT SELECT ON @db@.turn_times TO va_jobs;
GRANT SELECT, INSERT, UPDATE ON @db@.service_days TO va_jobs;
GRANT SELECT, INSERT, UPDATE ON @db@.restaurant_versions TO va_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON @db@.agents TO va_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON @db@.agent_tools TO va_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON @db@.agent_secrets TO va_jobs;
GRANT SELECT, INSERT, UPDATE ON @db@.phone_numbers TO va_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON @db@.voices TO va_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON @db@.reservations TO va_jobs;
GRANT SELECT, INSERT, DELETE ON @db@.reservation_history TO va_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON @db@.idempotency TO va_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON @db@.documents TO va_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON @db@.document_versions TO va_jobs;
GRANT SELECT, DELETE ON @db@.drafts TO va_jobs;
GRANT SELECT, DELETE ON @db@.draft_files TO va_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON @db@.calls TO va_jobs;
GRANT SELECT, INSERT, UPDATE ON @db@.`usage` TO va_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON @db@.webhook_events TO va_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON @db@.jobs TO va_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON @db@.job_steps TO va_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON @db@.activity_log TO va_jobs;
GRANT SELECT, UPDATE ON @db@.api_keys TO va_jobs;
