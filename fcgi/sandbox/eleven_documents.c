/* SPDX-License-Identifier: MIT
 *
 * eleven_documents.c: the knowledge base: objects of the workspace that
 * agents refer to. What is in them lies in files beside the state.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/log.h"
#include "sandbox/agents.h"
#include "sandbox/documents.h"
#include "sandbox/handlers.h"
#include "sandbox/multipart.h"
#include "sandbox/rules.h"

#define DOCUMENT_MOST (20u << 20)

static const char *
path_of(struct exchange *x, const char *id)
{
	return arena_printf(x->arena, "%s/document-%s", x->w->dir, id);
}

static bool
write_content(struct exchange *x, const char *id, const char *data, size_t len)
{
	const char *path = path_of(x, id);
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	bool ok = fd >= 0 && write(fd, data, len) == (ssize_t)len;

	if (!ok) {
		log_detail(LOG_ERROR, "document-lost", "%s", strerror(errno));
		exchange_fault(x, 500, "internal_error",
			       "The document could not be kept");
	}
	if (fd >= 0)
		close(fd);
	return ok;
}

static bool
kind_ok(struct exchange *x, const struct document *d)
{
	static const char *const endings[] = { ".pdf",  ".txt",  ".docx",
					       ".html", ".epub", ".md" };
	size_t n = d->filename ? strlen(d->filename) : 0, i, k;

	if (d->len > DOCUMENT_MOST) {
		exchange_fault(x, 400, "request_too_large",
			       "The file is too large");
		return false;
	}
	for (i = 0; i < 6 && d->filename; i++) {
		k = strlen(endings[i]);
		if (n > k && strcasecmp(d->filename + n - k, endings[i]) == 0)
			return true;
	}
	if (d->filename)
		exchange_fault(x, 400, "invalid_file_type",
			       "The file type is not supported");
	return !d->filename;
}

static void
keep_row(struct exchange *x, const char *id, const struct document *d)
{
	struct json *j = json_object(x->arena), *m;

	json_put_string(j, "id", id);
	json_put_string(j, "name", d->name);
	json_put_string(j, "type", d->type);
	json_put_string(j, "filename", d->filename);
	json_put_string(j, "url", d->url);
	m = json_put_object(j, "metadata");
	json_put_int(m, "created_at_unix_secs", exchange_now());
	json_put_int(m, "last_updated_at_unix_secs", exchange_now());
	json_put_int(m, "size_bytes", (int64_t)d->len);
	json_add_string(json_put_array(j, "supported_usages"), "auto");
	json_put_array(j, "folder_path");
	exchange_store(x, STATE_DOCUMENT, id, j);
}

const char *
documents_keep(struct exchange *x, const struct document *d)
{
	const char *id = exchange_new_id(x, "");

	if (!kind_ok(x, d) || !write_content(x, id, d->data, d->len))
		return NULL;
	keep_row(x, id, d);
	return id;
}

static void
answer_new(struct exchange *x, const char *id, const char *name)
{
	struct json *j;

	if (!id)
		return;
	j = json_object(x->arena);
	json_put_string(j, "id", id);
	json_put_string(j, "name", name);
	json_put_array(j, "folder_path");
	exchange_json(x, 200, j);
}

static bool
read_file(struct exchange *x, struct document *ret)
{
	struct violations v;
	struct part p;

	if (multipart_find(x, "file", &p) && p.filename) {
		*ret = (struct document){ .type = "file",
					  .name = p.filename,
					  .filename = p.filename,
					  .data = p.data,
					  .len = p.len };
		return true;
	}
	violations_init(&v, x->arena);
	violations_add(&v, "file", "missing", "Field required");
	violations_none(x, &v);
	return false;
}

void
documents_file(struct exchange *x)
{
	const char *name = multipart_text(x, "name");
	struct document d;

	if (!read_file(x, &d))
		return;
	if (name && *name)
		d.name = name;
	answer_new(x, documents_keep(x, &d), d.name);
}

static void
keep_json(struct exchange *x, const char *type)
{
	const struct rule rules[] = {
		{ type, RULE_STRING, true, 0, 0, NULL },
		{ "name", RULE_STRING, false, 0, 0, NULL },
	};
	struct document d = { .type = type };
	bool is_url = strcmp(type, "url") == 0;

	if (!rules_hold(x, rules, 2))
		return;
	d.data = json_string(json_get(x->body, type));
	d.len = strlen(d.data);
	d.url = is_url ? d.data : NULL;
	d.name = json_string(json_get(x->body, "name"));
	if (!d.name)
		d.name = is_url ? d.data : "Untitled";
	answer_new(x, documents_keep(x, &d), d.name);
}

void
documents_text(struct exchange *x)
{
	keep_json(x, "text");
}

void
documents_url(struct exchange *x)
{
	keep_json(x, "url");
}

void
documents_list(struct exchange *x)
{
	const char *search = exchange_query(x, "search");
	struct json *all = json_array(x->arena);
	const struct json *row;
	size_t i = state_count(x->w->state, STATE_DOCUMENT);

	while (i-- > 0) {
		row = state_at(x->w->state, x->arena, STATE_DOCUMENT, i);
		if (!search || strncasecmp(json_string(json_get(row, "name")),
					   search, strlen(search)) == 0)
			json_add(all, row);
	}
	exchange_page(x, "documents", all,
		      exchange_query_int(x, "page_size", 30));
}

void
documents_get(struct exchange *x)
{
	const struct json *row = exchange_find(x, STATE_DOCUMENT, x->param[0]);

	if (row)
		exchange_json(x, 200, row);
}

void
documents_content(struct exchange *x)
{
	struct stat st;
	ssize_t len = -1;
	char *data = NULL;
	int fd;

	if (!exchange_find(x, STATE_DOCUMENT, x->param[0]))
		return;
	fd = open(path_of(x, x->param[0]), O_RDONLY | O_CLOEXEC);
	if (fd >= 0 && fstat(fd, &st) == 0) {
		data = arena_alloc(x->arena, (size_t)st.st_size + 1);
		len = read(fd, data, (size_t)st.st_size);
	}
	if (fd >= 0)
		close(fd);
	if (len < 0) {
		exchange_fault(x, 404, "document_not_found", "No content");
		return;
	}
	x->answer.status = 200;
	x->answer.type = "text/html; charset=utf-8";
	x->answer.body = data;
	x->answer.body_len = (size_t)len;
}

void
documents_patch(struct exchange *x)
{
	const struct json *row = exchange_find(x, STATE_DOCUMENT, x->param[0]);
	const char *content = json_string(json_get(x->body, "content"));
	struct json *patch = json_object(x->arena);

	if (!row)
		return;
	json_put_string(patch, "name", json_string(json_get(x->body, "name")));
	if (content && !write_content(x, x->param[0], content, strlen(content)))
		return;
	exchange_store(x, STATE_DOCUMENT, x->param[0],
		       rules_merge(x->arena, row, patch));
	documents_get(x);
}

/* In its place: the id stays, so every agent has the new one at once. */
void
documents_update_file(struct exchange *x)
{
	struct document d;

	if (!exchange_find(x, STATE_DOCUMENT, x->param[0]) ||
	    !read_file(x, &d) || !kind_ok(x, &d) ||
	    !write_content(x, x->param[0], d.data, d.len))
		return;
	keep_row(x, x->param[0], &d);
	documents_get(x);
}

void
documents_dependents(struct exchange *x)
{
	if (exchange_find(x, STATE_DOCUMENT, x->param[0]))
		exchange_json(
		    x, 200,
		    agents_dependents(x, "knowledge_base", x->param[0]));
}

void
documents_delete(struct exchange *x)
{
	const char *force = exchange_query(x, "force");
	const struct json *users;

	if (!exchange_find(x, STATE_DOCUMENT, x->param[0]))
		return;
	users = json_get(agents_dependents(x, "knowledge_base", x->param[0]),
			 "agents");
	if (json_length(users) && (!force || strcmp(force, "true") != 0)) {
		exchange_fault(x, 400, "document_has_dependent_agents",
			       "The document is used by agents");
		return;
	}
	agents_detach(x, "knowledge_base", x->param[0]);
	state_delete(x->w->state, STATE_DOCUMENT, x->param[0]);
	unlink(path_of(x, x->param[0]));
	exchange_nothing(x);
}
