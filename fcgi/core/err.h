/* SPDX-License-Identifier: MIT
 *
 * err.h: an error is a value with three voices.
 *
 * code for the program, say for a person (a page shows it; a caller may hear
 * it, so it is one plain sentence), detail for the log. Functions that can
 * fail take a struct err * last and return -1 after filling it; an err that
 * was not filled is left as it was. Neither say nor detail ever holds a
 * guest's data or a secret.
 */
#ifndef VA_CORE_ERR_H
#define VA_CORE_ERR_H

enum err_code {
	ERR_NONE = 0,
	ERR_INVALID,     /* the input cannot be understood or is not allowed */
	ERR_UNAUTHENTIC, /* nobody proved who they are */
	ERR_FORBIDDEN,   /* known, but may not */
	ERR_NOT_FOUND,   /* absent, or another tenant's */
	ERR_CONFLICT,    /* somebody else was first; look again */
	ERR_LIMIT,       /* a quota, plan limit or rate limit */
	ERR_TOO_LARGE,   /* a size cap */
	ERR_BUSY,        /* a lock or deadline ran out; nothing was written */
	ERR_UNAVAILABLE, /* database or supplier is down; nothing was written */
	ERR_UNCERTAIN,   /* the commit was sent, the answer never came */
	ERR_INTERNAL     /* a fault of ours */
};

struct err {
	enum err_code code;
	char say[240];
	char detail[400];
};

#define ERR_INIT                                                               \
	{                                                                      \
		ERR_NONE, "", ""                                               \
	}

/* Fill e (which may be NULL) and return -1, so that a caller can write
 *   return err_set(e, ERR_INVALID, "Please say the date.", "date empty"); */
int err_set(struct err *e, enum err_code code, const char *say,
	    const char *detail_fmt, ...) __attribute__((format(printf, 4, 5)));

/* An internal fault: say is the general apology. */
int err_internal(struct err *e, const char *detail_fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Put more words in front of the detail: "launch: number: <detail>". */
int err_prefix(struct err *e, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* "invalid", "not_found", ...: for logs and JSON. */
const char *err_code_name(enum err_code code);

/* 400, 401, 403, 404, 409, 429, 413, 503, 503, 503, 500. */
int err_http_status(enum err_code code);

#endif
