// SPDX-License-Identifier: Apache-2.0

/**
 * What {@code java -jar winnet4j.jar} does: looks at this machine, tries the library on it, and shows Wi-Fi and drives.
 * Uses the library as any application would; nothing of the library uses it, and no module sees it.
 */
@NullMarked
package io.github.winnet4j.tool;

import org.jspecify.annotations.NullMarked;
