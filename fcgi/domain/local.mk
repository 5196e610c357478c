# SPDX-License-Identifier: MIT

noinst_LIBRARIES += libdomain.a
libdomain_a_SOURCES =
