# SPDX-License-Identifier: MIT

contract_schemas = \
	t/contract/schemas/elevenlabs.agent.attach.json \
	t/contract/schemas/elevenlabs.agent.create.json \
	t/contract/schemas/elevenlabs.agent.delete.json \
	t/contract/schemas/elevenlabs.agent.find.json \
	t/contract/schemas/elevenlabs.agent.get.json \
	t/contract/schemas/elevenlabs.agent.update.json \
	t/contract/schemas/elevenlabs.number.assign.json \
	t/contract/schemas/elevenlabs.number.delete.json \
	t/contract/schemas/elevenlabs.number.find.json \
	t/contract/schemas/elevenlabs.number.import.json \
	t/contract/schemas/elevenlabs.number.unassign.json \
	t/contract/schemas/elevenlabs.secret.create.json \
	t/contract/schemas/elevenlabs.secret.delete.json \
	t/contract/schemas/elevenlabs.secret.find.json \
	t/contract/schemas/elevenlabs.secret.update.json \
	t/contract/schemas/elevenlabs.tool.create.json \
	t/contract/schemas/elevenlabs.tool.delete.json \
	t/contract/schemas/elevenlabs.tool.find.json \
	t/contract/schemas/elevenlabs.voices.json \
	t/contract/schemas/elevenlabs.webhook.create.json \
	t/contract/schemas/elevenlabs.webhook.enable.json \
	t/contract/schemas/elevenlabs.webhook.select.json \
	t/contract/schemas/spec.agent.create.json \
	t/contract/schemas/spec.number.assign.json \
	t/contract/schemas/spec.number.buy.json \
	t/contract/schemas/spec.tool.create.json \
	t/contract/schemas/spec.voices.json \
	t/contract/schemas/twilio.buy.json \
	t/contract/schemas/twilio.find.json \
	t/contract/schemas/twilio.release.json \
	t/contract/schemas/twilio.search.json

EXTRA_DIST += $(contract_schemas) t/contract/package.json \
	t/contract/package-lock.json
dist_check_SCRIPTS += t/contract/prism.sh

if HAVE_CHECK
contract_fixture = t/contract/server.c t/contract/server.h \
	t/contract/calls.c t/contract/calls.h t/contract/schema.c \
	t/contract/schema.h
contract_cppflags = $(AM_CPPFLAGS) -I$(top_srcdir) $(CHECK_CFLAGS)
contract_libs = $(REMOTE_LIBS) $(MODEL_LIBS) $(CHECK_LIBS) -lpthread

check_PROGRAMS += t/contract/test_contract t/contract/test_faults \
	t/contract/test_signature
TESTS += t/contract/test_contract t/contract/test_faults \
	t/contract/test_signature

check_PROGRAMS += t/contract/drive
t_contract_drive_SOURCES = t/contract/drive.c $(contract_fixture)
t_contract_drive_CPPFLAGS = $(contract_cppflags)
t_contract_drive_LDADD = $(contract_libs)
TESTS += t/contract/prism.sh

t_contract_test_contract_SOURCES = t/contract/test_contract.c \
	$(contract_fixture)
t_contract_test_contract_CPPFLAGS = $(contract_cppflags)
t_contract_test_contract_LDADD = $(contract_libs)

t_contract_test_faults_SOURCES = t/contract/test_faults.c \
	$(contract_fixture)
t_contract_test_faults_CPPFLAGS = $(contract_cppflags)
t_contract_test_faults_LDADD = $(contract_libs)

t_contract_test_signature_SOURCES = t/contract/test_signature.c
t_contract_test_signature_CPPFLAGS = $(contract_cppflags)
t_contract_test_signature_LDADD = $(contract_libs)

# The whole saga: needs the daemon and the sandbox beside it.
check_PROGRAMS += t/contract/test_saga
TESTS += t/contract/test_saga
t_contract_test_saga_SOURCES = t/contract/test_saga.c \
	t/contract/saga_world.c t/contract/saga_world.h $(DB_FIXTURE)
t_contract_test_saga_CPPFLAGS = $(DB_FIXTURE_CPPFLAGS) -I$(top_srcdir)
t_contract_test_saga_LDADD = $(DOMAIN_LIBS) $(CHECK_LIBS)

check_PROGRAMS += t/contract/test_events
TESTS += t/contract/test_events
t_contract_test_events_SOURCES = t/contract/test_events.c $(DB_FIXTURE)
t_contract_test_events_CPPFLAGS = $(DB_FIXTURE_CPPFLAGS) -I$(top_srcdir)
t_contract_test_events_LDADD = $(DOMAIN_LIBS) $(CHECK_LIBS)
endif
