/* SPDX-License-Identifier: MIT
 *
 * browser_call.h: a test call from a browser: the platform's WebSocket
 * protocol (subprotocol "convai") in text mode.
 */
#ifndef VA_SANDBOX_BROWSER_CALL_H
#define VA_SANDBOX_BROWSER_CALL_H

#include "core/arena.h"
#include "sandbox/lws_door.h"

/* door_config.arg is the struct world. */
extern const struct door_sockets browser_sockets;

/* A token for a signed URL, good for 15 minutes in this process. */
const char *browser_token(struct arena *a, const char *agent_id,
			  const char *conversation_id);

#endif
