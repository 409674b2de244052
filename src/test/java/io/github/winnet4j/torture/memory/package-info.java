// SPDX-License-Identifier: Apache-2.0
/** Memory that fails, allocation by allocation, and what comes of what was in progress. */
package io.github.winnet4j.torture.memory;
