// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import io.github.winnet4j.win32.Peerdist;

/**
 * Which content information is wanted.
 *
 * @param offset where the range begins
 * @param length its length; with an offset of 0, 0 is the whole content
 * @param oldest the lowest version that will do: 1 is that of Windows 7, 2 that of Windows 8; 0: no wish, which is the
 *     only one that Windows 7 knows
 * @param newest the highest version that will do
 * @since 0.1.0
 */
public record InformationOptions(long offset, long length, int oldest, int newest) {
    /** Of the whole content, in the version of Windows 7, which every client knows. */
    public static final InformationOptions WHOLE = new InformationOptions(0, 0, 0, 0);

    /**
     * Checks the numbers.
     *
     * @param offset where the range begins
     * @param length its length; with an offset of 0, 0 is the whole content
     * @param oldest the lowest version that will do: 1 is that of Windows 7, 2 that of Windows 8; 0: no wish, which is
     *     the only one that Windows 7 knows
     * @param newest the highest version that will do
     */
    public InformationOptions {
        if (offset < 0 || length < 0 || oldest < 0 || newest < oldest) {
            throw new IllegalArgumentException("offset " + offset + ", length " + length + ", versions " + oldest
                    + " to " + newest + ": not a range");
        }
    }

    /**
     * Of that range.
     *
     * @param offset where the range begins, in bytes
     * @param length how many bytes it has
     * @return options for that range, in any version
     */
    public static InformationOptions range(long offset, long length) {
        return new InformationOptions(offset, length, 0, 0);
    }

    /**
     * {@return the same in the newest version that this Windows and a client of Windows 8 know; on Windows 7 that is 1}
     */
    public InformationOptions inNewestVersion() {
        return versions(
                Peerdist.PEERDIST_RETRIEVAL_OPTIONS_CONTENTINFO_VERSION_1,
                Peerdist.PEERDIST_RETRIEVAL_OPTIONS_CONTENTINFO_VERSION_2);
    }

    /**
     * {@return the same in one of these versions; without version 1 among them Windows 7 has none, and asking it throws
     * an {@link io.github.winnet4j.ApiUnavailableException}}
     *
     * @param lowest the lowest version that will do
     * @param highest the highest version that will do
     */
    public InformationOptions versions(int lowest, int highest) {
        return new InformationOptions(offset, length, lowest, highest);
    }

    boolean anyVersion() {
        return newest == 0;
    }

    boolean takesVersion1() {
        return oldest <= Peerdist.PEERDIST_RETRIEVAL_OPTIONS_CONTENTINFO_VERSION_1
                && newest >= Peerdist.PEERDIST_RETRIEVAL_OPTIONS_CONTENTINFO_VERSION_1;
    }
}
