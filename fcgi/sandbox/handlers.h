/* SPDX-License-Identifier: MIT
 *
 * handlers.h: what each supplier answers, one function an operation; the
 * table in router.c says which method and path leads where.
 */
#ifndef VA_SANDBOX_HANDLERS_H
#define VA_SANDBOX_HANDLERS_H

#include "sandbox/exchange.h"

/* eleven_voices.c */
void voices_search(struct exchange *x);
void voices_all(struct exchange *x);
void voices_get(struct exchange *x);
void voices_models(struct exchange *x);
void voices_audio(struct exchange *x);
void voices_speak(struct exchange *x);

/* eleven_agents.c */
void agents_create(struct exchange *x);
void agents_list(struct exchange *x);
void agents_get(struct exchange *x);
void agents_patch(struct exchange *x);
void agents_delete(struct exchange *x);

/* eleven_tools.c */
void tools_create(struct exchange *x);
void tools_list(struct exchange *x);
void tools_get(struct exchange *x);
void tools_patch(struct exchange *x);
void tools_delete(struct exchange *x);
void tools_dependents(struct exchange *x);

/* eleven_workspace.c */
void secrets_create(struct exchange *x);
void secrets_list(struct exchange *x);
void secrets_patch(struct exchange *x);
void secrets_delete(struct exchange *x);
void webhooks_create(struct exchange *x);
void webhooks_list(struct exchange *x);
void webhooks_patch(struct exchange *x);
void webhooks_delete(struct exchange *x);
void settings_get(struct exchange *x);
void settings_patch(struct exchange *x);
void workspace_subscription(struct exchange *x);

/* eleven_phones.c */
void phones_import(struct exchange *x);
void phones_list(struct exchange *x);
void phones_get(struct exchange *x);
void phones_patch(struct exchange *x);
void phones_delete(struct exchange *x);

/* eleven_documents.c */
void documents_file(struct exchange *x);
void documents_text(struct exchange *x);
void documents_url(struct exchange *x);
void documents_list(struct exchange *x);
void documents_get(struct exchange *x);
void documents_content(struct exchange *x);
void documents_patch(struct exchange *x);
void documents_update_file(struct exchange *x);
void documents_dependents(struct exchange *x);
void documents_delete(struct exchange *x);

/* eleven_conversations.c */
void conversations_list(struct exchange *x);
void conversations_get(struct exchange *x);
void conversations_delete(struct exchange *x);
void conversations_signed_url(struct exchange *x);
void conversations_live_count(struct exchange *x);

/* eleven_spec.c: the specification's own dialect */
void spec_agent_create(struct exchange *x);
void spec_tool_create(struct exchange *x);
void spec_document_create(struct exchange *x);
void spec_number_buy(struct exchange *x);
void spec_number_assign(struct exchange *x);
void spec_analytics(struct exchange *x);

/* twilio.c */
void twilio_available(struct exchange *x);
void twilio_buy(struct exchange *x);
void twilio_numbers(struct exchange *x);
void twilio_number(struct exchange *x);
void twilio_release(struct exchange *x);
void twilio_send(struct exchange *x);
void twilio_messages(struct exchange *x);
void twilio_message(struct exchange *x);

/* mailbox.c */
void mailbox_page(struct exchange *x);
void mailbox_mail(struct exchange *x);
void mailbox_json(struct exchange *x);

/* inspect.c: for tests */
void inspect_state(struct exchange *x);
void inspect_faults_add(struct exchange *x);
void inspect_faults_list(struct exchange *x);
void inspect_faults_clear(struct exchange *x);
void inspect_requests(struct exchange *x);
void inspect_reset(struct exchange *x);
void inspect_hook(struct exchange *x);
void inspect_home(struct exchange *x);

/* phone_call.c */
void conversation_call(struct exchange *x);

#endif
