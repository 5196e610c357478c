/* SPDX-License-Identifier: MIT
 *
 * speech.h: audible voices, made by espeak-ng where it is installed.
 */
#ifndef VA_SANDBOX_SPEECH_H
#define VA_SANDBOX_SPEECH_H

#include "sandbox/exchange.h"

bool speech_possible(void);

/* Answer the exchange later with a WAV of the text. voice is espeak-ng's
 * ("en-us+f3"). keep NULL: spoken anew; else a file name under the world's
 * folder where the sound is kept for the next time. */
void speech_answer(struct exchange *x, const char *voice, const char *text,
		   const char *keep);

#endif
