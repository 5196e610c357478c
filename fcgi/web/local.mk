# SPDX-License-Identifier: MIT

noinst_LIBRARIES += libweb.a
libweb_a_SOURCES =
