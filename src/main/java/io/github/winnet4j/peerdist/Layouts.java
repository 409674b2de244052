// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The structures of peerdist.h as little-endian bytes. They have no pointers: the same on every processor. */
final class Layouts {
    /** PEERDIST_STATUS_INFO: cbSize, status, dwMinVer, dwMaxVer. */
    static final int STATUS_INFO = 16;

    private static final int INFO_STATUS = 4;
    private static final int INFO_MIN = 8;
    private static final int INFO_MAX = 12;

    /** PEERDIST_CLIENT_BASIC_INFO: fFlashCrowd. */
    static final int BASIC_INFO = 4;

    private Layouts() {}

    static byte[] emptyStatusInfo() {
        return ints(STATUS_INFO, 0, 0, 0);
    }

    static BranchCacheStatusInfo statusInfo(byte[] bytes) {
        ByteBuffer info = wrap(bytes);
        return new BranchCacheStatusInfo(
                BranchCacheStatus.of(info.getInt(INFO_STATUS)), info.getInt(INFO_MIN), info.getInt(INFO_MAX));
    }

    static BranchCacheStatus status(byte[] bytes, int at) {
        return BranchCacheStatus.of(wrap(bytes).getInt(at));
    }

    /** PEERDIST_PUBLICATION_OPTIONS: dwVersion, dwFlags. */
    static byte[] publicationOptions(int version) {
        return ints(version, 0);
    }

    /** PEERDIST_RETRIEVAL_OPTIONS: cbSize, dwContentInfoMinVersion, dwContentInfoMaxVersion, dwReserved. */
    static byte[] retrievalOptions(int oldest, int newest) {
        return ints(16, oldest, newest, 0);
    }

    static boolean flashCrowd(byte[] basicInfo) {
        return wrap(basicInfo).getInt(0) != 0;
    }

    private static ByteBuffer wrap(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] ints(int... numbers) {
        ByteBuffer bytes = wrap(new byte[numbers.length * Integer.BYTES]);
        for (int number : numbers) {
            bytes.putInt(number);
        }
        return bytes.array();
    }
}
