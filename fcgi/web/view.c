/* SPDX-License-Identifier: MIT
 *
 * view.c: pages: the project's only use of ClearSilver.
 *
 * A parsed tree is kept per page. Rendering swaps in the request's values
 * (cs->hdf is a public member) and swaps them out again, whatever happened:
 * the tree itself is not changed by data. ClearSilver's cs_config.h redefines
 * PACKAGE_NAME and friends, so config.h is not included here.
 */
#include "web/view.h"

#include <dirent.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>

#include <ClearSilver.h>

#include "core/log.h"
#include "core/str.h"
#include "web/app.h"
#include "web/view_common.h"

#define PAGES_MAX     128
#define PAGE_CAP      ((size_t)4 * 1024 * 1024)
#define TREE_LIMIT    ((size_t)1024 * 1024)
#define DIR_LEN_MAX   180 /* ClearSilver cuts paths at 255 */
#define PAGE_NAME_MAX 60

struct page {
	const char *name; /* "pages/help" */
	CSPARSE *cs;
	HDF *boot;
};

struct views {
	struct arena *arena;
	const struct settings *settings;
	const char *names[PAGES_MAX + 1];
	struct page pages[PAGES_MAX];
	size_t count;
};

struct view_node {
	HDF *hdf;
	struct view *view;
};

struct view {
	struct req *req;
	HDF *hdf;
	struct view_node root;
	unsigned items; /* gives rows of lists their names */
	bool broken;    /* out of memory while filling */
};

/* --- ClearSilver's errors --- */

/* Consume n: -1 and the whole trace in the detail. */
static int
fault(NEOERR *n, struct err *e, const char *what)
{
	STRING text;

	string_init(&text);
	nerr_error_string(n, &text);
	err_internal(e, "view: %s: %s", what, text.buf ? text.buf : "?");
	string_clear(&text);
	nerr_ignore(&n);
	return -1;
}

static void
filled(struct view *v, NEOERR *n)
{
	if (n == STATUS_OK)
		return;
	nerr_ignore(&n);
	v->broken = true;
}

/* --- functions for templates --- */

static NEOERR *
fn_url_escape(const char *in, char **ret)
{
	return nerr_pass(neos_url_escape(in, ret, NULL));
}

static NEOERR *
fn_html_escape(const char *in, char **ret)
{
	return nerr_pass(neos_html_escape(in, (int)strlen(in), ret));
}

static NEOERR *
functions_add(CSPARSE *cs)
{
	static const struct {
		char name[16];
		CSSTRFUNC fn;
	} functions[] = {
		{ "url_escape", fn_url_escape },
		{ "html_escape", fn_html_escape },
		{ "js_escape", neos_js_escape },
		{ "url_validate", neos_url_validate },
	};
	NEOERR *n = STATUS_OK;

	for (size_t i = 0; i < 4 && n == STATUS_OK; i++) {
		char name[16]; /* the library takes a char * */

		memcpy(name, functions[i].name, sizeof(name));
		n = cs_register_esc_strfunc(cs, name, functions[i].fn);
	}
	return nerr_pass(n);
}

/* --- parsing at start --- */

static NEOERR *
page_parse(struct page *p, const char *dir)
{
	NEOERR *n = hdf_init(&p->boot);

	if (n == STATUS_OK)
		n = hdf_set_value(p->boot, "Config.VarEscapeMode", "html");
	if (n == STATUS_OK)
		n = hdf_set_value(p->boot, "hdf.loadpaths.0", dir);
	if (n == STATUS_OK)
		n = hdf_set_valuef(p->boot, "Page.Template=%s.cs", p->name);
	if (n == STATUS_OK)
		n = cs_init(&p->cs, p->boot);
	if (n == STATUS_OK)
		n = functions_add(p->cs);
	if (n == STATUS_OK)
		n = cs_parse_file(p->cs, "layout.cs");
	return nerr_pass(n);
}

static int
page_add(struct views *v, const char *name, struct err *e)
{
	struct page *p = &v->pages[v->count];
	NEOERR *n;

	if (v->count == PAGES_MAX || strlen(name) > PAGE_NAME_MAX)
		return err_internal(e, "view: %s: too many pages or too long",
				    name);
	p->name = name;
	v->count++;
	n = page_parse(p, v->settings->templates_dir);
	return n == STATUS_OK ? 0 : fault(n, e, name);
}

static int pages_scan(struct views *v, const char *folder, struct err *e);

static int
entry_add(struct views *v, const char *folder, const char *file, struct err *e)
{
	const char *path = arena_printf(v->arena, "%s/%s", folder, file);
	const char *full =
	    arena_printf(v->arena, "%s/%s", v->settings->templates_dir, path);
	size_t len = strlen(path);
	struct stat st;

	if (file[0] == '.' || stat(full, &st) < 0)
		return 0;
	if (S_ISDIR(st.st_mode))
		return pages_scan(v, path, e);
	if (len < 4 || strcmp(path + len - 3, ".cs") != 0)
		return 0;
	return page_add(v, arena_strndup(v->arena, path, len - 3), e);
}

static int
pages_scan(struct views *v, const char *folder, struct err *e)
{
	const char *full =
	    arena_printf(v->arena, "%s/%s", v->settings->templates_dir, folder);
	DIR *dir = opendir(full);
	struct dirent *entry;
	int rc = 0;

	if (!dir)
		return err_internal(e, "view: cannot read %s", full);
	while (rc == 0 && (entry = readdir(dir)))
		rc = entry_add(v, folder, entry->d_name, e);
	closedir(dir);
	return rc;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(((const struct page *)a)->name,
		      ((const struct page *)b)->name);
}

int
views_load(const struct settings *s, struct views **ret, struct err *e)
{
	struct arena *a = arena_new(TREE_LIMIT);
	struct views *v = arena_alloc(a, sizeof(*v));

	v->arena = a;
	v->settings = s;
	if (strlen(s->templates_dir) > DIR_LEN_MAX) {
		views_free(v);
		return err_internal(e, "view: templates path is too long");
	}
	if (pages_scan(v, "pages", e) < 0) {
		views_free(v);
		return -1;
	}
	qsort(v->pages, v->count, sizeof(v->pages[0]), by_name);
	for (size_t i = 0; i < v->count; i++)
		v->names[i] = v->pages[i].name;
	*ret = v;
	return 0;
}

void
views_free(struct views *v)
{
	if (!v)
		return;
	for (size_t i = 0; i < v->count; i++) {
		if (v->pages[i].cs)
			cs_destroy(&v->pages[i].cs);
		if (v->pages[i].boot)
			hdf_destroy(&v->pages[i].boot);
	}
	arena_free(v->arena);
}

const char *const *
views_names(const struct views *v)
{
	return v->names;
}

static const struct page *
page_find(const struct views *v, const char *name)
{
	struct page key = { .name = name };

	return bsearch(&key, v->pages, v->count, sizeof(key), by_name);
}

/* --- filling --- */

static void
view_drop(void *arg)
{
	struct view *v = arg;

	if (v->hdf)
		hdf_destroy(&v->hdf);
}

struct view *
view_new(struct req *req)
{
	struct view *v = arena_alloc(req->arena, sizeof(*v));

	v->req = req;
	filled(v, hdf_init(&v->hdf));
	arena_defer(req->arena, view_drop, v);
	v->root = (struct view_node){ v->hdf, v };
	view_set(&v->root, "Config.VarEscapeMode", "html");
	return v;
}

struct view_node *
view_root(struct view *v)
{
	return &v->root;
}

void
view_set(struct view_node *n, const char *name, const char *value)
{
	if (n->hdf && value)
		filled(n->view, hdf_set_value(n->hdf, name, value));
}

void
view_setf(struct view_node *n, const char *name, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	view_set(n, name, arena_vprintf(n->view->req->arena, fmt, ap));
	va_end(ap);
}

void
view_set_int(struct view_node *n, const char *name, int64_t value)
{
	char text[24];

	snprintf(text, sizeof(text), "%lld", (long long)value);
	view_set(n, name, text);
}

void
view_set_id(struct view_node *n, const char *name, uint64_t id)
{
	char text[24];

	snprintf(text, sizeof(text), "%llu", (unsigned long long)id);
	view_set(n, name, text);
}

void
view_set_flag(struct view_node *n, const char *name, bool on)
{
	if (on)
		view_set(n, name, "1");
}

struct view_node *
view_child(struct view_node *n, const char *name)
{
	struct view_node *c =
	    arena_alloc(n->view->req->arena, sizeof(struct view_node));

	c->view = n->view;
	if (n->hdf)
		filled(n->view, hdf_get_node(n->hdf, name, &c->hdf));
	return c;
}

struct view_node *
view_item(struct view_node *list)
{
	char name[16];

	snprintf(name, sizeof(name), "%u", list->view->items++);
	return view_child(list, name);
}

void
view_page(struct view *v, const char *title, const char *nav)
{
	view_set(&v->root, "Page.Title", title);
	view_set(&v->root, "Page.Nav", nav);
}

/* --- rendering --- */

static NEOERR *
collect(void *ctx, char *text)
{
	struct str *out = ctx;

	str_add(out, text);
	return str_ok(out) ? STATUS_OK
			   : nerr_raise(NERR_ASSERT, "page over its cap");
}

/* The tree belongs to all requests: its own values are put back even after
 * an error in mid-page. */
static int
render(const struct page *p, struct view *v, struct str *out, struct err *e)
{
	NEOERR *n;

	p->cs->hdf = v->hdf;
	n = cs_render(p->cs, out, collect);
	p->cs->hdf = p->boot;
	return n == STATUS_OK ? 0 : fault(n, e, p->name);
}

int
view_render_status(struct req *req, struct view *v, const char *page,
		   int status)
{
	const struct page *p =
	    req->app->views ? page_find(req->app->views, page) : NULL;
	struct str out;

	if (!p)
		return err_internal(&req->err, "view: no page %s", page);
	view_common(v, req);
	if (v->broken)
		return err_internal(&req->err, "view: out of memory");
	str_init(&out, req->arena, PAGE_CAP);
	if (render(p, v, &out, &req->err) < 0)
		return -1;
	resp_header(req, "Cache-Control", "no-store");
	resp_header(req, "Vary", "X-Partial");
	return resp_body(req, status, "text/html; charset=utf-8", out.buf,
			 out.len);
}

int
view_render(struct req *req, struct view *v, const char *page)
{
	return view_render_status(req, v, page, 200);
}
