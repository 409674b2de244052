// SPDX-License-Identifier: Apache-2.0

/** The loader, the handle table and what else no user of the library needs to see. Not exported. */
@org.jspecify.annotations.NullMarked
package io.github.winnet4j.internal;
