// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.win32;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.winnet4j.Availability;
import io.github.winnet4j.Family;
import io.github.winnet4j.harness.OnWindows;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.port.Operation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * BranchCache through the raw functions, where this Windows has it and it is switched on: what is published can be
 * read.
 */
@OnWindows
class PeerdistRawTest {
    private static final byte[] TAG = "winnet4j raw 001".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] IDENTIFIER = "winnet4j raw content".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH = 100_000;

    private final long[] instance = new long[1];
    private CompletionPort port;
    private Operation operation;

    @BeforeEach
    void begin() {
        assumeTrue(Availability.of(Family.BRANCH_CACHE).isPresent(), "no BranchCache here");
        port = CompletionPort.start();
        operation = port.operation();
        check(Peerdist.PeerDistStartup(Peerdist.PEERDIST_VERSION, instance, null));
    }

    @AfterEach
    void end() {
        if (port != null) {
            check(Peerdist.PeerDistShutdown(instance[0]));
            operation.close();
            port.close();
        }
    }

    @Test
    void whatIsPublishedIsRead() throws Exception {
        ByteBuffer information = informationOfPublished(data());
        long content = openContent(information);

        ByteBuffer missing = ByteBuffer.allocateDirect(LENGTH);
        int code = run(token -> Peerdist.PeerDistClientBlockRead(
                instance[0], content, LENGTH, missing, Peerdist.PEERDIST_READ_TIMEOUT_LOCAL_CACHE_ONLY, token, 0));
        if (code == WinError.PEERDIST_ERROR_MISSING_DATA || code == WinError.ERROR_TIMEOUT) {
            assertEquals(0, operation.offset(), "nothing is there, from the beginning on");
            ByteBuffer data = data();
            check(run(token -> Peerdist.PeerDistClientAddData(instance[0], content, LENGTH, data, token, 0)));
        } else {
            check(code);
        }

        byte[] read = new byte[LENGTH];
        int from = 0;
        while (from < LENGTH) {
            ByteBuffer room = ByteBuffer.allocateDirect(30_003).position(3); // a buffer counts from its position
            long offset = from;
            check(run(token -> Peerdist.PeerDistClientBlockRead(
                    instance[0], content, 30_000, room, Peerdist.PEERDIST_READ_TIMEOUT_DEFAULT, token, offset)));
            assertEquals(from, operation.offset());
            assertTrue(operation.bytes() > 0 && operation.bytes() <= 30_000, operation.bytes() + " bytes");
            room.get(3, read, from, (int) operation.bytes());
            from += (int) operation.bytes();
        }
        byte[] expected = new byte[LENGTH];
        data().get(expected);
        assertArrayEquals(expected, read);

        ByteBuffer stream = ByteBuffer.allocateDirect(10);
        check(run(token -> Peerdist.PeerDistClientStreamRead(
                instance[0], content, 10, stream, Peerdist.PEERDIST_READ_TIMEOUT_DEFAULT, token)));
        assertEquals(expected[0], stream.get(0));
        byte[] basic = new byte[4];
        check(Peerdist.PeerDistClientGetInformationByHandle(
                instance[0], content, Peerdist.PeerDistClientBasicInfo, 4, basic));
        check(Peerdist.PeerDistClientCloseContent(instance[0], content));
        check(run(token -> Peerdist.PeerDistClientFlushContent(instance[0], TAG, port.handle(), port.key(), token)));
    }

    @Test
    void aTokenThatIsNotInProgressIsNotFound() throws Exception {
        ByteBuffer information = informationOfPublished(data());
        long content = openContent(information);
        long[] last = new long[1];
        ByteBuffer room = ByteBuffer.allocateDirect(16);
        run(token -> {
            last[0] = token;
            return Peerdist.PeerDistClientBlockRead(
                    instance[0], content, 16, room, Peerdist.PEERDIST_READ_TIMEOUT_LOCAL_CACHE_ONLY, token, 0);
        });
        assertEquals(
                WinError.PEERDIST_ERROR_OPERATION_NOTFOUND,
                Peerdist.PeerDistClientCancelAsyncOperation(instance[0], content, last[0]));
        assertEquals(
                WinError.ERROR_INVALID_PARAMETER, Peerdist.PeerDistGetOverlappedResult(last[0], new int[1], false));
        check(Peerdist.PeerDistClientCloseContent(instance[0], content));
    }

    @Test
    void theStatusComesAsThePayload() throws Exception {
        check(run(token ->
                Peerdist.PeerDistRegisterForStatusChangeNotification(instance[0], port.handle(), port.key(), token)));
        byte[] payload = new byte[Operation.PAYLOAD];
        assertTrue(operation.payload(payload));
        assertEquals(Peerdist.PEERDIST_STATUS_AVAILABLE, payload[0]);
        byte[] info = new byte[16];
        info[0] = 16;
        check(Peerdist.PeerDistGetStatusEx(instance[0], info));
        assertEquals(Peerdist.PEERDIST_STATUS_AVAILABLE, info[4]);
        info[0] = 17;
        assertEquals(WinError.ERROR_INVALID_PARAMETER, Peerdist.PeerDistGetStatusEx(instance[0], info));
    }

    private ByteBuffer informationOfPublished(ByteBuffer data) throws InterruptedException {
        Peerdist.PeerDistServerUnpublish(instance[0], IDENTIFIER.length, IDENTIFIER); // of an earlier run
        long[] stream = new long[1];
        check(Peerdist.PeerDistServerPublishStream(
                instance[0], IDENTIFIER.length, IDENTIFIER, LENGTH, null, port.handle(), port.key(), stream));
        check(run(token -> Peerdist.PeerDistServerPublishAddToStream(instance[0], stream[0], LENGTH, data, token)));
        check(run(token -> Peerdist.PeerDistServerPublishCompleteStream(instance[0], stream[0], token)));
        check(Peerdist.PeerDistServerCloseStreamHandle(instance[0], stream[0]));

        long[] info = new long[1];
        check(Peerdist.PeerDistServerOpenContentInformation(
                instance[0], IDENTIFIER.length, IDENTIFIER, 0, 0, port.handle(), port.key(), info));
        ByteBuffer all = ByteBuffer.allocateDirect(1 << 20);
        while (true) {
            ByteBuffer room = all.slice();
            int code = run(token -> Peerdist.PeerDistServerRetrieveContentInformation(
                    instance[0], info[0], room.remaining(), room, token));
            if (code == WinError.PEERDIST_ERROR_NO_MORE) {
                break;
            }
            check(code);
            all.position(all.position() + (int) operation.bytes());
        }
        check(Peerdist.PeerDistServerCloseContentInformation(instance[0], info[0]));
        return all.flip();
    }

    private long openContent(ByteBuffer information) throws InterruptedException {
        long[] content = new long[1];
        check(Peerdist.PeerDistClientOpenContent(instance[0], TAG, port.handle(), port.key(), content));
        check(run(token -> Peerdist.PeerDistClientAddContentInformation(
                instance[0], content[0], information.remaining(), information, token)));
        check(run(token -> Peerdist.PeerDistClientCompleteContentInformation(instance[0], content[0], token)));
        return content[0];
    }

    /** How it ended: the refusal, or the completion's code. The buffers are kept by the caller's frame. */
    private int run(Operation.Call call) throws InterruptedException {
        int code = operation.start("PeerDist", call);
        if (code != WinError.ERROR_IO_PENDING && code != WinError.ERROR_SUCCESS) {
            return code;
        }
        assertTrue(operation.await(Duration.ofSeconds(30)));
        return operation.code();
    }

    private static void check(int code) {
        assertEquals(WinError.ERROR_SUCCESS, code, () -> WinError.nameOf(code));
    }

    private static ByteBuffer data() {
        ByteBuffer data = ByteBuffer.allocateDirect(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            data.put(i, (byte) (i * 31 + i / 256));
        }
        return data;
    }
}
