// SPDX-License-Identifier: Apache-2.0
package com.example.orders;

import io.github.winnet4j.peerdist.Content;
import io.github.winnet4j.peerdist.ContentSource;
import io.github.winnet4j.peerdist.ContentTag;
import io.github.winnet4j.peerdist.Copied;
import io.github.winnet4j.peerdist.CopyOptions;
import io.github.winnet4j.peerdist.PeerDist;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Fetches content into a file: from caches nearby, and from the server what none of them has. */
final class Download {
    private final Path file;
    private long written;

    Download(Path file) {
        this.file = file;
    }

    /** After a failure another call goes on behind what is written already. */
    Copied fetch(PeerDist branchCache, byte[] information, ContentSource server) throws Exception {
        ContentTag tag = ContentTag.of(UUID.nameUUIDFromBytes(information));
        try (Content content = branchCache.openContent(tag);
                FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            content.information(information).future().get(30, TimeUnit.SECONDS);
            CopyOptions options = CopyOptions.DEFAULT.from(written).progress(position -> written = position);
            return content.copyTo(out.position(written), server, options);
        }
    }

    long written() {
        return written;
    }
}
