// SPDX-License-Identifier: Apache-2.0
// doctest itself, for all test programs of a build: more code than any of theirs.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>
