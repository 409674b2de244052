// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture.families;

import io.github.winnet4j.Pending;
import io.github.winnet4j.peerdist.Content;
import io.github.winnet4j.peerdist.ContentRead;
import io.github.winnet4j.peerdist.ContentTag;
import io.github.winnet4j.peerdist.PeerDist;
import io.github.winnet4j.testkit.Action;
import io.github.winnet4j.testkit.BranchCache.Cancel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * BranchCache: each read that was accepted ends once, with the bytes of the publication where it says that data came.
 */
final class PeersSide implements Side {
    private static final int SIZE = 200_000;
    private static final ContentTag TAG = ContentTag.of("winnet4j torture".getBytes(StandardCharsets.US_ASCII));
    private static final List<Cancel> CANCELS = List.of(Cancel.values());
    private static final String[] READS = {"PeerDistClientBlockRead", "PeerDistClientStreamRead"};

    private static final class Reading {
        private Content content;
        private ContentRead read;
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(3000);
        private volatile Ends.One end;
        private long from;
        private boolean block;

        /** It has ended, and another thread has yet to say so. */
        private boolean isHeardLater() {
            return end != null && !end.isOver();
        }
    }

    private final FamilyRun run;
    private final byte[] information;
    private final Clients<PeerDist> clients;
    private final List<Content> contents = new ArrayList<>();
    private final IdentityHashMap<Content, Pending<Void>> informed = new IdentityHashMap<>();
    private final List<Reading> reads = new ArrayList<>();
    private final Asked<Pending<?>> asked;
    private int published;

    /** A close had no time to wait for what was in progress. */
    private boolean givesUp;

    PeersSide(FamilyRun run) {
        this.run = run;
        clients = new Clients<>(2, () -> PeerDist.open(run.port));
        asked = new Asked<>(run);
        long seed = run.program.seed();
        run.windows
                .branchCache()
                .publish("report", SIZE)
                .shortReads((int) (seed % 3) * 40)
                .cancel(CANCELS.get((int) (seed % CANCELS.size())));
        if (seed % 2 == 0) {
            run.windows.branchCache().missing("report", 70_000, 20_000);
        }
        if (seed % 5 == 0) {
            run.windows.branchCache().local("report", 0, 50_000);
        }
        information = HexFormat.of()
                .parseHex(run.windows.command("peerdist information report").strip());
    }

    private Content content(int choice) {
        if (contents.isEmpty() || contents.size() < 4 && choice % 8 == 0) {
            Content content = clients.of(choice / 8).openContent(TAG);
            Pending<Void> complete = content.information(information);
            informed.put(content, complete);
            contents.add(content);
            asked("information", complete, choice);
        }
        return contents.get(choice % contents.size());
    }

    private void asked(String what, Pending<?> pending, int choice) {
        asked.add(pending);
        run.ends.of(what, pending.future());
        pending.future().whenComplete((outcome, problem) -> run.actInside(this, choice * 31 + 7));
    }

    @Override
    public void act(int choice) {
        int what = choice % 24;
        int more = choice / 24;
        switch (what) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> read(more);
            case 8, 9, 10 -> cancelRead(more);
            case 11 -> content(more).cancelAll();
            case 12 -> closeRead(more);
            case 13 -> close(content(more), more);
            case 14 -> close(clients.of(more), more);
            case 15 -> addData(more);
            case 16 -> asked("a flush", clients.of(more).flush(TAG), more);
            case 17, 18 -> asked("a publication", clients.of(more).publish(identifier(), new byte[more % 5000]), more);
            case 19 ->
                asked("information of a publication", clients.of(more).publish(identifier(), new byte[10]), more);
            case 20 -> asked.cancel(more);
            case 21 -> asked.giveUp(more);
            case 22 -> clients.of(more).status();
            default -> run.require(content(more).outstanding() >= 0, "a negative number of operations");
        }
    }

    private byte[] identifier() {
        return ("torture " + published++).getBytes(StandardCharsets.US_ASCII);
    }

    private Reading reading(int choice) {
        if (reads.isEmpty() || reads.size() < 6 && choice % 4 == 0) {
            Reading made = new Reading();
            made.content = content(choice / 4);
            made.read = made.content.newRead().onEnd(read -> ended(made, choice));
            if (choice % 5 == 0) {
                made.read.timeout(Duration.ofMillis(choice % 4000));
            }
            reads.add(made);
        }
        return reads.get(choice % reads.size());
    }

    /** Before a content has its information nothing may be read from it. */
    private boolean isReady(Content content) {
        return informed.get(content).future().isDone()
                && !informed.get(content).future().isCompletedExceptionally();
    }

    private void read(int choice) {
        if (!isReady(content(choice))) {
            return;
        }
        Reading one = reading(choice);
        if (one.read.outcome() == ContentRead.Outcome.PENDING || one.isHeardLater() || !isReady(one.content)) {
            return;
        }
        Ends.One end = run.ends.heardOnce("a read");
        Ends.One before = one.end;
        one.end = end; // it may end before the call returns
        one.buffer.clear().limit(1 + choice % one.buffer.capacity());
        one.from = choice % 7 == 0 ? SIZE - 100 : (choice * 37L) % SIZE;
        one.block = choice % 3 != 0;
        boolean accepted = false;
        try {
            if (one.block) {
                one.read.block(one.from, one.buffer);
            } else if (choice % 2 == 0) {
                one.read.stream(one.buffer);
            } else {
                one.read.query(one.from);
            }
            accepted = true;
        } finally {
            if (accepted) {
                run.ends.begun(end, null);
            } else {
                one.end = before;
            }
        }
    }

    private void ended(Reading one, int choice) {
        Ends.One end = one.end;
        ContentRead.Outcome outcome = one.read.outcome();
        run.require(
                outcome != ContentRead.Outcome.PENDING && outcome != ContentRead.Outcome.NONE,
                "a read that ended is " + outcome);
        if (outcome == ContentRead.Outcome.DATA && one.block) {
            ByteBuffer bytes = one.read.buffer();
            for (int i = 0; bytes != null && i < one.read.length(); i++) {
                byte wanted = (byte) ((one.from + i) * 31 + ((one.from + i) >> 8));
                if (bytes.get(bytes.position() + i) != wanted) {
                    run.fail("byte " + i + " of " + one.read + " is wrong");
                    break;
                }
            }
        }
        end.heard(); // from here on the next may begin
        run.actInside(this, choice * 31 + 3);
        if (choice % 31 == 4) {
            throw run.planned();
        }
    }

    private void cancelRead(int choice) {
        if (!reads.isEmpty()) {
            Reading one = reads.get(choice % reads.size());
            boolean over = one.read.outcome() != ContentRead.Outcome.PENDING;
            run.require(!(one.read.cancel() && over), "cancelled what had ended: " + one.read);
        }
    }

    private void closeRead(int choice) {
        if (!reads.isEmpty()) {
            reads.remove(choice % reads.size()).read.close();
        }
    }

    private void addData(int choice) {
        Content content = content(choice);
        if (!isReady(content)) {
            return;
        }
        ByteBuffer data = ByteBuffer.allocateDirect(1 + choice % 1000);
        asked("data", content.addData(70_000 + choice % 10_000, data), choice);
    }

    private void close(Content content, int choice) {
        switch (choice % 3) {
            case 0 -> content.closeAsync();
            case 1 -> givesUp |= !content.close(FamilyRun.A_WHILE);
            default -> givesUp |= !content.close(Duration.ZERO);
        }
    }

    private void close(PeerDist client, int choice) {
        switch (choice % 3) {
            case 0 -> client.closeAsync();
            case 1 -> givesUp |= !client.close(FamilyRun.A_WHILE);
            default -> givesUp |= !client.close(Duration.ZERO); // what Windows hasn't given back is abandoned
        }
    }

    @Override
    public void fault(int choice) {
        int more = choice / 8;
        switch (choice % 8) {
            case 0 -> run.windows.service("peerdist", more % 2 == 0);
            case 1 -> run.windows.on(READS[more % 2]).nth(1).returns(more % 3 == 0 ? 8 : 4050);
            case 2 -> run.windows.on(READS[more % 2]).nth(1).will(Action.completesInside());
            case 3 -> run.windows.on(READS[more % 2]).nth(1).will(Action.completesBeforeReturn());
            case 4 ->
                run.windows.on("PeerDistClientCancelAsyncOperation").nth(1).returns(6);
            case 5 -> run.chaos(more % 30);
            case 6 -> run.windows.removeRules();
            default -> run.windows.on(READS[more % 2]).nth(1).will(Action.completesWith(1460));
        }
    }

    @Override
    public void mend() {
        run.windows.service("peerdist", true);
    }

    @Override
    public void close() {
        reads.forEach(one -> one.read.close());
        for (Content content : contents) {
            content.closeAsync();
        }
        run.windows.runUntilIdle();
        run.poll();
        for (PeerDist client : clients) {
            client.closeAsync();
        }
        run.windows.runUntilIdle();
        run.poll();
        for (PeerDist client : clients) {
            run.require(client.close(FamilyRun.A_WHILE) || givesUp, "a client doesn't close: " + client);
        }
    }

    @Override
    public void check() {
        for (Content content : contents) {
            run.require(run.soon(() -> content.outstanding() == 0), "a content has something yet: " + content);
        }
        asked.check();
    }
}
