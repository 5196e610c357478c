/* SPDX-License-Identifier: MIT
 *
 * fuzz_settings.c: voiceagent.conf and the key file: what is taken keeps the
 * promises of settings.h and crypto.h, what is refused says why.
 */
#include <sys/mman.h>
#include <unistd.h>

#include "core/crypto.h"
#include "core/settings.h"
#include "fuzz.h"

/* The bytes as a file with a name. */
static int
as_file(const uint8_t *data, size_t len, char path[static 32])
{
	int fd = memfd_create("fuzz", MFD_CLOEXEC);

	FUZZ_REQUIRE(fd >= 0);
	FUZZ_REQUIRE(write(fd, data, len) == (ssize_t)len);
	(void)snprintf(path, 32, "/proc/self/fd/%d", fd);
	return fd;
}

static void
check_settings(const struct settings *s)
{
	size_t len = strlen(s->app_url);

	FUZZ_REQUIRE(strncmp(s->app_url, "http", 4) == 0 || len == 0);
	FUZZ_REQUIRE(len == 0 || s->app_url[len - 1] != '/');
	FUZZ_REQUIRE(strpbrk(s->mail_from, "\r\n") == NULL);
	FUZZ_REQUIRE(s->db_port >= 1 && s->db_port <= 65535);
	FUZZ_REQUIRE(s->hooks_url[0] != '\0' || len == 0);
}

static void
check_keys(const struct keyring *k, struct arena *a)
{
	struct crypto_bytes plain = { "Garden", 6 }, back;
	struct crypto_bytes sealed = crypto_seal(k, a, plain, "x");

	FUZZ_REQUIRE(keyring_active_id(k) != 0);
	FUZZ_REQUIRE(crypto_open(k, a, sealed, "x", &back) == 1);
	FUZZ_REQUIRE(back.len == 6);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	struct arena *a = arena_new((size_t)16 * 1024 * 1024);
	struct settings s;
	struct keyring *k;
	struct err e = ERR_INIT;
	char path[32];
	int fd = as_file(data, len, path);

	if (settings_load(a, path, &s, &e) == 0)
		check_settings(&s);
	else
		FUZZ_REQUIRE(e.code == ERR_INVALID && e.detail[0] != '\0');
	k = keyring_load(path, &e);
	if (k != NULL)
		check_keys(k, a);
	else
		FUZZ_REQUIRE(e.code == ERR_INVALID && e.detail[0] != '\0');
	keyring_free(k);
	(void)close(fd);
	arena_free(a);
	return 0;
}
