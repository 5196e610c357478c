/* SPDX-License-Identifier: MIT
 *
 * main.c: voiceagent-sandbox: stands in for ElevenLabs, Twilio and the mail
 * server on the wire, so that the product runs without a key.
 */
#include "config.h"

#include <errno.h>
#include <getopt.h>

#include "core/encode.h"
#include "core/log.h"
#include "sandbox/call_command.h"
#include "sandbox/serve.h"

static const char usage[] =
    "usage: voiceagent-sandbox serve --port N --dir D [--smtp-socket PATH]\n"
    "           [--smtp-port N] [--api-key-file F]\n"
    "           [--webhook-secret-file F] [--hooks-url URL]\n"
    "       voiceagent-sandbox call --url SANDBOX_URL --agent ID --say TEXT\n"
    "           [--say TEXT ...] [--from +1...] [--json]\n";

static int
misused(void)
{
	fputs(usage, stderr);
	return 2;
}

/* The first line of a file; for the life of the process. */
static const char *
first_line(const char *path)
{
	FILE *f = fopen(path, "re");
	char *line = NULL;
	size_t size = 0;
	ssize_t len = f ? getline(&line, &size, f) : -1;

	if (len < 0) {
		fprintf(stderr, "voiceagent-sandbox: %s: %s\n", path,
			strerror(errno));
		exit(1);
	}
	fclose(f);
	line[strcspn(line, "\r\n")] = '\0';
	return line;
}

static int
port_of(const char *text)
{
	int port;

	if (!decode_int(text, 1, 65535, &port)) {
		fprintf(stderr, "voiceagent-sandbox: no port: %s\n", text);
		exit(2);
	}
	return port;
}

static const struct option serve_options[] = {
	{ "port", required_argument, NULL, 'p' },
	{ "dir", required_argument, NULL, 'd' },
	{ "state", required_argument, NULL, 'd' },
	{ "smtp-socket", required_argument, NULL, 's' },
	{ "smtp", required_argument, NULL, 's' },
	{ "smtp-port", required_argument, NULL, 'S' },
	{ "api-key-file", required_argument, NULL, 'k' },
	{ "webhook-secret-file", required_argument, NULL, 'w' },
	{ "hooks-url", required_argument, NULL, 'u' },
	{ NULL, 0, NULL, 0 }
};

static bool
set_option(struct serve_options *o, int option)
{
	switch (option) {
	case 'p':
		o->port = port_of(optarg);
		return true;
	case 'd':
		o->dir = optarg;
		return true;
	case 's':
		o->smtp_socket = optarg;
		return true;
	case 'S':
		o->smtp_port = port_of(optarg);
		return true;
	case 'k':
		o->api_key = first_line(optarg);
		return true;
	case 'w':
		o->webhook_secret = first_line(optarg);
		return true;
	case 'u':
		o->hooks_url = optarg;
		return true;
	default:
		return false;
	}
}

static int
serve_command(int argc, char **argv)
{
	struct serve_options o = { 0 };
	struct err e = ERR_INIT;
	int option;

	while ((option = getopt_long(argc, argv, "", serve_options, NULL)) !=
	       -1)
		if (!set_option(&o, option))
			return misused();
	if (optind != argc || !o.port || !o.dir)
		return misused();
	if (serve(&o, &e) < 0) {
		fprintf(stderr, "voiceagent-sandbox: %s\n", e.detail);
		return 1;
	}
	return 0;
}

int
main(int argc, char **argv)
{
	log_open("voiceagent-sandbox", LOG_INFO);
	if (argc < 2)
		return misused();
	if (strcmp(argv[1], "serve") == 0)
		return serve_command(argc - 1, argv + 1);
	if (strcmp(argv[1], "call") == 0)
		return call_command(argc - 1, argv + 1);
	return misused();
}
