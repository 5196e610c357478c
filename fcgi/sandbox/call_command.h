/* SPDX-License-Identifier: MIT
 *
 * call_command.h: `voiceagent-sandbox call`: a phone call from the shell.
 */
#ifndef VA_SANDBOX_CALL_COMMAND_H
#define VA_SANDBOX_CALL_COMMAND_H

/* The exit status: 0 the call was held and every tool answered with 200;
 * 3 a tool did not; 1 there was no call; 2 misused. */
int call_command(int argc, char **argv);

#endif
