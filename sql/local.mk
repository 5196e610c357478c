# SPDX-License-Identifier: MIT

dist_sql_DATA = sql/0001_accounts.sql sql/0002_restaurants.sql \
	sql/0003_agents.sql sql/0004_reservations.sql \
	sql/0005_documents.sql sql/0006_calls.sql sql/0007_jobs.sql \
	sql/0008_activity.sql sql/grants.sql
EXTRA_DIST += sql/README.md
