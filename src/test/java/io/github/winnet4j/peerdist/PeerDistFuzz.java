// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import static io.github.winnet4j.fuzz.Input.require;
import static io.github.winnet4j.fuzz.Input.same;

import io.github.winnet4j.fuzz.Input;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The structures of peerdist.h, with any numbers in them; and tags of any bytes. */
public final class PeerDistFuzz {
    private PeerDistFuzz() {}

    public static void layouts(Input input) {
        byte[] tag = input.take(input.below(32));
        try {
            require(ContentTag.of(tag).equals(ContentTag.of(tag.clone())), "a tag is its bytes");
            same(16, tag.length, "a tag has 16 bytes");
        } catch (IllegalArgumentException e) {
            require(tag.length != 16, "16 bytes are a tag");
        }
        byte[] bytes = Arrays.copyOf(input.rest(), Layouts.STATUS_INFO);
        ByteBuffer numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        BranchCacheStatusInfo info = Layouts.statusInfo(bytes);
        same(BranchCacheStatus.of(numbers.getInt(4)), info.status(), "the status");
        same(Layouts.status(bytes, 4), info.status(), "by both ways");
        require(
                Arrays.equals(Layouts.retrievalOptions(numbers.getInt(4), numbers.getInt(8)), options(numbers)),
                "options");
        same(numbers.getInt(0) != 0, Layouts.flashCrowd(bytes), "any number but 0 is true");
    }

    private static byte[] options(ByteBuffer numbers) {
        return ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(16)
                .putInt(numbers.getInt(4))
                .putInt(numbers.getInt(8))
                .array();
    }
}
