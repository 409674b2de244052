// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import io.github.winnet4j.peerdist.Content;
import io.github.winnet4j.peerdist.ContentRead;
import io.github.winnet4j.peerdist.ContentTag;
import io.github.winnet4j.peerdist.PeerDist;
import io.github.winnet4j.port.CompletionPort;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/** The façade, with reads that are used again and a handler. */
final class PeerDistOurs extends PeerDistWay {
    private final CompletionPort port;
    private final PeerDist peerDist;
    private final Content content;
    private final ContentRead[] reads;
    private final ByteBuffer[] buffers;

    PeerDistOurs(boolean memory, byte[] information, int count) {
        super(memory, count);
        port = memory ? CompletionPort.open() : CompletionPort.start();
        peerDist = PeerDist.open(port);
        content = peerDist.openContent(ContentTag.of(new byte[ContentTag.SIZE]));
        CompletableFuture<Void> known = content.information(information).future();
        while (memory && !known.isDone()) {
            port.pollNow();
        }
        known.join();
        reads = new ContentRead[count];
        buffers = new ByteBuffer[count];
        ContentRead.Handler handler = ended -> one();
        for (int i = 0; i < count; i++) {
            reads[i] = content.newRead().onEnd(handler);
            buffers[i] = room.slice(i * SIZE, SIZE);
        }
    }

    @Override
    void issue(int read) {
        reads[read].block(0, buffers[read]);
    }

    @Override
    void cancelOne(int read) {
        reads[read].cancel();
    }

    @Override
    void cancelAll() {
        content.cancelAll();
    }

    @Override
    void poll() {
        port.pollNow();
    }

    @Override
    public void close() {
        content.close();
        peerDist.close();
        port.close();
    }
}
